"""How a page comes to its pictures, and how large they are in print."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from casereports.figures.panels.grid import GAPS as GAPS_MM
from casereports.figures.panels.grid import LETTER_ROOM_MM, Cell, Grid, Size, lines, sizes
from casereports.journals.figures import LetterLook
from casereports.manuscript.nodes import Figure, Image, Panel

#: The text column that the screen shows, which a figure of two columns fills.
TEXT_WIDTH_MM = 158

ImageUrl = Callable[[Image], str]
ImageMarkup = Callable[[Image], str]
Sizes = Sequence[Sequence[Size]]


def rows_of(figure: Figure) -> list[tuple[Panel, ...]]:
    """Return the panels row by row, as they stand in the grid."""
    spans = [panel.span for panel in figure.panels]
    return [tuple(figure.panels[at] for at in line) for line in lines(spans, figure.columns)]


def cells_of(figure: Figure) -> list[Cell]:
    return [
        Cell(ratio=panel.image.width / panel.image.height, span=panel.span)
        for panel in figure.panels
    ]


def grid_of(figure: Figure, width: float) -> Grid:
    """Return the grid of a figure that is as wide as this, in millimetres."""
    return Grid(
        columns=figure.columns,
        width=width,
        gap=GAPS_MM[figure.gap],
        equal_heights=figure.equal_heights,
        room=LETTER_ROOM_MM if has_letters_above(figure) else 0.0,
    )


def has_letters_above(figure: Figure) -> bool:
    """Tell whether letters stand above their panels and not on them."""
    lettered = any(panel.letter for panel in figure.panels)
    return lettered and figure.lettering.look is LetterLook.OUTSIDE_ABOVE


def on_screen(figure: Figure) -> Sizes:
    """Return the sizes of panels as the text column of a page would hold them."""
    grid = grid_of(figure, min(figure.width_mm, TEXT_WIDTH_MM))
    return sizes(cells_of(figure), grid)


class Pictures(NamedTuple):
    """How a page comes to its pictures: by their address, drawings by their trusted markup.

    Without ``markup`` a drawing is loaded from its address like any picture. ``sizes`` tells the
    millimetres of panels, by which all that is drawn on them is measured.
    """

    url: ImageUrl
    markup: ImageMarkup | None = None
    sizes: Callable[[Figure], Sizes] = on_screen
