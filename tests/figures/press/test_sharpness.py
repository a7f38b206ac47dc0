"""How large panels print, and how many of their pixels stand on an inch of paper."""

import pytest

from casereports.figures.panels.grid import Grid
from casereports.figures.press.sharpness import Piece, art_of, print_pieces

A4 = 235
SCAN = Piece(1024, 768)


def test_a_picture_as_wide_as_the_column_has_all_its_pixels_on_that_width() -> None:
    printed = print_pieces([Piece(1004, 753)], Grid(1, 85, 1), A4)
    assert (printed.width, printed.height) == (85, pytest.approx(63.75))
    assert printed.dpi == 300


def test_two_panels_side_by_side_share_the_width_and_leave_the_gap() -> None:
    printed = print_pieces([SCAN, SCAN], Grid(2, 171, 1), A4)
    assert [(piece.width, piece.height, piece.dpi) for piece in printed.pieces] == [
        (85, 63.75, 305),
        (85, 63.75, 305),
    ]
    assert (printed.width, printed.height) == (171, 63.75)


def test_one_column_makes_the_same_picture_twice_as_sharp() -> None:
    wide, narrow = (print_pieces([SCAN], Grid(1, width, 0), A4).dpi for width in (170, 85))
    assert (wide, narrow) == (152, 305)


def test_a_panel_over_both_columns_needs_twice_the_pixels() -> None:
    printed = print_pieces([SCAN, SCAN, SCAN._replace(span=2)], Grid(2, 171, 1), A4)
    assert [piece.dpi for piece in printed.pieces] == [305, 305, 152]
    assert printed.dpi == 152


def test_panels_of_one_height_are_as_wide_as_their_form_asks() -> None:
    printed = print_pieces([Piece(1000, 1000), Piece(2000, 1000)], Grid(2, 151, 1, True), A4)
    assert [(piece.width, piece.height, piece.dpi) for piece in printed.pieces] == [
        (50, 50, 508),
        (100, 50, 508),
    ]


def test_a_figure_that_is_too_high_is_smaller_and_so_sharper() -> None:
    printed = print_pieces([Piece(1000, 2000)], Grid(1, 170, 0), 225)
    assert (printed.width, printed.height) == (112.5, 225)
    assert printed.full_height == 340
    assert printed.dpi == 225


def test_a_letter_above_each_panel_takes_its_room() -> None:
    printed = print_pieces([Piece(1000, 1000)] * 2, Grid(1, 100, 1, room=4), A4)
    assert printed.full_height == 209


def test_a_drawing_keeps_its_own_size_and_is_sharp_in_any() -> None:
    printed = print_pieces([Piece(480, 240, is_drawn=True)], Grid(1, 170, 1), A4)
    assert (printed.width, printed.height) == (127, 63.5)
    assert printed.dpi is None


def test_a_drawing_is_reduced_to_the_width_and_to_the_height() -> None:
    drawing = Piece(960, 480, is_drawn=True)
    assert print_pieces([drawing], Grid(1, 170, 1), A4)[:2] == (170, 85)
    below = print_pieces([drawing, drawing], Grid(1, 170, 1), 101)
    assert (below.width, below.height) == (100, 101)


def test_a_pixel_too_few_is_not_rounded_away() -> None:
    assert print_pieces([Piece(1003, 753)], Grid(1, 85, 1), A4).dpi == 299


@pytest.mark.parametrize(
    ("piece", "is_lettered", "art"),
    [
        (SCAN, False, "tone"),
        (SCAN, True, "combination"),
        (SCAN._replace(is_marked=True), False, "combination"),
        (SCAN._replace(is_drawn=True), False, "line"),
        (SCAN._replace(is_drawn=True), True, "line"),
    ],
)
def test_letters_and_marks_make_a_picture_a_combination(
    piece: Piece, is_lettered: bool, art: str
) -> None:
    assert art_of([piece], is_lettered=is_lettered) == art


def test_a_drawing_beside_a_photograph_is_a_combination() -> None:
    assert art_of([SCAN, SCAN._replace(is_drawn=True)], is_lettered=False) == "combination"
