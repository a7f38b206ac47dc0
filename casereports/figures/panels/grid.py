"""How panels share a width: in columns, or in lines of one height. Lengths in millimetres."""

from collections.abc import Sequence
from typing import NamedTuple

from casereports.clinical.facts.paper import Gap

#: The white between panels.
GAPS = {Gap.NONE: 0.0, Gap.NARROW: 1.0, Gap.WIDE: 3.0}
#: Kept free above each panel whose letter stands there.
LETTER_ROOM_MM = 4.4


class Cell(NamedTuple):
    """A panel in its grid: its width by its height, and how many columns it takes."""

    ratio: float
    span: int = 1


class Size(NamedTuple):
    """The printed size of what a panel shows."""

    width: float
    height: float


class Grid(NamedTuple):
    """A grid of panels in a width.

    ``room`` is kept free above each panel, for a letter that does not lie on its picture.
    """

    columns: int
    width: float
    gap: float
    equal_heights: bool = False
    room: float = 0.0


def lines(spans: Sequence[int], columns: int) -> list[range]:
    """Returns which panels stand side by side: as many as the columns hold, in their order."""
    found: list[range] = []
    first, taken = 0, 0
    for at, wish in enumerate(spans):
        span = min(wish, columns)
        if taken and taken + span > columns:
            found.append(range(first, at))
            first, taken = at, 0
        taken += span
    return [*found, range(first, len(spans))] if spans else found


def sizes(cells: Sequence[Cell], grid: Grid, highest: float | None = None) -> list[list[Size]]:
    """Returns the sizes of panels line by line; all are smaller if they would be too high.

    Panels of one height fill the width together, but those of a short last line are no higher
    than the line above. Otherwise each fills its columns.
    """
    rows = [
        [cells[at] for at in line] for line in lines([cell.span for cell in cells], grid.columns)
    ]
    full = _equal(rows, grid) if grid.equal_heights else [_in_columns(row, grid) for row in rows]
    if highest is None:
        return full
    free = highest - grid.gap * (len(full) - 1) - grid.room * len(full)
    scale = min(1.0, free / sum(height_of(row) for row in full))
    return [[Size(size.width * scale, size.height * scale) for size in row] for row in full]


def height_of(line: Sequence[Size]) -> float:
    """Returns the height of a line, which is that of its highest panel."""
    return max(size.height for size in line)


def extent(rows: Sequence[Sequence[Size]], grid: Grid) -> Size:
    """Returns the size of all lines with the gaps between them."""
    widths = [sum(size.width for size in row) + grid.gap * (len(row) - 1) for row in rows]
    heights = [grid.room + height_of(row) for row in rows]
    return Size(max(widths), sum(heights) + grid.gap * (len(rows) - 1))


def _in_columns(row: Sequence[Cell], grid: Grid) -> list[Size]:
    column = (grid.width + grid.gap) / grid.columns
    widths = [min(cell.span, grid.columns) * column - grid.gap for cell in row]
    return [Size(width, width / cell.ratio) for cell, width in zip(row, widths, strict=True)]


def _equal(rows: Sequence[Sequence[Cell]], grid: Grid) -> list[list[Size]]:
    found: list[list[Size]] = []
    for row in rows:
        height = (grid.width - grid.gap * (len(row) - 1)) / sum(cell.ratio for cell in row)
        is_short = sum(cell.span for cell in row) < grid.columns
        if found and is_short:
            height = min(height, height_of(found[-1]))
        found.append([Size(cell.ratio * height, height) for cell in row])
    return found
