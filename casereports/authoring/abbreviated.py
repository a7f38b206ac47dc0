"""What abbreviations print in a paper while somebody writes it, and which there are to choose."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.abbreviating.own import NOUN
from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.document import Manuscript
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import (
    Datum,
    Figure,
    Inline,
    Inlines,
    Paragraph,
    Section,
    Table,
)
from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.manuscript.walk import blocks_of, rewrite
from casereports.pipeline import Draft
from casereports.vocabulary.abbreviations import long_forms

Path = tuple[str, ...]
#: A text that the paper does not have yet.
_NEW_TEXT = ""


class Mention(NamedTuple):
    """What a mention prints, and by the source of a text what its first one there prints."""

    usual: str
    first: Mapping[str, str]


class Abbreviation(NamedTuple):
    """An abbreviation that the case knows by itself."""

    code: str
    short: str
    long: str


class Mentions:
    """What the mentions of abbreviations print: those of the paper, and new ones beside them.

    ``asked`` are the mentions of a page in their order, of which the paper may not have all yet.
    """

    def __init__(self, paper: Draft, asked: Iterable[Path] = ()) -> None:
        manuscript = paper.manuscript
        self._spelling = Spelling(_with_written(manuscript, paper.facts, asked), paper.facts)
        self._abstract = [part.source for part in manuscript.front.abstract]
        sections = (*manuscript.body, *manuscript.back, *manuscript.closing)
        texts = {
            block.source for block in blocks_of(sections) if not isinstance(block, Figure | Table)
        }
        self._texts = [_NEW_TEXT, *sorted(texts)]
        self._placed = self._as_printed(manuscript)

    def _as_printed(self, manuscript: Manuscript) -> dict[Path, dict[str, str]]:
        """Returns what the paper prints of each mention at its first place in each text."""
        placed: dict[Path, dict[str, str]] = {}

        def follow(node: Inline, source: str) -> Inlines:
            if isinstance(node, Datum) and node.path[0] == NOUN:
                try:
                    words = self._spelling.words(node.path, source)
                except NothingQuotedError:
                    return (node,)  # what has just been typed contradicts it; who typed it is told
                placed.setdefault(node.path, {}).setdefault(source, words)
            return (node,)

        rewrite(manuscript, follow)
        return placed

    def mention(self, path: Path) -> Mention:
        """Returns what a mention prints; raises NothingQuotedError.

        One that the paper does not have explains itself where nothing before it does: the mentions
        of a page are asked for in their order.
        """
        first: dict[str, str] = {}
        for sources in filter(None, (self._abstract, self._texts)):
            first |= dict.fromkeys(sources, self._spelling.words(path, sources[0]))
        usual = self._spelling.words(path, _NEW_TEXT)
        first |= self._placed.get(path, {})
        return Mention(usual, {at: words for at, words in first.items() if words != usual})

    def of_case(self, facts: CaseFacts) -> Iterator[Abbreviation]:
        """Yields the abbreviations that the paper or its record has, with what they mean here."""
        used = (path[1] for path in self._placed if len(path) > 1)
        recorded = (lab.abbreviation for lab in facts.labs)
        known = set()
        for name in filter(None, (*used, *recorded)):
            try:
                meaning = self._spelling.known.meaning(name)
            except NothingQuotedError:
                continue  # it is among the problems of the case already
            if meaning.short not in known and meaning.short != meaning.long:
                known.add(meaning.short)
                yield Abbreviation(f"{{{NOUN}:{meaning.short}}}", meaning.short, meaning.long)


def _with_written(manuscript: Manuscript, facts: CaseFacts, asked: Iterable[Path]) -> Manuscript:
    """Returns a paper with all that tells what authors mean by an abbreviation.

    Of two meanings for one the paper prints neither, so that they are read where they are written.
    """
    written = [part.text for part in facts.paper.abstract]
    written += [part.text for part in facts.paper.sections]
    blocks = (
        *(block for text in written for block in read_prose(text, _NEW_TEXT).blocks),
        *(Paragraph(children=(Datum(path=path),), source=_NEW_TEXT) for path in asked),
    )
    section = Section(key="prose", title="", blocks=blocks, source=_NEW_TEXT)
    return manuscript.model_copy(update={"body": (*manuscript.body, section)})


def vocabulary() -> list[list[str]]:
    """Returns the abbreviations of the vocabularies, each with what it may stand for."""
    return [[short, *(entry.name for entry in told)] for short, told in long_forms().items()]
