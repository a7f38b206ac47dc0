"""Plain or pasted text, read as paragraphs."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from casereports.authoring.narrative.headings import heading_of
from casereports.authoring.narrative.marks import unmarked, without_faults
from casereports.authoring.narrative.paragraphs import (
    About,
    Paragraph,
    Remark,
    Source,
    cleaned,
    has_unprintable,
)

_MARKDOWN = re.compile(r"(#{1,6})\s+(\S.*)$")
_CLOSING = re.compile(r"\s#+$")
_UNDERLINE = re.compile(r"={3,}$")
_ITEM = re.compile(r"(?:[-*•–]|\d{1,3}[.)]|\[\d{1,3}\])\s")
_WHOLE_BOLD = re.compile(r"\*\*([^*]+)\*\*:?$")
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’)\]]*$")
#: Widths between which lines look as if they were broken by a program and not by a person.
_NARROWEST, _WIDEST = 50, 100
#: How far a line reaches that was broken, and did not end.
_FULL = 0.7


def read_text(text: str) -> Source:
    """Reads text: headings of Markdown or on a line of their own, paragraphs, broken lines."""
    clean = cleaned(text)
    lines = [line.strip() for line in clean.split("\n")]
    width = _width(lines)
    remarks = (Remark(about=About.UNPRINTABLE),) if has_unprintable(text) else ()
    paragraphs = [
        _paragraph(words)
        for filled, block in groupby(lines, key=bool)
        if filled
        for words in _paragraphs(list(block), width)
    ]
    return Source(paragraphs=tuple(paragraphs), remarks=remarks)


def _width(lines: list[str]) -> int:
    """Returns the width at which a program broke the lines, or 0 where each is a paragraph."""
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    broken = [
        line
        for line, after in pairwise(lines)
        if len(line) >= _FULL * width and after[:1].islower()
    ]
    return width if len(broken) > 1 else 0


def _paragraphs(block: list[str], width: int) -> Iterator[str]:
    """Returns the paragraphs of lines between two blank ones."""
    if len(block) > 1 and _UNDERLINE.match(block[1]):
        yield f"# {block[0]}"
        block = block[2:]
    if not width:
        yield from block
        return
    begun: list[str] = []
    for line in block:
        starts = bool(_ITEM.match(line)) or _heads(line)
        if begun and (starts or _heads(begun[-1]) or _ends(begun[-1], width)):
            yield _joined(begun)
            begun = []
        begun.append(line)
    if begun:
        yield _joined(begun)


def _heads(line: str) -> bool:
    return bool(_MARKDOWN.match(line)) or heading_of(line) is not None


def _ends(line: str, width: int) -> bool:
    return len(line) < _FULL * width and bool(_SENTENCE_END.search(line))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(lines)


def _paragraph(words: str) -> Paragraph:
    markdown = _MARKDOWN.match(words)
    level = len(markdown[1]) if markdown else 0
    text = without_faults(_CLOSING.sub("", markdown[2]) if markdown else words)
    return Paragraph(
        text=text,
        plain=unmarked(text),
        level=level,
        bold=_WHOLE_BOLD.match(text) is not None,
    )
