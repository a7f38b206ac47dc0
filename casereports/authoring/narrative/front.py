"""What stands before the first heading: title, authors, an abstract without a name."""

import re
from collections.abc import Sequence

from casereports.authoring.narrative.paragraphs import Paragraph, word_count
from casereports.authoring.narrative.places import ABSTRACT, AUTHORS, LEGENDS
from casereports.clinical.values import LINE

_SENTENCE_END = re.compile(r"[.!;:]['\"”’)\]]*$")
_AUTHORS = re.compile(
    r"@|orcid|correspond|universit|hospital|departe?a?ment|abteilung|klinik|clinic\b|institut|"
    r"school of|facult|college|h[ôo]pital|clínica|address|\bM\.?D\b|\bPh\.?D\b|^by\s|\d\s?,?\*",
    re.IGNORECASE,
)
#: Words from which on a paragraph before the first heading is prose, unless it tells addresses.
_PROSE, _ADDRESS = 25, 90


def title_at(front: Sequence[Paragraph], *, alone: bool) -> int | None:
    """Returns which paragraph before the first heading is the title; ``alone``: no heading comes.

    A style says so; else it is the first heading or line that is no sentence.
    """
    for at, paragraph in enumerate(front):
        if paragraph.title:
            return at
    first = next((at for at, p in enumerate(front) if not (p.row or p.caption)), None)
    if first is None:
        return None
    levels = [at for at, p in enumerate(front) if p.level]
    if levels and front[levels[0]].level == 1:
        return levels[0]
    words = front[first].plain
    is_line = len(words) <= LINE and not _SENTENCE_END.search(words) and "\n" not in words
    loud = front[first].bold or front[first].level > 0
    return first if is_line and (loud or not alone or len(front) > 1) else None


def front_place(paragraph: Paragraph, *, before_keywords: bool) -> str | None:
    """Returns where a paragraph between title and first heading goes; None for prose."""
    if paragraph.caption:
        return LEGENDS
    words = word_count(paragraph.plain)
    if words <= _ADDRESS and _AUTHORS.search(paragraph.plain):
        return AUTHORS
    if words < _PROSE and not _SENTENCE_END.search(paragraph.plain):
        return AUTHORS
    return ABSTRACT if before_keywords else None
