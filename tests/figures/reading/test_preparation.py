"""What an author may choose of a picture."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from casereports.figures.reading import Box, Preparation, Window


def test_box_is_given_in_percent_of_the_picture():
    box = Box(left=0, top="12.5", right=100, bottom=Decimal(20))
    assert (box.top, box.right) == (Decimal("12.5"), Decimal(100))


@pytest.mark.parametrize("sides", [(-1, 0, 10, 10), (0, 0, 101, 10), (0, 0, 10, 100.5)])
def test_box_outside_the_picture_is_refused_with_what_to_do(sides):
    with pytest.raises(ValidationError, match="draw it from 0 to 100 percent"):
        Box(**dict(zip(("left", "top", "right", "bottom"), sides, strict=True)))


@pytest.mark.parametrize("sides", [(5, 5, 5, 10), (5, 5, 10, 5), (10, 5, 5, 10)])
def test_box_without_an_area_is_refused_with_what_to_do(sides):
    with pytest.raises(ValidationError, match="from its upper left to its lower right corner"):
        Box(**dict(zip(("left", "top", "right", "bottom"), sides, strict=True)))


@pytest.mark.parametrize("width", [0, -1])
def test_window_that_shows_nothing_is_refused(width):
    with pytest.raises(ValidationError, match="width must be more than 0"):
        Window(centre=40, width=width)


def test_forty_rectangles_are_the_most():
    box = Box(left=0, top=0, right=1, bottom=1)
    assert len(Preparation(blackouts=(box,) * 40).blackouts) == 40
    with pytest.raises(
        ValidationError, match="more than 40 rectangles lie over the picture; join some"
    ):
        Preparation(blackouts=(box,) * 41)


def test_preparation_goes_into_json_and_comes_back():
    chosen = Preparation(
        frame=3,
        window=Window(centre=-600, width=1500),
        inverted=True,
        blackouts=(Box(left=0, top=0, right="12.5", bottom=1),),
    )
    assert Preparation.model_validate_json(chosen.model_dump_json()) == chosen
