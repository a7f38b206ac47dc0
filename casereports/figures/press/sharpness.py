"""Print truth: the size of panels on paper, and how many pixels they have for an inch of it.

Lengths are in millimetres.
"""

from collections.abc import Sequence
from typing import NamedTuple

from casereports.figures.panels.grid import Cell, Grid, Size, extent, height_of, lines, sizes
from casereports.journals.figures import Art

MM_PER_INCH = 25.4
#: A drawing's own size is told in pixels of a screen, 96 to an inch.
MM_PER_SCREEN_PIXEL = MM_PER_INCH / 96
#: So much of a dot is the rounding of a division, and no lack of pixels.
_ROUNDING = 1e-6


class Piece(NamedTuple):
    """What a panel shows: its pixels, or the own size of a drawing in pixels of a screen."""

    width: int
    height: int
    span: int = 1
    is_drawn: bool = False
    is_marked: bool = False

    @property
    def cell(self) -> Cell:
        return Cell(ratio=self.width / self.height, span=self.span)


class PrintedPiece(NamedTuple):
    """A panel in print; a drawing has no dpi, being as fine as whatever prints it."""

    width: float
    height: float
    dpi: int | None


class PrintedFigure(NamedTuple):
    """A figure in print; ``full_height`` is what it would have if no height were too much."""

    width: float
    height: float
    full_height: float
    pieces: tuple[PrintedPiece, ...]

    @property
    def dpi(self) -> int | None:
        """The dots per inch of its coarsest picture; none of drawings alone."""
        return min((piece.dpi for piece in self.pieces if piece.dpi is not None), default=None)


def print_pieces(pieces: Sequence[Piece], grid: Grid, highest: float) -> PrintedFigure:
    """Returns how panels print in a grid that is not to be higher than ``highest``."""
    full, held = _sizes(pieces, grid), _sizes(pieces, grid, highest)
    printed = [
        PrintedPiece(size.width, size.height, _dpi(piece, size.width))
        for piece, size in zip(pieces, (size for row in held for size in row), strict=True)
    ]
    return PrintedFigure(*extent(held, grid), extent(full, grid).height, tuple(printed))


def art_of(pieces: Sequence[Piece], *, is_lettered: bool) -> Art:
    """Returns what kind of picture a file is that shows these panels, with letters or without."""
    if all(piece.is_drawn for piece in pieces):
        return "line"
    has_lines = is_lettered or any(piece.is_marked or piece.is_drawn for piece in pieces)
    return "combination" if has_lines else "tone"


def _sizes(pieces: Sequence[Piece], grid: Grid, highest: float | None = None) -> list[list[Size]]:
    if all(piece.is_drawn for piece in pieces):
        return _own_sizes(pieces, grid, highest)
    return sizes([piece.cell for piece in pieces], grid, highest)


def _own_sizes(drawings: Sequence[Piece], grid: Grid, highest: float | None) -> list[list[Size]]:
    """Returns the sizes of drawings, which are made for their size: all smaller if need be."""
    rows = [
        drawings[line.start : line.stop] for line in lines([d.span for d in drawings], grid.columns)
    ]
    own = [
        [Size(d.width * MM_PER_SCREEN_PIXEL, d.height * MM_PER_SCREEN_PIXEL) for d in row]
        for row in rows
    ]
    scale = min(1.0, grid.width / max(size.width for row in own for size in row))
    if highest is not None:
        free = highest - grid.gap * (len(rows) - 1)
        scale = min(scale, free / sum(height_of(row) for row in own))
    return [[Size(size.width * scale, size.height * scale) for size in row] for row in own]


def _dpi(piece: Piece, width: float) -> int | None:
    return None if piece.is_drawn else int(piece.width / (width / MM_PER_INCH) + _ROUNDING)
