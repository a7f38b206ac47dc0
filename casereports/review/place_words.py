"""What the places of a paper are called by which comments stand: "Figure 2", "Case Report"."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import assert_never

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import row_and_field
from casereports.manuscript.blinding import Identities
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, ListBlock, Paragraph, Section, Table
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import Draft
from casereports.review.blinded import everybody
from casereports.review.models import Comment, CommentKind, Snapshot
from casereports.review.record_places import Place, RecordPlaces
from casereports.review.thawing import paper_of


class PlaceWords:
    """Says where a comment stands, in the reader's language."""

    def __init__(
        self,
        manuscript: Manuscript,
        facts: CaseFacts,
        known: Callable[[], Identities] = Identities,
    ) -> None:
        self._places = {(one.kind, one.source): one.words for one in places_of(manuscript)}
        sections = (*manuscript.body, *manuscript.back)
        self._sentences = dict(_sentences(sections))
        self._sentences |= {part.source: _("Abstract") for part in manuscript.front.abstract}
        self._record = RecordPlaces(facts, known)

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
                words = self._record.words(source)
            case _:
                assert_never(kind)
        return words or str(capfirst(kind.label))

    def gone(self, comment: Comment) -> str:
        """Returns a sentence where the row or field of a comment is not in this record any more."""
        is_placed = comment.kind == CommentKind.FIELD and bool(comment.source)
        return self._record.gone(comment.source) if is_placed else ""

    def said(self, comment: Comment) -> str:
        """Returns what the field says here at which a comment stands; nothing for other places."""
        is_field = comment.kind == CommentKind.FIELD and bool(row_and_field(comment.source)[1])
        return self._record.said(comment.source) if is_field else ""


def words_of(snapshot: Snapshot) -> PlaceWords:
    """Returns what the places of a snapshot are called, by whatever names reviewers know them."""
    paper = paper_of(snapshot)
    return PlaceWords(paper.manuscript, paper.facts, partial(everybody, snapshot))


def places_to_choose(paper: Draft, at: str) -> tuple[Place, ...]:
    """Returns the row of the record that was asked for with its fields, then a paper's places."""
    return (*RecordPlaces(paper.facts).at(at), *places_of(paper.manuscript))


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
