"""What we change in the engine (WeasyPrint 70): one repair, and two memories.

The repair is to be dropped when a release no longer needs it. A run of text that fills its line
but for its trailing space, before an emphasis or a link, is broken after its first word: "R. Syed,"
alone on a line. The engine counts the space, which hangs over the line's end, as text that doesn't
fit. ``tests/renderers/pdf/test_repairs.py`` shows it.

The memories (``lines``, ``glyphs``) change nothing but how long a print takes.
"""

from typing import Any

from weasyprint.draw import text
from weasyprint.draw.text import draw_first_line
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, split_first_line

from casereports.renderers.pdf.glyphs import drawing_from_notes, forget_drawings
from casereports.renderers.pdf.lines import LINES, justifying, remembering

ENGINE = "70.0"
"""The release whose functions are replaced; a test reminds of it when another is installed."""

UNLIMITED = None


def split_with_hanging_space(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, **options: bool
) -> Any:
    """Split a line as the engine does, but let a trailing space hang over its end."""
    found = split_first_line(text, style, context, max_width, spacing, **options)
    _, length, resume_at, *_ = found
    too_early = (
        resume_at is not None
        and max_width is not None
        and text.endswith(" ")
        and " " not in text.encode()[:length].decode().strip()
    )
    if too_early:
        trimmed = split_first_line(text.rstrip(" "), style, context, max_width, spacing, **options)
        if trimmed[2] is None:
            return split_first_line(text, style, context, UNLIMITED, spacing, **options)
    return found


def repair_engine() -> None:
    """Put our functions in the engine's places of use."""
    inline.split_first_line = remembering(split_with_hanging_space)
    inline.create_layout = justifying(create_layout)
    text.draw_first_line = drawing_from_notes(draw_first_line)


def forget_lines() -> None:
    """Forget how lines were broken and drawn."""
    LINES.forget()
    forget_drawings()
