"""References as printed: pieces of text with their type, and the marks that they are read from.

The engine answers in marks (see ``engine/bridge.js``): U+0001, a code, U+0002, text, U+0003.
"""

import re
from urllib.parse import quote

from casereports.clinical.values import Value
from casereports.references.markup import unguarded

BLANKS = re.compile(" {2,}")
"""What some styles leave between two names; no paper prints it."""
MARKS = re.compile("(\x01[^\x02]*\x02|\x03)")
CHANGES: dict[str, dict[str, bool]] = {
    "italic": {"italic": True},
    "oblique": {"italic": True},
    "upright": {"italic": False},
    # Underlining is a typewriter's italics, and a printed paper has the real thing.
    "underline": {"italic": True},
    "no-line": {"italic": False},
    "bold": {"bold": True},
    "medium": {"bold": False},
    "light": {"bold": False},
    "small-caps": {"small_caps": True},
    "full-caps": {"small_caps": False},
    "superscript": {"superscript": True, "subscript": False},
    "subscript": {"superscript": False, "subscript": True},
    "baseline": {"superscript": False, "subscript": False},
}


class UnknownMarkError(ValueError):
    """The engine answered with a mark that this module can't read."""


class Span(Value):
    """A run of text in one type.

    ``href`` is a web address to link to; ``key`` is the reference that a printed number stands for.
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    superscript: bool = False
    subscript: bool = False
    href: str | None = None
    key: str | None = None


class PrintedCitation(Value):
    """A cluster as printed in the text: "[1-3]", whose "1" and "3" carry their keys."""

    spans: tuple[Span, ...]

    @property
    def superscript(self) -> bool:
        """Whether the whole citation is raised."""
        return all(span.superscript for span in self.spans)


class Entry(Value):
    """A reference as printed in the list.

    ``number`` counts from 1 in printed order; ``label`` is what stands before the entry in this
    style ("[1]", "1."), empty where nothing does.
    """

    key: str
    number: int
    label: str = ""
    spans: tuple[Span, ...]


class Formatted(Value):
    """All citations in the order of the clusters, and the reference list in printed order."""

    citations: tuple[PrintedCitation, ...]
    entries: tuple[Entry, ...]


def read_citation(marked: str) -> PrintedCitation:
    """Read a citation; raises ``UnknownMarkError``."""
    return PrintedCitation(spans=_read(marked)[1])


def read_entry(key: str, number: int, marked: str) -> Entry:
    """Read an entry of the list; raises ``UnknownMarkError``."""
    label, spans = _read(marked)
    return Entry(key=key, number=number, label=label, spans=spans)


def _read(marked: str) -> tuple[str, tuple[Span, ...]]:
    label = ""
    spans: list[Span] = []
    stack: list[tuple[str, Span]] = [("", Span(text=""))]
    for piece in MARKS.split(marked):
        code, style = stack[-1]
        if piece.startswith("\x01"):
            opened = _opened(piece[1:-1], style, inside_label=code == "label")
            # A date in the margin below an author's name is no label: it does not come first.
            stack.append(("body", style) if opened[0] == "label" and spans else opened)
        elif piece == "\x03":
            if len(stack) == 1:
                raise UnknownMarkError("a mark closes that was never opened")
            stack.pop()
            if code in ("block", "indent") and spans:
                spans.append(Span(text=" "))
        elif code == "label":
            label += piece
        elif piece:
            spans.append(style.model_copy(update={"text": unguarded(piece)}))
    if len(stack) != 1:
        raise UnknownMarkError(f"the mark {stack[-1][0]!r} never closes")
    return label.strip(), _tidy(spans)


def _opened(code: str, style: Span, *, inside_label: bool) -> tuple[str, Span]:
    """Return the code and the style within a mark; a label takes all that is within it."""
    name, _, value = code.partition(":")
    if inside_label:
        return "label", style
    if name in CHANGES:
        return name, style.model_copy(update=CHANGES[name])
    if name == "key":
        return name, style.model_copy(update={"key": value})
    if name == "href":
        address = quote(unguarded(value), safe="!#$%&'()*+,/:;=?@[]~")
        return name, style.model_copy(update={"href": address})
    if name in ("label", "body", "block", "indent"):
        return name, style
    raise UnknownMarkError(f"no such mark: {code!r}")


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    """Join neighbours of one style and take the white space off both ends."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1] == span.model_copy(update={"text": joined[-1].text}):
            joined[-1] = span.model_copy(update={"text": joined[-1].text + span.text})
        else:
            joined.append(span)
    while joined and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[0] = joined[0].model_copy(update={"text": joined[0].text.lstrip()})
        joined[-1] = joined[-1].model_copy(update={"text": joined[-1].text.rstrip()})
    return tuple(span.model_copy(update={"text": BLANKS.sub(" ", span.text)}) for span in joined)
