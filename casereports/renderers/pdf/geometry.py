"""Measures of the printed page; ``article.css`` sets the same, and a test compares them.

Lengths are in points (1/72 inch) unless a name says millimetres.
"""

from casereports.clinical.facts.paper import Gap
from casereports.clinical.values import Value
from casereports.figures.panels.grid import GAPS, Size, sizes
from casereports.figures.panels.grid import extent as extent_of
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.html.pictures import cells_of, grid_of, rows_of

POINTS_PER_MM = 72 / 25.4

PAGE_HEIGHT_MM = 297
COLUMN_WIDTH_MM = 158
COLUMN_HEIGHT_MM = 248
GUTTER_MM = GAPS[Gap.NARROW]
HIGHEST_GRID_MM, HIGHER_ROW_MM = 80, 40
"""A figure's pictures are never higher together than this, so that text shares their page.

Of more than two rows each may be so high that its pictures can be read.
"""

HIGHEST_DRAWING_MM = 212
"""A drawing is made for its size: it is set smaller only to fit the column and one page."""

DRAWING = "image/svg+xml"
MM_PER_PIXEL = 25.4 / 96
PRINTED_DIGITS = 2

COLUMN_WIDTH = COLUMN_WIDTH_MM * POINTS_PER_MM
FLOAT_SPACE = 4.5 * POINTS_PER_MM
LABEL_INDENT = 7.5 * POINTS_PER_MM
LABEL_GAP = 2
COLUMN_HEIGHT = COLUMN_HEIGHT_MM * POINTS_PER_MM


class PanelSize(Value):
    """The printed size of one panel, in millimetres."""

    panel: Panel
    width: float
    height: float


def panel_sizes(
    figure: Figure, *, width: float | None = None, highest: float | None = None
) -> list[list[PanelSize]]:
    """Return the size of what each panel shows, row by row: by itself those in the paper.

    The whole grid is made smaller if it would be higher than ``highest``.
    """
    rows = rows_of(figure)
    wide = min(figure.width_mm, COLUMN_WIDTH_MM) if width is None else width
    if is_drawn(figure):
        found = drawn_sizes(figure, wide)
    else:
        in_text = min(max(HIGHEST_GRID_MM, HIGHER_ROW_MM * len(rows)), HIGHEST_DRAWING_MM)
        most = in_text if highest is None else highest
        found = sizes(cells_of(figure), grid_of(figure, wide), most)
    return [
        [
            PanelSize(panel=panel, width=size.width, height=size.height)
            for panel, size in zip(row, line, strict=True)
        ]
        for row, line in zip(rows, found, strict=True)
    ]


def in_paper(figure: Figure) -> list[list[Size]]:
    """Return what the page measures marks by."""
    return [[Size(size.width, size.height) for size in row] for row in panel_sizes(figure)]


def is_drawn(figure: Figure) -> bool:
    """Tell whether a figure is of drawings alone, which have a size of their own."""
    return all(panel.image.media_type == DRAWING for panel in figure.panels)


def drawn_sizes(figure: Figure, column: float) -> list[list[Size]]:
    """Return the sizes of drawings below each other: their own, all equally reduced."""
    rows = rows_of(figure)
    widest = max(panel.image.width for panel in figure.panels) * MM_PER_PIXEL
    scale = min(1.0, column / widest) * MM_PER_PIXEL
    heights = [max(panel.image.height for panel in row) * scale for row in rows]
    scale = min(1.0, (HIGHEST_DRAWING_MM - GUTTER_MM * (len(rows) - 1)) / sum(heights))
    return [
        [
            Size(panel.image.width / panel.image.height * height * scale, height * scale)
            for panel in row
        ]
        for row, height in zip(rows, heights, strict=True)
    ]


def grid_height_mm(figure: Figure) -> float:
    """Return the height of all rows with the gaps between them."""
    return extent(figure, panel_sizes(figure)).height


def extent(figure: Figure, rows: list[list[PanelSize]]) -> Size:
    """Return the size of a figure's rows, in millimetres, as exactly as it is printed."""
    exact = [
        [Size(*(round(side, PRINTED_DIGITS) for side in (size.width, size.height))) for size in row]
        for row in rows
    ]
    return extent_of(exact, grid_of(figure, 0.0))
