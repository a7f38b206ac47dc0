"""Figures drawn from rows: as the author wished, as far as the record tells, never a blank."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from casereports.clinical.casefile import read_case, write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.figures import LetterStyle
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import DrawnPlots, compose_plots
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of, words_of
from tests.factories.plotted import after, before, lab, number, plotted_case

CASES = Path(__file__).parents[2] / "cases"
REPORTS = sorted((CASES / "reports").glob("*.json"))
TIMELINE = Plot(key="timeline", kind=PlotKind.TIMELINE)
ALP = Plot(key="trend-alp", kind=PlotKind.LAB_TREND, analytes=("ALP",))
TREND = Plot(key="trend", kind=PlotKind.LAB_TREND)
DATE = re.compile(r"\b(?:19|20)\d\d-\d\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def drawn(case: CaseFacts) -> tuple[DrawnPlots, list[str]]:
    faults: list[Fault] = []
    found = compose_plots(case, faults)
    return found, [str(fault.message) for fault in faults]


def figure(case: CaseFacts) -> Figure:
    found, faults = drawn(case)
    assert faults == []
    (one,) = found.floats
    assert isinstance(one.block, Figure)
    return one.block


def words(case: CaseFacts) -> list[str]:
    """Returns the text of all drawings of a case, line by line."""
    found, _faults = drawn(case)
    return [
        text.text or ""
        for drawing in found.drawings.values()
        for text in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    ]


def paper(case: CaseFacts) -> Composed:
    return compose_paper(case, profile=profile(""), images={})


# ---------------------------------------------------------------- lab trends


def test_a_changed_result_changes_the_plot_and_its_description() -> None:
    assert "147" in words(plotted_case(ALP))
    changed = plotted_case(ALP, alp="151")
    assert "147" not in words(changed)
    assert "151" in words(changed)
    (panel,) = figure(changed).panels
    assert "151\u00a0U/L at admission" in panel.alt
    assert figure(changed).panels[0].image != figure(plotted_case(ALP)).panels[0].image


def test_a_trend_is_captioned_from_the_facts() -> None:
    assert words_of(figure(plotted_case(ALP)).caption) == (
        "Alkaline phosphatase over time. The band is the reference interval (40–129\u00a0U/L); "
        "bars are treatments."
    )


def test_the_authors_words_come_first() -> None:
    own = ALP.model_copy(update={"title": "ALP *fell* (see {fig:trend-alp}).", "alt": "Falls."})
    found = figure(plotted_case(own))
    assert words_of(found.caption).startswith("ALP fell (see")
    assert found.panels[0].alt == "Falls."


def test_the_authors_description_stands_at_the_first_panel() -> None:
    found = figure(plotted_case(TREND.model_copy(update={"alt": "All three rise and fall."})))
    assert found.panels[0].alt == "All three rise and fall."
    assert found.panels[1].alt.startswith("Line plot of total bilirubin")


def test_analytes_that_nobody_chose_are_those_with_three_results() -> None:
    found = figure(plotted_case(TREND))
    assert [panel.letter for panel in found.panels] == ["A", "B", "C"]
    assert [words_of(panel.caption) for panel in found.panels] == [
        "Alkaline phosphatase (ALP) (reference interval 40–129\u00a0U/L).",
        "Total bilirubin (reference interval ≤1.2\u00a0mg/dL).",
        "C-reactive protein (CRP) (reference interval ≤5\u00a0mg/L).",
    ]
    assert words_of(found.caption) == (
        "Alkaline phosphatase, total bilirubin and C-reactive protein over time. Bands are "
        "reference intervals; bars are treatments. The scale in C is logarithmic. Open triangles "
        "are results beyond what the method can tell. 1 result without a number or a time could "
        "not be drawn."
    )


def test_treatments_stand_above_the_first_panel_alone() -> None:
    found, _faults = drawn(plotted_case(TREND))
    (one,) = found.floats
    assert isinstance(one.block, Figure)
    texts = [found.drawings[panel.image.sha256].decode() for panel in one.block.panels]
    assert ["Prednisolone" in text for text in texts] == [True, False, False]
    assert ["Weeks from admission" in text for text in texts] == [False, False, True]


def test_an_analyte_in_two_units_has_a_panel_for_each() -> None:
    labs = [
        *(lab(f"a{day}", "bilirubin", number("3", "mg/dL"), after(day)) for day in (1, 2, 3)),
        *(lab(f"b{day}", "bilirubin", number("51", "umol/L"), after(day)) for day in (4, 5, 6)),
    ]
    found, _faults = drawn(plotted_case(TREND, labs=labs))
    texts = [drawing.decode() for drawing in found.drawings.values()]
    assert ["(mg/dL)" in text for text in texts] == [True, False]
    assert ["(µmol/L)" in text for text in texts] == [False, True]


def test_an_analyte_in_two_materials_names_them() -> None:
    labs = [
        lab(f"{of}{day}", "glucose", number("5", "mmol/L"), after(day), specimen=of)
        for of in ("serum", "csf")
        for day in (1, 2, 3)
    ]
    found = figure(plotted_case(TREND, labs=labs))
    assert [words_of(panel.caption) for panel in found.panels] == [
        "Glucose (serum).",
        "Glucose (csf).",
    ]


def test_the_interval_of_the_nearest_result_stands_in_where_one_has_none() -> None:
    limits = [{"high": 10}, None, None, {"high": 20}]
    labs = [
        lab(f"a{day}", "CK", number("5"), after(day), reference=limit)
        for day, limit in enumerate(limits)
    ]
    caption = words_of(figure(plotted_case(TREND, labs=labs)).caption)
    assert "(≤10\u00a0U/L, then ≤20\u00a0U/L)" in caption


def test_results_after_a_stimulus_are_no_course() -> None:
    labs = [
        lab(
            f"c{minutes}",
            "cortisol",
            number("300", "nmol/L"),
            after(0),
            stimulus="ACTH",
            after_stimulus={"value": minutes, "unit": "minute"},
        )
        for minutes in (0, 30, 60)
    ]
    _found, faults = drawn(plotted_case(TREND, labs=labs))
    assert faults[0].startswith("A lab trend needs an analyte with three results")


@pytest.mark.parametrize(
    ("plot", "labs", "missing"),
    [
        (ALP, [], "“ALP” has no two results with a number and a time in one unit"),
        (TREND, [lab("a", "CK", number("5"), after(1))], "A lab trend needs an analyte with three"),
        (
            TREND,
            [lab(f"a{n}", "CK", number("5")) for n in range(4)],
            "A lab trend needs an analyte with three",
        ),
    ],
)
def test_a_trend_without_results_is_a_hole_that_says_what_is_missing(
    plot: Plot, labs: list[object], missing: str
) -> None:
    found, faults = drawn(plotted_case(plot, labs=labs))
    assert (found.floats, dict(found.drawings)) == ((), {})
    assert [fault.startswith(missing) for fault in faults] == [True]


# ---------------------------------------------------------------- the timeline


def test_the_timeline_has_its_lanes_and_counts_from_the_index_visit() -> None:
    printed = words(plotted_case(TIMELINE))
    assert [name for name in printed if name in LANES] == list(LANES)
    assert "Weeks from admission" in printed
    assert "Not on the axis: itch came back for some days (after a holiday)." in printed


LANES = ("History", "Symptoms", "Tests", "Treatment", "Outcome")


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


# ---------------------------------------------------------------- in the paper


def test_plots_are_numbered_where_the_text_mentions_them() -> None:
    text = "Enzymes rose ({fig:trend:B}), as told in {fig:timeline}."
    case = plotted_case(
        TIMELINE, TREND, paper={"title": "A case", "sections": [{"kind": "case", "text": text}]}
    )
    made = paper(case)
    assert made.faults == ()
    figures = [one for one in blocks_of(made.manuscript.body) if isinstance(one, Figure)]
    assert [(one.key, one.number) for one in figures] == [("trend", 1), ("timeline", 2)]


def test_a_plot_that_the_text_does_not_mention_is_printed_at_its_home() -> None:
    case = plotted_case(
        ALP,
        paper={
            "title": "A case",
            "sections": [{"kind": "investigations", "text": "Enzymes rose."}],
        },
    )
    figures = [one for one in blocks_of(paper(case).manuscript.body) if isinstance(one, Figure)]
    assert [(one.key, one.number) for one in figures] == [("trend-alp", 1)]


def test_a_plot_cannot_take_the_name_of_a_figure() -> None:
    case = plotted_case(TIMELINE, figures=[{"key": "timeline"}])
    _found, faults = drawn(case)
    assert faults == ["Another figure is called “timeline”; give this plot a key of its own."]


def test_a_click_leads_to_the_plots_form_and_from_a_mark_to_its_row() -> None:
    found, _faults = drawn(plotted_case(ALP))
    (one,) = found.floats
    assert (one.block.source, one.block.panels[0].source) == ("plot:trend-alp", "plot:trend-alp")
    (svg,) = found.drawings.values()
    assert svg.count(b'data-source="lab:alp-') == 7


def test_a_plot_survives_the_case_file() -> None:
    case = plotted_case(TIMELINE, ALP)
    assert read_case(write_case(case)) == case


def test_the_same_facts_give_the_same_drawings() -> None:
    assert drawn(plotted_case(TIMELINE, TREND)) == drawn(plotted_case(TIMELINE, TREND))


def test_nothing_is_drawn_that_nobody_asked_for() -> None:
    found, faults = drawn(plotted_case())
    assert (found.floats, faults) == ((), [])


# ---------------------------------------------------------------- the case as data


PLOTS = CASES / "plots"


def test_the_case_of_the_folder_is_drawn_as_its_files_say() -> None:
    case = read_case((PLOTS / "case.json").read_text("utf-8"))
    found, faults = drawn(case)
    assert faults == []
    nodes = [one.block.model_dump(mode="json", exclude_defaults=True) for one in found.floats]
    assert nodes == json.loads((PLOTS / "nodes.json").read_text("utf-8"))
    for one in found.floats:
        assert isinstance(one.block, Figure)
        for panel in one.block.panels:
            name = f"{one.block.key}{panel.letter and '-'}{panel.letter.lower()}.svg"
            assert found.drawings[panel.image.sha256] == (PLOTS / name).read_bytes()


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


def test_the_legend_of_a_plot_has_its_letters_in_the_form_of_the_journal() -> None:
    style = LetterStyle(caption="{letter}:")
    (one,) = compose_plots(plotted_case(TREND), [], lettering=style).floats
    assert isinstance(one.block, Figure)
    first, second, *_ = one.block.panels
    assert [one.block.caption_letter(panel) for panel in (first, second)] == ["A:", "B:"]
