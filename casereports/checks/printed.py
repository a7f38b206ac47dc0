"""How a figure of the paper comes out in print: its size, and how sharp its pictures are."""

from dataclasses import dataclass
from functools import cached_property

from casereports.clinical.facts.paper import FigureWidth
from casereports.figures.panels.grid import GAPS, LETTER_ROOM_MM, Grid
from casereports.figures.press.sharpness import Piece, PrintedFigure, art_of, print_pieces
from casereports.journals.figures import Art, Asked, FigureRules, LetterLook
from casereports.manuscript.nodes import Figure, Panel

DRAWING = "image/svg+xml"


@dataclass(frozen=True)
class PrintTruth:
    """A figure in print, as the rules of its journal have it."""

    figure: Figure
    rules: FigureRules

    @property
    def width(self) -> float:
        """How wide the journal prints it: one column or two, in millimetres."""
        return self.rules.width_mm(wide=self.figure.width is FigureWidth.DOUBLE).value

    @cached_property
    def printed(self) -> PrintedFigure:
        """Its size and that of its panels."""
        return printed(self.figure, self.width, self.rules)

    @property
    def dpi(self) -> int | None:
        """The dots per inch of its coarsest picture; none of a figure that is drawn."""
        return self.printed.dpi

    @property
    def asked(self) -> Asked[int]:
        """How many its pictures need: letters and marks are drawn, and as sharp as the file."""
        return self.rules.dpi_for("tone")

    @property
    def coarse(self) -> dict[str, int]:
        """The panels that have too few pixels, by letter, with the dots per inch that they have."""
        return {
            panel.letter: piece.dpi
            for panel, piece in zip(self.figure.panels, self.printed.pieces, strict=True)
            if piece.dpi is not None and piece.dpi < self.asked.value
        }

    @property
    def is_too_high(self) -> bool:
        """Whether the journal's page has no room for it at its width, and it is made smaller."""
        return self.printed.full_height > self.rules.height_mm().value + 0.05

    @property
    def art(self) -> Art:
        """What kind of picture the file of the whole figure is."""
        is_lettered = any(panel.letter for panel in self.figure.panels)
        return art_of(pieces_of(self.figure.panels), is_lettered=is_lettered)


def printed(figure: Figure, width_mm: float, rules: FigureRules) -> PrintedFigure:
    """Returns how a figure prints that is so wide."""
    is_lettered = any(panel.letter for panel in figure.panels)
    is_above = is_lettered and figure.lettering.look is LetterLook.OUTSIDE_ABOVE
    grid = Grid(
        columns=figure.columns,
        width=width_mm,
        gap=GAPS[figure.gap],
        equal_heights=figure.equal_heights,
        room=LETTER_ROOM_MM if is_above else 0.0,
    )
    return print_pieces(pieces_of(figure.panels), grid, rules.height_mm().value)


def pieces_of(panels: tuple[Panel, ...]) -> list[Piece]:
    """Returns what of panels matters to print."""
    return [
        Piece(
            width=panel.image.width,
            height=panel.image.height,
            span=panel.span,
            is_drawn=panel.image.media_type == DRAWING,
            is_marked=bool(panel.marks or panel.bar),
        )
        for panel in panels
    ]
