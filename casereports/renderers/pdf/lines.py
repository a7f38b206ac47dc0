"""Lines of text that were broken before.

Authors print a paper again and again with a word changed. Where a line of it ends depends on its
text, its type and its width alone, and is remembered for the next print: by a digest of the text
that is still to be set, so that no paragraph is kept.
"""

from copy import copy
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from typing import Any

from weasyprint.text.line_break import Layout

from casereports.renderers.pdf.recent import Recent

MOST_LINES = 4096
"""About ten papers; an entry takes less than a kilobyte."""

PROPERTIES = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""Every property that the engine reads when it breaks or draws a line; a test compares them."""

TYPE = itemgetter(*PROPERTIES)
REMEMBERED_TYPE = "_type_of_line"


class SetLine(Layout):  # type: ignore[misc]  # the engine has no types
    """A line whose text is known, and which is shaped only if it must be drawn afresh."""

    def __init__(
        self, text: str, justification_spacing: float, max_width: float | None, direction: int = 0
    ) -> None:
        self.text = text
        self.justification_spacing = justification_spacing
        self.max_width = max_width
        self.first_line_direction = direction
        self.style = None

    def reactivate(self, style: Any) -> None:
        """Note the style; the engine's own method shapes the text."""
        self.style = style

    def shape(self) -> None:
        super().reactivate(self.style)

    def deactivate(self) -> None:
        self.layout = self.language = self.style = None


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a line ends: length and resumption in bytes, the rest in CSS pixels."""

    line: SetLine
    length: int
    resume_at: int | None
    width: float
    height: float
    baseline: float


LINES: Recent[Broken] = Recent(MOST_LINES)


def type_of(style: Any) -> tuple[Any, ...]:
    """Return what the look of a text depends on; worked out once for each style."""
    known: dict[str, Any] = vars(style)
    if REMEMBERED_TYPE not in known:
        known[REMEMBERED_TYPE] = TYPE(style)
    found: tuple[Any, ...] = known[REMEMBERED_TYPE]
    return found


def remembering(split: Any) -> Any:
    """Return the engine's function that breaks lines, which remembers what it found."""

    def split_or_remember(
        text: str, style: Any, context: Any, max_width: float | None, spacing: float, **how: bool
    ) -> Any:
        if style["text_decoration_line"] != "none":
            return split(text, style, context, max_width, spacing, **how)
        digest = blake2b(text.encode(), digest_size=16).digest()
        key = (digest, max_width, spacing, tuple(how.items()), type_of(style))
        found = LINES.find(key)
        if found is None:
            layout, *measures = split(text, style, context, max_width, spacing, **how)
            line = SetLine(layout.text, spacing, layout.max_width, layout.first_line_direction)
            found = LINES.keep(key, Broken(line, *measures))
        line = copy(found.line)
        return line, found.length, found.resume_at, found.width, found.height, found.baseline

    return split_or_remember


def justifying(create: Any) -> Any:
    """Return the engine's function that stretches a line, which leaves its shape for later."""

    def create_later(
        text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float
    ) -> Any:
        if style["text_decoration_line"] != "none":
            return create(text, style, context, max_width, justification_spacing)
        return SetLine(text, justification_spacing, max_width)

    return create_later
