"""Where an abstract ends whose parts have the same headings as the paper's sections."""

from collections.abc import Sequence

from casereports.authoring.narrative.headings import Heading, abstract_label
from casereports.authoring.narrative.paragraphs import Paragraph, word_count
from casereports.authoring.narrative.places import KEYWORDS
from casereports.authoring.narrative.run_in import run_in

#: More words than any journal's abstract.
_LONGEST = 800


def abstract_end(paragraphs: Sequence[Paragraph], heads: Sequence[Heading | None], at: int) -> int:
    """Returns the paragraph with which the abstract that begins at ``at`` has ended.

    That is the keywords where only an abstract's headings stand before them; else the first
    heading that does not come again as that of a section.
    """
    level, begin = paragraphs[at].level, at + 1
    keywords = _keywords(paragraphs, heads, begin)
    if keywords is not None and _could_be_abstract(paragraphs[begin:keywords], heads[begin:]):
        return keywords
    places = [heading.place if heading else "" for heading in heads]
    later = _last_places(places)
    for here in range(begin, len(paragraphs)):
        paragraph, heading = paragraphs[here], heads[here]
        below = paragraph.level > level > 0
        if heading is None:
            # A heading of the abstract's own rank that nobody knows begins something else.
            ends = 0 < paragraph.level <= max(level, 1) and not abstract_label(paragraph.plain)
            ends = ends or _starts_other(paragraph)
        else:
            again = later[heading.place] > here and abstract_label(paragraph.plain)
            ends = not (below or again)
        if ends:
            return here
    return len(paragraphs)


def _keywords(
    paragraphs: Sequence[Paragraph], heads: Sequence[Heading | None], begin: int
) -> int | None:
    for here in range(begin, len(paragraphs)):
        heading = heads[here] or run_in(paragraphs[here].text)
        if heading is not None and heading.place == KEYWORDS:
            return here
    return None


def _could_be_abstract(paragraphs: Sequence[Paragraph], heads: Sequence[Heading | None]) -> bool:
    words = sum(word_count(paragraph.plain) for paragraph in paragraphs)
    return words <= _LONGEST and all(
        abstract_label(paragraph.plain)
        for paragraph, heading in zip(paragraphs, heads, strict=False)
        if heading is not None
    )


def _last_places(places: Sequence[str]) -> dict[str, int]:
    return {place: at for at, place in enumerate(places)}


def _starts_other(paragraph: Paragraph) -> bool:
    """Returns whether a paragraph begins with a heading that no abstract has."""
    started = run_in(paragraph.text)
    return started is not None and not abstract_label(started.label)
