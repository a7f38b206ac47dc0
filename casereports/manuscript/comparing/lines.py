"""Two versions of one line, laid over each other word by word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

from casereports.manuscript.comparing.marks import Mark, marked
from casereports.manuscript.comparing.tokens import Piece, Token, tokens
from casereports.manuscript.nodes import Deleted, Inline, Inlines, Inserted, Text

#: Lines that share less than this of their words are told as one that went and one that came.
LEAST_SHARED = 0.2


class Step(NamedTuple):
    """Words that stay, go or come."""

    same: bool
    old: Sequence[Token]
    new: Sequence[Token]


#: A piece with its mark, none for what stays.
Marked = tuple[Mark | None, Piece]


def compared(before: Inlines, after: Inlines) -> Inlines:
    """Returns the later line with what came and went marked; the very same where nothing did."""
    if before == after:
        return after
    old, new = tokens(before), tokens(after)
    if _differ(old, new):
        return (*marked(before, Deleted), *marked(after, Inserted))
    pieces = [piece for step in _steps(old, new) for piece in _told(step)]
    if all(mark is None for mark, _piece in pieces):
        return after
    return tuple(_line(pieces))


def _differ(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Tells whether lines share too little for their differences to be read word by word."""
    longest = max(len(old), len(new)) - 1
    counts: dict[object, int] = {}
    for token in old[:-1]:
        counts[token.key] = counts.get(token.key, 0) + 1
    shared = 0
    for token in new[:-1]:
        if counts.get(token.key, 0):
            counts[token.key] -= 1
            shared += 1
    return longest > 0 and shared < LEAST_SHARED * longest


def _steps(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    """Returns what stays and what changes by turns; a comma between two changes is none's."""
    matcher = SequenceMatcher(
        None, [token.key for token in old], [token.key for token in new], autojunk=False
    )
    steps: list[Step] = []
    for name, i, j, k, m in matcher.get_opcodes():
        step = Step(name == "equal", old[i:j], new[k:m])
        lone = step.same and m < len(new) and not any(token.is_word for token in step.new)
        if lone and steps:
            step = step._replace(same=False)
        if steps and not step.same and not steps[-1].same:
            last = steps.pop()
            step = Step(False, [*last.old, *step.old], [*last.new, *step.new])
        steps.append(step)
    return steps


def _told(step: Step) -> Iterator[Marked]:
    if step.same:
        for old, new in zip(step.old, step.new, strict=True):
            yield from _gap(old, new)
            yield None, new.piece
        return
    gone, came = _flat(step.old), _flat(step.new)
    if step.old and step.new and step.old[0].gap and step.new[0].gap:
        yield from ((None, piece) for piece in step.new[0].gap)
        gone, came = gone[len(step.old[0].gap) :], came[len(step.new[0].gap) :]
    yield from ((Deleted, piece) for piece in gone)
    yield from ((Inserted, piece) for piece in came)


def _gap(old: Token, new: Token) -> Iterator[Marked]:
    """Yields the blanks before a word that stays: they may have come or gone themselves."""
    if bool(old.gap) == bool(new.gap):
        yield from ((None, piece) for piece in new.gap)
    else:
        yield from ((Deleted, piece) for piece in old.gap)
        yield from ((Inserted, piece) for piece in new.gap)


def _flat(words: Sequence[Token]) -> list[Piece]:
    return [piece for token in words for piece in (*token.gap, token.piece)]


def _line(pieces: Sequence[Marked]) -> Iterator[Inline]:
    printed = [(mark, piece) for mark, piece in pieces if piece.what != ""]
    for mark, group in groupby(printed, key=lambda one: one[0]):
        inner = tuple(_nested([piece for _mark, piece in group], 0))
        yield from inner if mark is None else marked(inner, mark)


def _nested(pieces: Sequence[Piece], depth: int) -> Iterator[Inline]:
    """Yields pieces in what they stand in, neighbours in one node where they were in one."""

    def holder(piece: Piece) -> tuple[Literal["text", "leaf", "wrapper"], int]:
        if len(piece.within) > depth:
            return "wrapper", id(piece.within[depth])
        return ("text", 0) if isinstance(piece.what, str) else ("leaf", id(piece.what))

    for (kind, _id), group in groupby(pieces, key=holder):
        inner = list(group)
        match kind:
            case "wrapper":
                children = tuple(_nested(inner, depth + 1))
                yield inner[0].within[depth].model_copy(update={"children": children})
            case "leaf":
                yield from (piece.what for piece in inner if not isinstance(piece.what, str))
            case "text":
                yield Text(text="".join(str(piece.what) for piece in inner))
