"""The glyphs of lines that were drawn before.

A line's glyphs depend on its text and type alone; where it stands does not matter. They are
taken down when it is drawn first and written into each PDF from these notes, the first included.
"""

from copy import copy
from dataclasses import dataclass
from typing import Any

from weasyprint.matrix import Matrix
from weasyprint.text.ffi import ffi
from weasyprint.text.fonts import get_pango_font_key

from casereports.renderers.pdf.lines import SetLine, type_of
from casereports.renderers.pdf.recent import Recent

MOST_DRAWINGS = 2048
"""About six papers; an entry takes a few kilobytes."""


@dataclass(frozen=True, slots=True)
class HeldFont:
    """A font of the engine's map in one size, held by a layout that is set in it."""

    pointer: Any
    key: int
    holder: Any
    widths: dict[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """What a line asks of a font: glyphs, and which characters each stands for."""

    font: HeldFont
    characters: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line as the engine draws it: operators for the page, and what they need of fonts."""

    runs: tuple[Run, ...]
    operators: tuple[tuple[str, tuple[Any, ...]], ...]

    def write(self, stream: Any, place: Matrix) -> None:
        """Draw the line on a page."""
        for run in self.runs:
            font = stream._fonts.get(run.font.key) or stream.add_font(run.font.pointer)[0]
            for glyph, characters in run.characters:
                font.to_unicode.setdefault(glyph, characters)
                font.widths.setdefault(glyph, run.font.widths[glyph])
        if self.operators:
            stream.set_text_matrix(*place.values)
        for name, values in self.operators:
            getattr(stream, name)(*values)


DRAWINGS: Recent[Drawing] = Recent(MOST_DRAWINGS)
FONTS: dict[int, HeldFont] = {}
"""By address, which is a font's own for as long as it is held."""


class Notes:
    """Stands for a page: takes down what the engine draws."""

    def __init__(self, stream: Any, layout: Any) -> None:
        self.ink_rect, self.logical_rect = stream.ink_rect, stream.logical_rect
        self._stream, self._layout = stream, layout
        self._used: list[tuple[HeldFont, Any]] = []
        self._operators: list[tuple[str, tuple[Any, ...]]] = []

    def add_font(self, pointer: Any) -> tuple[Any, float]:
        """Return the font as if the document had not used it yet."""
        font, size = self._stream.add_font(pointer)
        address = int(ffi.cast("uintptr_t", pointer))
        if address not in FONTS:
            FONTS[address] = HeldFont(pointer, get_pango_font_key(pointer)[0], self._layout, {})
        unused = copy(font)
        unused.to_unicode, unused.widths = {}, FONTS[address].widths
        self._used.append((FONTS[address], unused))
        return unused, size

    def set_text_matrix(self, *_: float) -> None:
        """Leave out where the line stands."""

    def set_font_size(self, *values: Any) -> None:
        self._operators.append(("set_font_size", values))

    def set_text_rise(self, *values: Any) -> None:
        self._operators.append(("set_text_rise", values))

    def show_text(self, *values: Any) -> None:
        self._operators.append(("show_text", values))

    def lack_glyphs(self) -> bool:
        """Tell whether a character is in none of the fonts, of which each print must hear."""
        return any(font.missing for _, font in self._used)

    def drawing(self) -> Drawing:
        runs = tuple(Run(held, tuple(font.to_unicode.items())) for held, font in self._used)
        return Drawing(runs, tuple(self._operators))


def drawing_from_notes(draw: Any) -> Any:
    """Return the engine's function that draws a line, which remembers the line's glyphs."""

    def draw_or_remember(
        stream: Any, box: Any, text_overflow: str, block_ellipsis: str, place: Matrix
    ) -> Any:
        line = box.pango_layout
        if not isinstance(line, SetLine):
            return draw(stream, box, text_overflow, block_ellipsis, place)
        if (text_overflow, block_ellipsis) != ("clip", "none"):
            line.shape()
            return draw(stream, box, text_overflow, block_ellipsis, place)
        key = (line.text, line.justification_spacing, type_of(box.style))
        found = DRAWINGS.find(key)
        if found is None:
            line.shape()
            notes = Notes(stream, line.layout)
            if draw(notes, box, text_overflow, block_ellipsis, place) or notes.lack_glyphs():
                return draw(stream, box, text_overflow, block_ellipsis, place)
            found = DRAWINGS.keep(key, notes.drawing())
        found.write(stream, place)
        return []

    return draw_or_remember


def forget_drawings() -> None:
    """Forget all glyphs, and let go of their fonts."""
    DRAWINGS.forget()
    FONTS.clear()
