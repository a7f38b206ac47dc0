"""The abstract and the text of a paper, each as the words that it prints."""

from collections.abc import Iterator

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    ListBlock,
    Paragraph,
)
from casereports.manuscript.walk import blocks_of, words_of

#: The words of a line behind the source of its block.
Line = tuple[str, str]


def abstract_of(manuscript: Manuscript) -> tuple[Line, ...]:
    return tuple((part.source, words_of(part.children)) for part in manuscript.front.abstract)


def text_of(manuscript: Manuscript) -> tuple[Line, ...]:
    """Returns what stands between abstract and references, without figures and tables."""
    return tuple(_lines(manuscript))


def _lines(manuscript: Manuscript) -> Iterator[Line]:
    for block in blocks_of(manuscript.body):
        match block:
            case Paragraph():
                yield block.source, words_of(block.children)
            case ListBlock():
                yield from ((item.source, words_of(item.children)) for item in block.items)


def joined(lines: tuple[Line, ...]) -> str:
    return "\n".join(words for _source, words in lines).replace("\N{NO-BREAK SPACE}", " ")
