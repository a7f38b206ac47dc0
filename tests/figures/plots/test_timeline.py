"""The timeline: all that happened, readable, within its edges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.figures.plots.lanes import Moment
from casereports.figures.plots.shapes import Block, Mark
from casereports.figures.plots.style import HIGHEST_MM, HIGHEST_SINGLE_MM, POINTS_PER_MM
from casereports.figures.plots.timeline import (
    Lane,
    LaneKind,
    Timeline,
    TooManyMomentsError,
    draw_timeline,
    timeline_sheet,
)
from tests.figures.plots.drawn import covered, numbers, outside, overlaps, texts


def timeline(*lanes: Lane, **more: object) -> Timeline:
    return Timeline.model_validate(
        {"title": "Timeline", "description": "Lanes", "origin": "admission", "lanes": lanes, **more}
    )


def lane(kind: LaneKind, *moments: Moment) -> Lane:
    return Lane(kind=kind, moments=moments)


def moment(words: str, day: float, **more: object) -> Moment:
    return Moment.model_validate({"words": words, "day": day, "source": "event:one", **more})


WORDS = st.text(
    st.sampled_from("abcdefghij klmnop-qrstuvw ABC 0123456789αβ(),"), min_size=1, max_size=90
).map(lambda text: " ".join(text.split()) or "x")
DAYS = st.one_of(
    st.integers(-10, 60).map(float), st.floats(-8000, 2000).map(lambda day: round(day, 1))
)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    day, kind = draw(DAYS), draw(st.sampled_from(["point", "bar", "span", "on"]))
    length = draw(st.floats(0, 400).map(lambda days: round(days, 1)))
    more: dict[str, object] = {
        "bar": {"until": day + length},
        "span": {"latest": day + length},
        "on": {"goes_on": True},
    }.get(kind, {"approximate": draw(st.booleans())})
    return moment(draw(WORDS), day, **more)


LANES = st.lists(
    st.builds(
        Lane,
        kind=st.sampled_from(list(LaneKind)),
        moments=st.lists(moments(), min_size=1, max_size=7).map(tuple),
    ),
    min_size=1,
    max_size=5,
).map(tuple)


@settings(max_examples=30, deadline=None)
@given(LANES, st.lists(WORDS, max_size=3).map(tuple), st.booleans())
def test_no_label_stands_over_another_or_over_the_edge(
    lanes: tuple[Lane, ...], unplaced: tuple[str, ...], is_wide: bool
) -> None:
    sheet = timeline_sheet(timeline(*lanes, unplaced=unplaced, is_wide=is_wide))
    assert overlaps(sheet) == []
    assert covered(sheet) == []
    assert outside(sheet) == []
    assert sheet.height <= (HIGHEST_MM if is_wide else HIGHEST_SINGLE_MM) * POINTS_PER_MM


@settings(max_examples=10, deadline=None)
@given(LANES)
def test_every_word_is_printed_and_every_place_is_a_number(lanes: tuple[Lane, ...]) -> None:
    sheet = timeline_sheet(timeline(*lanes))
    printed = "".join("".join(texts(sheet)).split())
    assert all("".join(m.words.split()) in printed for one in lanes for m in one.moments)
    assert all(number == number and abs(number) < 10_000 for number in numbers(sheet))


def test_the_same_timeline_gives_the_same_bytes() -> None:
    one = timeline(lane(LaneKind.TESTS, moment("MRI", 3), moment("CT", 0)))
    draw_timeline.cache_clear()
    first = draw_timeline(one)
    draw_timeline.cache_clear()
    assert draw_timeline(one) == first


def test_what_has_no_place_is_listed_below_the_axis() -> None:
    sheet = timeline_sheet(
        timeline(lane(LaneKind.TESTS, moment("CT", 0)), unplaced=("relapse (after cycle 2)",))
    )
    assert texts(sheet)[-1] == "Not on the axis: relapse (after cycle 2)."


def test_symbols_that_need_words_are_explained() -> None:
    about, on = moment("Cough", -20, approximate=True), moment("Aspirin", 2, goes_on=True)
    sheet = timeline_sheet(timeline(lane(LaneKind.SYMPTOMS, about, on)))
    assert texts(sheet)[-1] == "Hollow mark, time approximate; pointed bar, goes on."
    (mark,) = [shape for shape in sheet.shapes if isinstance(shape, Mark)]
    assert mark.hollow is True


def test_lanes_are_told_apart_without_colour() -> None:
    sheet = timeline_sheet(timeline(*(lane(kind, moment("CT", 1)) for kind in LaneKind)))
    marks = [shape.shape for shape in sheet.shapes if isinstance(shape, Mark)]
    assert len(set(marks)) == len(LaneKind)


def test_a_bar_holds_its_words_where_they_fit() -> None:
    sheet = timeline_sheet(timeline(lane(LaneKind.TREATMENT, moment("Prednisolone", 0, until=60))))
    bars = [shape for shape in sheet.shapes if isinstance(shape, Block)]
    (words,) = [shape for shape in sheet.shapes if getattr(shape, "text", "") == "Prednisolone"]
    assert bars[-1].box.holds(words.box)


def test_more_than_a_page_holds_is_refused() -> None:
    tale = timeline(lane(LaneKind.OUTCOME, moment("a tale that finds no end " * 1000, 0)))
    with pytest.raises(TooManyMomentsError):
        timeline_sheet(tale)
    assert draw_timeline(tale) is None
