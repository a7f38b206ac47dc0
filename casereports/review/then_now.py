"""The words at which a comment was made, beside what stands there in the case as it is now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.shown import shown
from casereports.clinical.values import RowValue
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
from casereports.record.sentence_words import translated
from casereports.review.models import Comment, CommentKind

#: Most characters of a place that are shown where no words of it were marked.
LONGEST: Final = 600
#: How like a quotation a stretch must be to stand for it: about two words of five.
ALIKE: Final = 0.4


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, deleted or inserted."""

    kind: str
    words: str


class Now:
    """What stands now at each place of a case, for the comments on an earlier snapshot."""

    def __init__(self, paper: Draft) -> None:
        self._lines = dict(_lines(paper.manuscript))
        self._plates = dict(_plates(paper.manuscript))
        self._rows: Mapping[str, RowValue] = _rows(paper.facts)

    def of(self, comment: Comment) -> tuple[Piece, ...]:
        """Returns the marked words with what has become of them; nothing for a place that is gone.

        Words that were marked nowhere in particular are compared with nothing: they are shown.
        """
        now = self._words(comment)
        if not now:
            return ()
        if not comment.quote.strip():
            return (Piece("kept", now[:LONGEST]),)
        like = closest(comment.quote.strip(), now)
        return tuple(_pieces(comment.quote.strip(), like)) if like else ()

    def _words(self, comment: Comment) -> str:
        match CommentKind(comment.kind):
            case CommentKind.GENERAL:
                return ""
            case CommentKind.SENTENCE:
                return self._lines.get(comment.source, "")
            case CommentKind.FIGURE | CommentKind.TABLE:
                return self._plates.get(comment.source, "")
            case CommentKind.FIELD:
                row = self._rows.get(comment.source)
                said = (translated(words) for _name, words in shown(row, given=True)) if row else ()
                return "; ".join(filter(None, said))


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


def _rows(facts: CaseFacts) -> Mapping[str, RowValue]:
    return dict(all_rows(facts))
