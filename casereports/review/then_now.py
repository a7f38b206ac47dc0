"""The words at which a comment was made, beside what stands there in the case as it is now."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from casereports.manuscript.blinding import Identities
from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Deleted,
    Figure,
    Inserted,
    ListBlock,
    Paragraph,
    Table,
    Text,
)
from casereports.manuscript.printed import plain
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import Draft
from casereports.review.models import Comment, CommentKind
from casereports.review.record_places import RecordPlaces

#: Most characters of a place that are shown where no words of it were marked.
LONGEST: Final = 600
#: How like a quotation a stretch must be to stand for it: about two words of five.
ALIKE: Final = 0.4


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, deleted or inserted; or the sentence that a place is gone."""

    kind: str
    words: str


class Now:
    """What stands now at each place of a case, for the comments on an earlier snapshot."""

    def __init__(self, paper: Draft, known: Callable[[], Identities] = Identities) -> None:
        """``known`` tells by which aliases reviewers know rows of the record."""
        self._lines = dict(_lines(paper.manuscript))
        self._plates = dict(_plates(paper.manuscript))
        self._record = RecordPlaces(paper.facts, known)

    def of(self, comment: Comment, then: str = "") -> tuple[Piece, ...]:
        """Returns the marked words with what has become of them.

        ``then`` is what a field of the record said: it is told whole. Words that were marked
        nowhere in particular are compared with nothing: they are shown. A place of the paper
        that is gone has nothing, one of the record a sentence.
        """
        quote, now = comment.quote.strip(), self._words(comment)
        if comment.kind == CommentKind.FIELD and (gone := self._record.gone(comment.source)):
            return (Piece("gone", gone),)
        if not now:
            return ()
        if then and max(len(then), len(now)) <= LONGEST:
            return tuple(_pieces(then, now))
        if not quote:
            return (Piece("kept", now[:LONGEST]),)
        like = closest(quote, now)
        return tuple(_pieces(quote, like)) if like else ()

    def _words(self, comment: Comment) -> str:
        match CommentKind(comment.kind):
            case CommentKind.GENERAL:
                return ""
            case CommentKind.SENTENCE:
                return self._lines.get(comment.source, "")
            case CommentKind.FIGURE | CommentKind.TABLE:
                return self._plates.get(comment.source, "")
            case CommentKind.FIELD:
                return self._record.said(comment.source)


def closest(quote: str, text: str) -> str:
    """Returns the stretch of a text that is most like a quotation; nothing where none is."""
    if quote in text:
        return quote
    words = text.split()
    said, bare = _bare(quote.split()), _bare(words)
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(said)
    best, start = 0.0, 0
    for at in range(max(len(words) - len(said), 0) + 1):
        matcher.set_seq1(bare[at : at + len(said)])
        if matcher.quick_ratio() > best and (likeness := matcher.ratio()) > best:
            best, start = likeness, at
    if best < ALIKE:
        return ""
    return " ".join(words[start : start + len(said)])


def _bare(words: Iterable[str]) -> list[str]:
    """Returns words without the signs around them, by which they are compared."""
    return [word.strip(".,;:!?()[]“”\"'").lower() for word in words]


def _pieces(before: str, after: str) -> Iterator[Piece]:
    for node in compared((Text(text=before),), (Text(text=after),)):
        match node:
            case Deleted():
                yield Piece("deleted", plain(node.children))
            case Inserted():
                yield Piece("inserted", plain(node.children))
            case _:
                yield Piece("kept", plain((node,)))


def _lines(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Yields the prose of each source; one that makes several paragraphs has them all."""
    found: dict[str, list[str]] = {}
    for part in manuscript.front.abstract:
        found.setdefault(part.source, []).append(plain(part.children))
    for block in blocks_of((*manuscript.body, *manuscript.back, *manuscript.closing)):
        match block:
            case Paragraph():
                found.setdefault(block.source, []).append(plain(block.children))
            case ListBlock():
                for item in block.items:
                    found.setdefault(item.source, []).append(plain(item.children))
            case Figure() | Table():
                continue
    for source, lines in found.items():
        yield source, " ".join(lines)


def _plates(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    for block in blocks_of((*manuscript.body, *manuscript.back, *manuscript.closing)):
        if isinstance(block, Figure | Table):
            yield block.source, plain(block.caption)
