"""What the places of a paper are called by which comments stand: "Figure 2", "Case Report"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.shown import title_of
from casereports.clinical.values import RowValue, Value
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, ListBlock, Paragraph, Section, Table
from casereports.manuscript.walk import blocks_of
from casereports.record.description import tables
from casereports.record.sentence_words import translated
from casereports.review.models import Comment, CommentKind


@dataclass(frozen=True)
class Place:
    """A figure, a table or a section at which a comment can be made."""

    kind: CommentKind
    source: str
    words: str


class PlaceWords:
    """Says where a comment stands, in the reader's language."""

    def __init__(self, manuscript: Manuscript, facts: CaseFacts) -> None:
        self._places = {(one.kind, one.source): one.words for one in places_of(manuscript)}
        sections = (*manuscript.body, *manuscript.back)
        self._sentences = dict(_sentences(sections))
        self._sentences |= {part.source: _("Abstract") for part in manuscript.front.abstract}
        self._facts = facts
        self._rows: Mapping[str, RowValue] = dict(all_rows(facts))

    def of(self, comment: Comment) -> str:
        """Returns "Figure 2"; what is not in this paper any more is called by its kind."""
        kind, source = CommentKind(comment.kind), comment.source
        match kind:
            case CommentKind.GENERAL:
                return _("The whole paper")
            case CommentKind.SENTENCE:
                words = self._sentences.get(source, "")
            case CommentKind.FIGURE | CommentKind.TABLE:
                words = self._places.get((kind, source), "")
            case CommentKind.FIELD:
                words = self._row(source)
            case _:
                assert_never(kind)
        return words or str(capfirst(kind.label))

    def _row(self, source: str) -> str:
        """Returns the table and the name of a row: "Laboratory result: ALP"."""
        row = self._rows.get(source)
        if row is None:
            return self._part(source)
        table = tables().get(type(row))
        if table is None:
            return ""
        name = capfirst(str(table._meta.verbose_name))
        return f"{name}: {translated(title_of(row)) or row.key}"

    def _part(self, source: str) -> str:
        """Returns what a part that a case has once is called: "Patient"."""
        name, _colon, key = source.partition(":")
        part = None if key else getattr(self._facts, name, None)
        table = tables().get(type(part)) if isinstance(part, Value) else None
        return str(capfirst(str(table._meta.verbose_name))) if table else ""


def places_of(manuscript: Manuscript) -> tuple[Place, ...]:
    """Returns sections, figures and tables of a paper, in the order of reading."""
    return tuple(_places((*manuscript.body, *manuscript.back)))


def _places(sections: Iterable[Section]) -> Iterator[Place]:
    for section in sections:
        yield Place(CommentKind.SENTENCE, section.source, _name(section))
        for block in section.blocks:
            match block:
                case Figure():
                    words = _("Figure %(number)d") % {"number": block.number}
                    yield Place(CommentKind.FIGURE, block.source, words)
                case Table():
                    words = _("Table %(number)d") % {"number": block.number}
                    yield Place(CommentKind.TABLE, block.source, words)
                case Paragraph() | ListBlock():
                    continue
                case _:
                    assert_never(block)
        yield from _places(section.sections)


def _sentences(sections: Iterable[Section]) -> Iterator[tuple[str, str]]:
    """Yields the source of each text with the section in which it stands, the innermost last."""
    for section in sections:
        yield section.source, _name(section)
        for block in blocks_of((section,)):
            yield block.source, _name(section)
            if isinstance(block, ListBlock):
                yield from ((item.source, _name(section)) for item in block.items)
        yield from _sentences(section.sections)


def _name(section: Section) -> str:
    return f"{section.number} {section.title}".strip()
