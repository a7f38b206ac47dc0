"""Bars: as high as their numbers, told apart without colour, no label over another."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.figures.plots.bars import (
    WIDEST,
    Bar,
    BarList,
    Bars,
    Line,
    bar_list_sheet,
    bars_sheet,
    draw_bar_list,
    draw_bars,
)
from casereports.figures.plots.shapes import Block, Box, Sheet, Stroke
from casereports.figures.plots.style import BLUE
from tests.figures.plots.drawn import numbers, outside, overlaps, texts

FILLINGS = ("solid", "tinted", "striped", "hollow")


def months(*parts: tuple[int, ...], **more: object) -> Bars:
    number = len(parts[0])
    return Bars.model_validate(
        {
            "title": "Submissions by month",
            "description": "Bars",
            "labels": [f"2026-{at + 1:02}" for at in range(number)],
            "parts": [
                {"name": f"ending {at}", "values": values, "filling": FILLINGS[at]}
                for at, values in enumerate(parts)
            ],
            "across": "month",
            "upwards": "submissions",
            **more,
        }
    )


def boxes(sheet: Sheet, fill: str = BLUE) -> list[Box]:
    """Returns the filled rectangles behind the first, which is in the key where there is one."""
    return [one.box for one in sheet.shapes if isinstance(one, Block) and one.fill == fill]


@st.composite
def stacks(draw: st.DrawFn) -> Bars:
    number = draw(st.integers(1, 60))
    values = st.lists(st.integers(0, 4000), min_size=number, max_size=number).map(tuple)
    parts = draw(st.lists(values, min_size=1, max_size=4))
    if draw(st.booleans()):
        return months(*parts)
    lines = draw(st.lists(st.floats(0, number), max_size=3))
    return months(
        *parts,
        labels=[str(at * 7) for at in range(number + 1)],
        is_dense=True,
        lines=[Line(at=at, text=f"median {at:.0f} days") for at in lines],
    )


@settings(max_examples=60, deadline=None)
@given(stacks())
def test_no_label_stands_over_another_or_the_edge(bars: Bars) -> None:
    sheet = bars_sheet(bars)
    assert overlaps(sheet) == []
    assert outside(sheet) == []
    assert all(number == number and abs(number) < 10_000 for number in numbers(sheet))


def test_a_bar_is_as_high_as_its_number() -> None:
    one, two, four = boxes(bars_sheet(months((1, 2, 4))))
    height = one.bottom - one.top
    assert two.bottom - two.top == pytest.approx(2 * height)
    assert four.bottom - four.top == pytest.approx(4 * height)


def test_parts_stand_on_each_other_and_differ_in_their_filling() -> None:
    sheet = bars_sheet(months((2,), (1,), (3,), (1,)))
    blocks = [shape for shape in sheet.shapes if isinstance(shape, Block)]
    stack = blocks[:4]
    for below, above in pairwise(stack):
        assert above.box.bottom == pytest.approx(below.box.top)
    looks = {(block.fill, block.ink) for block in stack}
    assert len(looks) == 4
    assert texts(sheet)[-6:-2] == ["ending 0", "ending 1", "ending 2", "ending 3"]


def test_stripes_end_at_the_edges_of_their_bar() -> None:
    sheet = bars_sheet(months((1,), (1,), (1,)))
    ink = "#007a5a"
    (bar, *_key) = [one.box for one in sheet.shapes if isinstance(one, Block) and one.ink == ink]
    stripes = [one for one in sheet.shapes if isinstance(one, Stroke) and one.ink == ink]
    in_bar = [one for one in stripes if one.points[0][1] > bar.top]
    assert in_bar
    for stripe in in_bar:
        for x, y in stripe.points:
            assert bar.holds(Box(x, y, x, y))


def test_numbers_of_things_have_no_fractions() -> None:
    scale = [text for text in texts(bars_sheet(months((1, 0, 2)))) if text[0].isdigit()]
    assert {text for text in scale if "." in text} == set()


@pytest.mark.parametrize("number", [1, 4, 12, 60])
def test_a_bar_is_never_as_wide_as_the_page(number: int) -> None:
    bars = boxes(bars_sheet(months((1,) * number)))
    widths = {round(one.right - one.left, 6) for one in bars}
    assert len(widths) == 1
    assert 0 < min(widths) <= WIDEST
    middles = [(one.left + one.right) / 2 for one in bars]
    steps = {round(right - left, 6) for left, right in pairwise(middles)}
    assert len(steps) <= 1


def test_many_bars_share_fewer_labels() -> None:
    labels = [text for text in texts(bars_sheet(months((1,) * 60))) if text.startswith("2026-")]
    assert labels[0] == "2026-01"
    assert len(labels) < 30


def test_bars_without_anything_are_drawn() -> None:
    assert boxes(bars_sheet(months((0, 0)))) == []


def test_a_part_has_a_value_for_each_bar() -> None:
    with pytest.raises(ValueError, match="one value for each bar"):
        months((1, 2), (1,))


def items(*values: float, **more: object) -> BarList:
    bars = [Bar(label=f"CARE {at}", value=one, text=f"{one:g} %") for at, one in enumerate(values)]
    return BarList.model_validate(
        {"title": "Missing", "description": "A list", "bars": bars, "full": 100, **more}
    )


def test_lying_bars_are_as_long_as_their_share() -> None:
    half, quarter = boxes(bar_list_sheet(items(50, 25)))
    assert half.right - half.left == pytest.approx(2 * (quarter.right - quarter.left))


def test_a_long_label_is_cut_off() -> None:
    long = Bar(label="a very long demand " * 20, value=5, text="5 %")
    sheet = bar_list_sheet(items(bars=[long]))
    assert texts(sheet)[0].endswith("…")
    assert outside(sheet) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 100), max_size=30))
def test_lying_bars_stay_apart_and_on_the_sheet(values: list[float]) -> None:
    sheet = bar_list_sheet(items(*values))
    assert overlaps(sheet) == []
    assert outside(sheet) == []


def test_the_same_bars_give_the_same_bytes() -> None:
    assert draw_bars(months((1, 2))).svg == draw_bars(months((1, 2))).svg
    assert draw_bar_list(items(1, 2)).svg == draw_bar_list(items(1, 2)).svg
    assert b"<title>Submissions by month</title>" in draw_bars(months((1,))).svg
