"""Which part of the earlier paper became which of the later: by source first, then by words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

from casereports.manuscript.comparing.tokens import words_in

T = TypeVar("T")
#: A part of the earlier and of the later paper; one of them is missing where it went or came.
Pair = tuple[T | None, T | None]

#: How much of their words two parts share to be one, with the same source and with another.
SHARED_AT_SOURCE, SHARED_ELSEWHERE = 0.3, 0.6
#: What it weighs besides that two parts are the only ones of their source: more than all words.
ONLY_ONES = 1.5
#: More pairs than this are not weighed by their words: those of one source are taken in order.
MOST_WEIGHED = 4_000


class Part(NamedTuple, Generic[T]):
    """What is aligned: parts of another ``kind`` never meet."""

    value: T
    kind: object
    source: str
    words: str


def aligned(before: Sequence[Part[T]], after: Sequence[Part[T]]) -> Iterator[Pair[T]]:
    """Yields the parts in order, each with what it was; none is passed by another."""
    for same, old, new in _gaps(before, after, lambda part: (part.kind, part.source, part.words)):
        pairs = zip(old, new, strict=True) if same else _in_gap(old, new)
        for was, now in pairs:
            yield was and was.value, now and now.value


def woven(before: Sequence[T], after: Sequence[T], key: Callable[[T], str]) -> Iterator[Pair[T]]:
    """Yields parts that have a name, in the later order; what went stands behind what it followed.

    One that was moved is the same as before.
    """
    old = {key(part): part for part in before}
    kept = {key(part) for part in after}
    gone: dict[str, list[T]] = {"": []}
    last = ""
    for name, part in old.items():
        if name in kept:
            last = name
            gone[last] = []
        else:
            gone[last].append(part)
    yield from ((part, None) for part in gone[""])
    for part in after:
        name = key(part)
        yield old.get(name), part
        yield from ((removed, None) for removed in gone.get(name, ()))


def _gaps(
    before: Sequence[Part[T]], after: Sequence[Part[T]], key: Callable[[Part[T]], object]
) -> Iterator[tuple[bool, Sequence[Part[T]], Sequence[Part[T]]]]:
    """Yields the parts that are the same by ``key``, and by turns those between them."""
    matcher = SequenceMatcher(None, list(map(key, before)), list(map(key, after)), autojunk=False)
    for name, i, j, k, m in matcher.get_opcodes():
        yield name == "equal", before[i:j], after[k:m]


def _in_gap(
    old: Sequence[Part[T]], new: Sequence[Part[T]]
) -> Iterator[tuple[Part[T] | None, Part[T] | None]]:
    if len(old) * len(new) <= MOST_WEIGHED:
        yield from _weighed(old, new)
        return
    for same, was, now in _gaps(old, new, lambda part: (part.kind, part.source)):
        if same:
            yield from zip(was, now, strict=True)
        else:
            yield from ((part, None) for part in was)
            yield from ((None, part) for part in now)


def _weighed(
    old: Sequence[Part[T]], new: Sequence[Part[T]]
) -> Iterator[tuple[Part[T] | None, Part[T] | None]]:
    """Yields the pairs that share most words in all (Needleman and Wunsch 1970)."""
    weights = _weights(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = weights[i][j] and weights[i][j] + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(old) and j < len(new):
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((part, None) for part in old[i:])
    yield from ((None, part) for part in new[j:])


def _weights(old: Sequence[Part[T]], new: Sequence[Part[T]]) -> list[list[float]]:
    """Returns how much two parts have in common, 0 where they are not the same at all."""
    sources = Counter(part.source for part in old), Counter(part.source for part in new)
    counted = [Counter(words_in(part.words)) for part in new]
    return [
        [_weight(was, words, now, count, sources) for now, count in zip(new, counted, strict=True)]
        for was, words in ((part, Counter(words_in(part.words))) for part in old)
    ]


def _weight(
    was: Part[T],
    words: Counter[str],
    now: Part[T],
    count: Counter[str],
    sources: tuple[Counter[str], Counter[str]],
) -> float:
    if was.kind != now.kind:
        return 0.0
    total = words.total() + count.total()
    shared = 2 * (words & count).total() / total if total else 1.0
    if was.source != now.source:
        return shared if shared >= SHARED_ELSEWHERE else 0.0
    if sources[0][was.source] == sources[1][was.source] == 1:
        return ONLY_ONES + shared
    return shared if shared >= SHARED_AT_SOURCE else 0.0
