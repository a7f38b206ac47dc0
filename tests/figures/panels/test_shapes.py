from math import hypot

import pytest

from casereports.clinical.facts.panels import MarkColour
from casereports.figures.panels.shapes import (
    BAR,
    BAR_MARGIN,
    COLOURS,
    HEAD,
    MARGIN,
    TEXT,
    asterisk,
    head,
    label,
    ruler,
    shaft,
)
from casereports.figures.plots.typeface import width_of


def test_the_tip_of_an_arrow_is_where_it_points() -> None:
    corners = head((10.0, 0.0), (0.0, 0.0), HEAD)
    assert corners == ((0.0, 0.0), (2.6, -1.0), (2.6, 1.0))


def test_the_shaft_ends_within_the_head() -> None:
    start, end = shaft((10, 0), head((10, 0), (0, 0), HEAD))
    assert start == (10, 0)
    assert end == pytest.approx((1.95, 0))


def test_a_short_arrow_is_all_head() -> None:
    _tip, left, right = head((1, 0), (0, 0), HEAD)
    assert (left[0], right[0]) == pytest.approx((1, 1))
    assert abs(left[1] - right[1]) == pytest.approx(HEAD[1] / HEAD[0])


def test_an_arrow_too_short_to_be_drawn_is_a_point() -> None:
    assert head((3, 4), (3, 4), HEAD) == ((3, 4),) * 3


def test_an_asterisk_stands_around_its_place() -> None:
    rays = asterisk((5, 5))
    assert len(rays) == 3
    assert {round(hypot(x - 5, y - 5), 6) for ray in rays for x, y in ray} == {1.5}


def test_a_label_stands_around_its_place() -> None:
    (line,) = label("T", (20, 10), (60, 45))
    assert (line.x, line.y) == pytest.approx((20, 10 + 0.33 * TEXT))


@pytest.mark.parametrize("middle", [(0, 0), (60, 45), (60, 0)])
def test_a_label_at_the_edge_is_moved_into_the_picture(middle: tuple[float, float]) -> None:
    (line,) = label("presacral mass", middle, (60, 45))
    half = width_of("presacral mass", TEXT, bold=True) / 2
    assert half + MARGIN <= line.x <= 60 - half - MARGIN
    assert TEXT * 0.7 <= line.y <= 45 - MARGIN


def test_a_label_that_is_wider_than_its_picture_goes_on_in_the_next_line() -> None:
    lines = label("presacral mass with cystic parts", (15, 15), (30, 30))
    assert " ".join(line.text for line in lines) == "presacral mass with cystic parts"
    assert len(lines) > 1
    assert all(width_of(line.text, TEXT, bold=True) <= 30 - 2 * MARGIN for line in lines)
    assert sorted(line.y for line in lines) == [line.y for line in lines]


def test_a_scale_bar_stands_in_the_right_lower_corner() -> None:
    bar = ruler(25, "20 mm", (60, 45))
    assert (bar.length, bar.left) == (15, 60 - 15 - BAR_MARGIN)
    assert bar.top + BAR == 45 - BAR_MARGIN
    assert bar.words.x == pytest.approx(bar.left + bar.length / 2)
    assert bar.words.y < bar.top


def test_the_longest_scale_bar_is_within_its_picture() -> None:
    bar = ruler(90, "20 mm", (20, 20))
    assert (bar.left, bar.left + bar.length) == pytest.approx((1, 19))


def test_the_words_of_a_short_scale_bar_are_within_the_picture() -> None:
    bar = ruler(2, "100 mm", (60, 45))
    assert bar.words.x + width_of("100 mm", TEXT, bold=True) / 2 <= 60


def test_every_colour_is_seen_on_white_and_on_black() -> None:
    assert set(COLOURS) == set(MarkColour)
    assert all({ink, rim} & {"#000000"} for ink, rim in COLOURS.values())
    assert all(ink != rim for ink, rim in COLOURS.values())
