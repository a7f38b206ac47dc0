"""Crowded timelines: labels are shared, every event is named or counted, nothing overlaps."""

import random
import re
from collections import Counter

import pytest

from casereports.figures.plots.clusters import APART, NEARNESSES, Nearness, clusters
from casereports.figures.plots.lanes import Cluster, Moment
from casereports.figures.plots.shapes import Group, Mark
from casereports.figures.plots.style import HIGHEST_MM, HIGHEST_SINGLE_MM, POINTS_PER_MM
from casereports.figures.plots.timeaxis import time_axis
from casereports.figures.plots.timeline import Lane, LaneKind, Timeline, timeline_sheet
from tests.figures.plots.drawn import covered, labels, outside, overlaps, texts

AXIS = time_axis([0, 365], left=0, right=400)
NBSP = "\u00a0"
NAMES = {
    LaneKind.HISTORY: ("appendicectomy", "hypertension", "allergy to penicillin"),
    LaneKind.SYMPTOMS: ("fever", "back pain (left)", "night sweats", "weight loss"),
    LaneKind.TESTS: ("CT abdomen: presacral mass", "MRI pelvis", "biopsy", "blood culture"),
    LaneKind.TREATMENT: ("lanreotide", "radiation to sacrum", "prednisolone 40 mg"),
    LaneKind.OUTCOME: ("neutropenia (grade 3)", "stable disease", "admission to intensive care"),
}


def dense(count: int, *, is_wide: bool) -> Timeline:
    """Returns a long stay: events crowd in its first weeks, treatments go on beside each other."""
    chance = random.Random(count)
    kinds = list(LaneKind)
    lanes: dict[LaneKind, list[Moment]] = {kind: [] for kind in kinds}
    for at in range(count):
        kind = chance.choices(kinds, [1, 2, 5, 4, 3])[0]
        day = round(chance.triangular(0, 180, 20)) - 60 * (kind is LaneKind.HISTORY)
        more: dict[str, object] = {}
        if kind is LaneKind.TREATMENT:
            more = chance.choice([{"until": day + 14}, {"until": day + 60}, {"goes_on": True}, {}])
        elif chance.random() < 0.2:
            more = chance.choice([{"approximate": True}, {"latest": day + 5}])
        name = chance.choice(NAMES[kind])
        lanes[kind].append(moment(name, day, source=f"event:{at}", **more))
    found = tuple(Lane(kind=kind, moments=tuple(held)) for kind, held in lanes.items() if held)
    return Timeline(
        title="Timeline", description="Lanes", origin="admission", lanes=found, is_wide=is_wide
    )


def moment(words: str, day: float, **more: object) -> Moment:
    return Moment.model_validate({"words": words, "day": day, "source": "event:one", **more})


NEAR = Nearness(20, 60)


def told(*moments: Moment, near: Nearness = NEAR) -> list[str]:
    return [one.words for one in clusters(moments, AXIS, near=near, noun="tests")]


def number_said(label: str) -> int:
    """Returns how many events a label names or counts."""
    if whole := re.fullmatch(r"(\d+) [a-z ]+", label):
        return int(whole[1])
    names, _and, rest = label.partition(" and ")
    if not rest.endswith(f"{NBSP}more"):
        names, rest = label, f"0{NBSP}more"
    parts = names.split("; " if "; " in names else ", ")
    times = [re.match(rf"(\d+){NBSP}×{NBSP}", part) for part in parts]
    return sum(int(found[1]) if found else 1 for found in times) + int(rest.split(NBSP)[0])


@pytest.mark.parametrize("is_wide", [True, False], ids=["two columns", "one column"])
@pytest.mark.parametrize("count", [60, 150])
def test_a_crowded_timeline_is_drawn_on_one_page(count: int, is_wide: bool) -> None:
    sheet = timeline_sheet(dense(count, is_wide=is_wide))
    assert overlaps(sheet) == []
    assert covered(sheet) == []
    assert outside(sheet) == []
    assert sheet.height <= (HIGHEST_MM if is_wide else HIGHEST_SINGLE_MM) * POINTS_PER_MM
    assert min(words.size for words in labels(sheet)) >= 6


@pytest.mark.parametrize("is_wide", [True, False], ids=["two columns", "one column"])
@pytest.mark.parametrize("count", [60, 150])
def test_every_event_of_a_crowded_timeline_has_its_symbol(count: int, is_wide: bool) -> None:
    timeline = dense(count, is_wide=is_wide)
    groups = [part for part in timeline_sheet(timeline).parts if isinstance(part, Group)]
    wanted = [moment.source for one in timeline.lanes for moment in one.moments]
    assert sorted(group.source for group in groups) == sorted(wanted)
    assert all(group.shapes for group in groups)


@pytest.mark.parametrize("near", NEARNESSES, ids=lambda near: f"{near.apart:g} points")
@pytest.mark.parametrize("count", [60, 150])
def test_every_event_is_named_or_counted(count: int, near: Nearness) -> None:
    for one in dense(count, is_wide=True).lanes:
        shared: list[Cluster] = list(clusters(one.moments, AXIS, near=near, noun="events"))
        held = [moment for cluster in shared for moment in cluster.moments]
        assert Counter(moment.source for moment in held) == Counter(m.source for m in one.moments)
        for cluster in shared:
            if len(cluster.moments) > 1:
                assert number_said(cluster.words) == len(cluster.moments)
            else:
                assert cluster.words == cluster.moments[0].words


def test_events_near_each_other_are_named_together() -> None:
    assert told(moment("CT", 3), moment("MRI", 1), moment("biopsy", 200)) == ["MRI, CT", "biopsy"]


def test_names_with_commas_are_told_apart_by_semicolons() -> None:
    assert told(moment("pain, left", 1), moment("fever", 2)) == ["pain, left; fever"]


def test_what_happened_several_times_is_named_once() -> None:
    three = (moment("CT", day) for day in (1, 2, 3))
    assert told(*three, moment("MRI", 4)) == [f"3{NBSP}×{NBSP}CT, MRI"]


def test_what_a_label_has_no_room_to_name_is_counted() -> None:
    four = [moment(f"laboratory test {at}", at) for at in range(4)]
    assert told(*four, near=Nearness(20, 30)) == [f"laboratory test 0 and 3{NBSP}more"]
    assert told(*four, near=Nearness(20, 0)) == ["4 tests"]


def test_each_event_has_its_own_label_where_there_is_room() -> None:
    assert told(moment("CT", 1), moment("MRI", 1), near=APART) == ["CT", "MRI"]


def test_a_bar_shares_no_label_with_a_mark() -> None:
    assert told(moment("aspirin", 1), moment("heparin", 1, until=9)) == ["aspirin", "heparin"]


def test_events_on_two_sides_of_a_gap_in_time_share_no_label() -> None:
    axis = time_axis([-4000, -3990, 0, 10, 20], left=0, right=400)
    assert len(axis.breaks) == 1
    far = clusters(
        [moment("CT", -3990), moment("MRI", 0)], axis, near=Nearness(400, 90), noun="tests"
    )
    assert [one.words for one in far] == ["CT", "MRI"]


def test_a_figure_with_shared_labels_says_so() -> None:
    sheet = timeline_sheet(dense(150, is_wide=False))
    assert "Label of several, events near each other" in " ".join(texts(sheet))
    assert len([shape for shape in sheet.shapes if isinstance(shape, Mark)]) > len(labels(sheet))


def test_of_much_that_has_no_day_the_rest_is_counted() -> None:
    many = tuple(f"a visit to the clinic, number {at}" for at in range(400))
    few = Lane(kind=LaneKind.TESTS, moments=(moment("CT", 0), moment("MRI", 0)))
    sheet = timeline_sheet(
        Timeline(title="Timeline", description="", origin="admission", lanes=(few,), unplaced=many)
    )
    printed = " ".join(texts(sheet))
    assert re.findall(r"number (\d+); (\d+) more\.$", printed) == [("30", "369")]
    assert {"CT", "MRI"} <= set(texts(sheet))
