from decimal import Decimal

import pytest
from PIL import Image

from casereports.clinical.facts.panels import Point, View
from casereports.clinical.notation.scale import parse_scale
from casereports.clinical.notation.view import parse_view
from casereports.figures.panels.places import (
    Window,
    touches_ellipse,
    touches_line,
    within,
)
from casereports.figures.panels.view import shown
from tests.renderers.targets import middle_of, prepared, target

SIZE = (800, 600)
VIEWS = [
    None,
    parse_view("turned 90"),
    parse_view("turned 180"),
    parse_view("turned 270"),
    parse_view("crop 10,5 to 90,95"),
    parse_view("crop 10.3,5.7 to 71.9,88.1; turned 90"),
    parse_view("crop 12,30 to 47,61; turned 270; brightness 5"),
]


def at(across: float, down: float) -> Point:
    return Point(across=Decimal(str(across)), down=Decimal(str(down)))


def place(across: float, down: float) -> tuple[Decimal, Decimal]:
    return Decimal(str(across)), Decimal(str(down))


@pytest.mark.parametrize("view", VIEWS)
def test_a_place_stays_on_its_lesion_whatever_is_cut_and_turned(view: View | None) -> None:
    picture = prepared(target(SIZE, (30, 40)))
    seen = shown(picture, view) if view else picture

    across, down = Window.of(view, SIZE).place(at(30, 40))
    found = middle_of(seen.content)
    assert float(across) / 100 * seen.width == pytest.approx(found[0], abs=1)
    assert float(down) / 100 * seen.height == pytest.approx(found[1], abs=1)


@pytest.mark.parametrize("view", VIEWS)
def test_width_is_that_of_what_is_shown(view: View | None) -> None:
    picture = prepared(Image.new("L", SIZE))
    assert Window.of(view, SIZE).width == (shown(picture, view) if view else picture).width


def test_what_is_cut_away_lies_beyond_the_edges() -> None:
    window = Window.of(parse_view("crop 50,50 to 100,100"), SIZE)
    assert window.place(at(25, 100)) == place(-50, 100)


@pytest.mark.parametrize(
    ("view", "width"),
    [
        (None, 160_000),
        (parse_view("turned 90"), 120_000),
        (parse_view("crop 25,0 to 75,100"), 80_000),
        (parse_view("crop 25,0 to 75,50; turned 270"), 60_000),
    ],
)
def test_a_scale_tells_how_wide_what_is_shown_is(view: View | None, width: int) -> None:
    scale = parse_scale("10,50 to 60,50 = 80 mm")
    assert Window.of(view, SIZE).real_width(scale) == width


def test_a_slanting_scale_counts_pixels_and_not_percent() -> None:
    # 400 pixels across and 300 down are 500 on the slant.
    scale = parse_scale("10,10 to 60,60 = 50 mm")
    assert Window.of(None, SIZE).real_width(scale) == 80_000


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (place(10, 10), place(20, 20), True),
        (place(-10, 50), place(110, 50), True),
        (place(-10, 50), place(-1, 50), False),
        (place(-30, 20), place(20, -31), False),
        (place(-30, 40), place(40, -29), True),
        (place(50, 101), place(50, 130), False),
        (place(100, 100), place(120, 130), True),
    ],
)
def test_a_line_is_seen_where_it_crosses_the_picture(
    start: tuple[Decimal, Decimal], end: tuple[Decimal, Decimal], touches: bool
) -> None:
    assert touches_line(start, end) is touches
    assert touches_line(end, start) is touches


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (place(40, 40), place(60, 60), True),
        (place(-20, 40), place(10, 60), True),
        (place(-20, 40), place(-1, 60), False),
        (place(-20, -20), place(2, 2), False),
        (place(-20, -20), place(8, 8), True),
    ],
)
def test_an_ellipse_is_seen_where_it_reaches_the_picture(
    start: tuple[Decimal, Decimal], end: tuple[Decimal, Decimal], touches: bool
) -> None:
    assert touches_ellipse(start, end) is touches


def test_the_edge_is_within_the_picture() -> None:
    assert within(place(0, 100))
    assert not within(place(0, 100.001))
