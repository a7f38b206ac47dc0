import pytest

from casereports.figures.panels.grid import Cell, Grid, extent, lines, sizes

WIDE, TALL, SQUARE = Cell(4 / 3), Cell(3 / 4), Cell(1)


def widths(cells: list[Cell], grid: Grid, highest: float | None = None) -> list[list[float]]:
    return [[round(size.width, 3) for size in row] for row in sizes(cells, grid, highest)]


@pytest.mark.parametrize(
    ("spans", "columns", "shared"),
    [
        ([], 3, []),
        ([1, 1, 1, 1], 2, [range(2), range(2, 4)]),
        ([2, 1, 1], 3, [range(2), range(2, 3)]),
        ([2, 2, 1], 3, [range(1), range(1, 3)]),
        ([6, 1], 2, [range(1), range(1, 2)]),
    ],
)
def test_panels_stand_side_by_side_as_far_as_columns_hold(
    spans: list[int], columns: int, shared: list[range]
) -> None:
    assert lines(spans, columns) == shared


def test_columns_are_equally_wide_and_fill_the_width_with_their_gaps() -> None:
    assert widths([WIDE, TALL, SQUARE], Grid(3, 158, 1)) == [[52, 52, 52]]


def test_a_span_takes_the_gaps_between_its_columns() -> None:
    cells = [Cell(2, span=2), SQUARE, Cell(3, span=3)]
    assert widths(cells, Grid(3, 158, 1)) == [[105, 52], [158]]


def test_a_short_line_keeps_to_its_columns() -> None:
    assert widths([SQUARE, SQUARE, SQUARE], Grid(2, 101, 1)) == [[50, 50], [50]]


def test_panels_of_one_height_fill_the_width() -> None:
    (row,) = sizes([WIDE, TALL, SQUARE], Grid(3, 158, 1, equal_heights=True))
    assert sum(size.width for size in row) + 2 == pytest.approx(158)
    assert [size.height for size in row] == pytest.approx([row[0].height] * 3)
    assert [size.width / size.height for size in row] == pytest.approx([4 / 3, 3 / 4, 1])


def test_a_short_line_of_one_height_is_no_higher_than_the_line_above() -> None:
    first, last = sizes([WIDE, WIDE, WIDE], Grid(2, 101, 1, equal_heights=True))
    assert last[0] == first[0]


def test_what_would_be_too_high_is_made_smaller_as_a_whole() -> None:
    grid = Grid(1, 100, 3)
    small = sizes([SQUARE, SQUARE], grid, highest=83)
    assert [row[0].width for row in small] == pytest.approx([40, 40])
    assert extent(small, grid) == pytest.approx((40, 83))


def test_letters_above_panels_take_their_room() -> None:
    grid = Grid(1, 100, 3, room=5)
    assert extent(sizes([SQUARE, SQUARE], grid, highest=83), grid).height == pytest.approx(83)
