"""Measures of the printed page; ``article.css`` sets the same, and a test compares them.

Lengths are in points (1/72 inch) unless a name says millimetres.
"""

from casereports.clinical.values import Value
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.html.blocks import rows_of

POINTS_PER_MM = 72 / 25.4

PAGE_HEIGHT_MM = 297
COLUMN_WIDTH_MM = 158
COLUMN_HEIGHT_MM = 248
GUTTER_MM = 1.2
SLACK_MM = 0.1
"""Kept free in a row, so that rounding never wraps its last panel."""

HIGHEST_GRID_MM = 80
"""A figure's pictures are never higher together than this, so that text shares their page."""

HIGHEST_DRAWING_MM = 212
"""A drawing is made for its size: it is set smaller only to fit the column and one page."""

DRAWING = "image/svg+xml"
MM_PER_PIXEL = 25.4 / 96

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


def panel_sizes(figure: Figure) -> list[list[PanelSize]]:
    """Return the size of each panel, row by row.

    Panels of a row are equally high and fill the column together; a last row with fewer panels
    is as high as the row above it. The whole grid is made smaller if it would be too high.
    """
    drawn = is_drawn(figure)
    heights = drawn_heights(figure) if drawn else row_heights(figure)
    gutters = GUTTER_MM * (len(heights) - 1)
    highest = HIGHEST_DRAWING_MM if drawn else HIGHEST_GRID_MM
    scale = min(1.0, (highest - gutters) / sum(heights))
    return [
        [
            PanelSize(panel=panel, width=ratio(panel) * height * scale, height=height * scale)
            for panel in row
        ]
        for row, height in zip(rows_of(figure), heights, strict=True)
    ]


def is_drawn(figure: Figure) -> bool:
    """Tell whether a figure is of drawings alone, which have a size of their own."""
    return all(panel.image.media_type == DRAWING for panel in figure.panels)


def drawn_heights(figure: Figure) -> list[float]:
    """Return the heights of drawings below each other: their own, all equally reduced."""
    widest = max(panel.image.width for panel in figure.panels) * MM_PER_PIXEL
    scale = min(1.0, (COLUMN_WIDTH_MM - SLACK_MM) / widest) * MM_PER_PIXEL
    return [max(panel.image.height for panel in row) * scale for row in rows_of(figure)]


def row_heights(figure: Figure) -> list[float]:
    heights: list[float] = []
    for row in rows_of(figure):
        free = COLUMN_WIDTH_MM - SLACK_MM - GUTTER_MM * (len(row) - 1)
        filled = free / sum(ratio(panel) for panel in row)
        short = len(row) < figure.columns and heights
        heights.append(min(filled, heights[-1]) if short else filled)
    return heights


def ratio(panel: Panel) -> float:
    return panel.image.width / panel.image.height


def grid_height_mm(figure: Figure) -> float:
    """Return the height of all rows with the gutters between them."""
    rows = [row[0].height for row in panel_sizes(figure)]
    return sum(rows) + GUTTER_MM * (len(rows) - 1)
