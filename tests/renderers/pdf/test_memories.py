"""What the press remembers changes how long a print takes, and nothing else."""

import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from weasyprint import __version__
from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.text import fonts, line_break

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Paragraph,
    Text,
)
from casereports.renderers.pdf import PrintError, press, repairs
from casereports.renderers.pdf.fetcher import LockedFetcher
from casereports.renderers.pdf.glyphs import DRAWINGS, FONTS, forget_drawings
from casereports.renderers.pdf.lines import LINES, PROPERTIES
from casereports.renderers.pdf.press import Job, run
from casereports.renderers.pdf.recent import Recent
from casereports.renderers.pdf.stack import with_room
from tests.renderers.papers import NAMES, paper
from tests.renderers.pdf.reading import printed

STYLES = ("normal", "italic")

NOT_OF_THE_LINE = {
    "color",
    "line_height",
    "text_decoration_style",
    "text_decoration_thickness",
    "text_underline_offset",
    "visibility",
}
"""What the engine reads beside a line: for its strut and its decoration, which are never kept."""


def print_page(body: str) -> bytes:
    page = f"<html lang='en'><head><title>x</title></head><body>{body}</body></html>"
    job = Job(page=page, rules="", fallbacks=(), identifier="0" * 32)
    return run(job, LockedFetcher({}), lambda _: None)


def with_words(words: str) -> Manuscript:
    """Return the paper with one paragraph more at the end of its text."""
    whole = paper("presacral")
    last = whole.body[-1]
    added = Paragraph(children=(Text(text=words),), source="prose:more")
    changed = last.model_copy(update={"blocks": (*last.blocks, added)})
    return whole.model_copy(update={"body": (*whole.body[:-1], changed)})


@contextmanager
def without_memories() -> Iterator[None]:
    """Let the engine break and draw each line by itself."""
    press.fonts()
    with pytest.MonkeyPatch.context() as engine:
        engine.setattr(inline, "split_first_line", repairs.split_with_hanging_space)
        engine.setattr(inline, "create_layout", line_break.create_layout)
        engine.setattr(drawing, "draw_first_line", repairs.draw_first_line)
        yield


@pytest.mark.parametrize("name", NAMES)
def test_cold_and_warm_print_have_the_bytes_of_the_engine_alone(name: str) -> None:
    with without_memories():
        alone = printed(paper(name))
    repairs.forget_lines()
    assert printed(paper(name)) == alone
    assert printed(paper(name)) == alone


def test_papers_printed_before_leave_no_trace() -> None:
    repairs.forget_lines()
    forwards = {name: printed(paper(name)) for name in NAMES}
    repairs.forget_lines()
    backwards = {name: printed(paper(name)) for name in reversed(NAMES)}
    assert backwards == forwards


def test_changed_paper_has_the_bytes_of_the_engine_alone() -> None:
    changed = with_words("A sentence that was added afterwards.")
    with without_memories():
        alone = printed(changed)
    printed(paper("presacral"))
    assert printed(changed) == alone


def test_lines_of_a_paper_are_remembered_for_its_next_print() -> None:
    repairs.forget_lines()
    printed(paper("presacral"))
    lines, drawings = len(LINES), len(DRAWINGS)
    printed(paper("presacral"))
    assert (len(LINES), len(DRAWINGS)) == (lines, drawings)
    printed(with_words("One line more."))
    assert (len(LINES), len(DRAWINGS)) == (lines + 1, drawings + 1)


def test_same_text_in_another_type_is_another_line() -> None:
    words = "The course was uneventful."
    plain, slanted = (print_page(f"<p style='font-style: {style}'>{words}</p>") for style in STYLES)
    repairs.forget_lines()
    assert print_page(f"<p style='font-style: italic'>{words}</p>") == slanted
    assert plain != slanted


@pytest.mark.parametrize(
    "body",
    [
        "<p style='text-decoration: underline'>Underlined, <i>word</i> by word.</p>",
        "<p style='overflow: hidden; text-overflow: ellipsis; width: 3em'>Uninterrupted</p>",
        "<p style='text-align: justify; width: 9em'>Words <b>in</b> <i>a wider</i> line</p>",
        "<p style='word-spacing: 3pt; letter-spacing: 1pt'>Words <b>in</b> a wider line</p>",
        "<p style='white-space: pre; tab-size: 4'>one\ttab\n and two  spaces</p>",
    ],
)
def test_lines_as_our_papers_never_hold_them_are_those_of_the_engine(body: str) -> None:
    with without_memories():
        alone = print_page(body)
    assert [print_page(body) for _ in range(2)] == [alone, alone]


def test_character_without_a_glyph_stops_each_print() -> None:
    for _ in range(2):
        with pytest.raises(PrintError, match=r"\.notdef glyph rendered"):
            print_page("<p>Text ก</p>")


def test_fonts_are_let_go_with_the_glyphs() -> None:
    printed(paper("blind"))
    forget_drawings()
    assert (len(DRAWINGS), len(FONTS)) == (0, 0)


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    recent: Recent[str] = Recent(2)
    recent.keep("first", "1")
    recent.keep("second", "2")
    recent.find("first")
    recent.keep("third", "3")
    assert [recent.find(key) for key in ("first", "second", "third")] == ["1", None, "3"]
    assert len(recent) == 2


def test_every_property_of_a_line_tells_it_from_others() -> None:
    code = "".join(map(inspect.getsource, (line_break, drawing, fonts.get_font_description)))
    read = set(re.findall(r"style\['(\w+)'\]", code))
    assert read == set(PROPERTIES) | NOT_OF_THE_LINE


def test_engine_is_the_release_that_was_looked_into() -> None:
    assert __version__ == repairs.ENGINE


def test_room_on_the_stack_changes_no_result() -> None:
    def depth(calls: int) -> int:
        return 1 + depth(calls - 1) if calls else 0

    assert with_room(lambda: depth(500)) == 500
    with pytest.raises(ZeroDivisionError):
        with_room(lambda: 1 // 0)
