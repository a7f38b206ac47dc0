"""The timeline of a case, and its words for those who can't see it."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.compose.timeline_plot import plotted_timeline
from tests.factories.plotted import after, before, plotted_case
from tests.manuscript.compose.drawn import TIMELINE, drawn, figure, words

CASES = Path(__file__).parents[2] / "cases"
REPORTS = sorted((CASES / "reports").glob("*.json"))
DATE = re.compile(r"\b(?:19|20)\d\d-\d\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
LANES = ("History", "Symptoms", "Tests", "Treatment", "Outcome")


def crowded(number: int, name: str) -> list[dict[str, object]]:
    return [
        {"key": f"event-{at}", "kind": "other", "name": f"{name} {at}", "when": after(at % 45)}
        for at in range(number)
    ]


def test_a_crowded_course_is_drawn_and_told_event_by_event() -> None:
    case = plotted_case(TIMELINE, events=crowded(150, "admission"))
    plotted = plotted_timeline(case, TIMELINE)
    assert plotted.lacks is None
    (panel,) = plotted.panels
    wanted = [f"admission {at}{end}" for at in range(150) for end in (" (", ";", ".")]
    found = [words for words in wanted if words in panel.alt]
    assert len(found) == 150
    assert plotted.caption == "Timeline of the case. Day 0 is admission."


def test_the_timeline_has_its_lanes_and_counts_from_the_index_visit() -> None:
    printed = words(plotted_case(TIMELINE))
    assert [name for name in printed if name in LANES] == list(LANES)
    assert "Weeks from admission" in printed
    assert "Not on the axis: itch came back for some days (after a holiday)." in printed


def test_the_timeline_is_told_to_those_who_cannot_see_it() -> None:
    (panel,) = figure(plotted_case(TIMELINE)).panels
    assert panel.alt.startswith("Timeline in lanes; day 0 is admission. History: cholecystectomy")
    assert "prednisolone (13\u00a0days after admission)" in panel.alt


def test_a_symptom_that_lasted_until_the_visit_is_a_bar_up_to_it() -> None:
    found, _faults = drawn(plotted_case(TIMELINE))
    (svg,) = found.drawings.values()
    group = next(
        group
        for group in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
        if group.get("data-source") == "complaint:itch"
    )
    assert group[-1].text == "Itch"
    assert group[0].tag.endswith("rect")


def test_a_case_without_times_is_a_hole_that_says_what_is_missing() -> None:
    _found, faults = drawn(CaseFacts(plots=(TIMELINE,)))
    (fault,) = faults
    assert fault == (
        "A timeline needs two events with a time that can be counted from the index visit; give "
        "complaints, tests, treatments or events their time."
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_of_every_kind_have_their_timeline_without_a_date(path: Path) -> None:
    case = read_case(path.read_text("utf-8")).model_copy(update={"plots": (TIMELINE,)})
    found, faults = drawn(case)
    assert len(found.floats) + len(faults) == 1
    assert DATE.findall(" ".join(words(case))) == []
    assert bool(found.floats) is (path.stem != "onc-all-cord-blood")


def test_history_long_before_the_visit_is_broken_off_the_axis() -> None:
    assert "−10\u00a0y" in words(plotted_case(TIMELINE))
    printed = " ".join(words(plotted_case(TIMELINE)))
    assert "two strokes, time left out" in printed
    near = plotted_case(TIMELINE, history=[], outcomes=[])
    assert "two strokes" not in " ".join(words(near))


def test_a_time_that_is_about_is_a_hollow_mark() -> None:
    told = {"key": "flu", "kind": "medical", "name": "flu"}
    sure = [{**told, "when": before(3, "week")}]
    about = [{**told, "when": before(3, "week", approximate=True)}]
    assert "Hollow mark" in " ".join(words(plotted_case(TIMELINE, history=about)))
    assert "Hollow mark" not in " ".join(words(plotted_case(TIMELINE, history=sure)))
