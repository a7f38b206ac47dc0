"""Moments that share a label: one by itself, or several near each other in a crowded lane."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from casereports.clinical.wording.number import NBSP, TIMES
from casereports.figures.plots.lanes import Cluster, Moment, in_time
from casereports.figures.plots.timeaxis import TimeAxis


class Nearness(NamedTuple):
    """How far apart moments of one label may begin, in points, and how long it may be."""

    apart: float
    characters: int


#: Each moment has a label of its own.
APART: Final = Nearness(-1, 0)
#: From one label for each moment to a few labels for a lane.
NEARNESSES: Final = (
    APART,
    Nearness(4, 90),
    Nearness(8, 90),
    Nearness(16, 75),
    Nearness(28, 75),
    Nearness(44, 75),
    Nearness(70, 75),
    Nearness(110, 75),
    Nearness(180, 75),
    Nearness(300, 60),
    Nearness(500, 0),
)


def clusters(
    moments: Sequence[Moment], axis: TimeAxis, *, near: Nearness, noun: str
) -> Iterator[Cluster]:
    """Yields the moments of a lane with their words, those together that begin near each other.

    ``noun`` counts those that a label has no room to name: "12 tests". What stands on two sides
    of a gap in the axis is never one.
    """
    in_order = sorted(moments, key=in_time)
    for is_bar in (False, True):
        together: list[Moment] = []
        for moment in (one for one in in_order if one.is_bar is is_bar):
            if together and not _is_near(together[0], moment, axis, near):
                yield _cluster(together, near, noun)
                together = []
            together.append(moment)
        if together:
            yield _cluster(together, near, noun)


def _is_near(first: Moment, moment: Moment, axis: TimeAxis, near: Nearness) -> bool:
    start, end = axis.x(first.day), axis.x(moment.day)
    return end - start <= near.apart and not any(start < gap < end for gap in axis.breaks)


def _cluster(moments: Sequence[Moment], near: Nearness, noun: str) -> Cluster:
    return Cluster(tuple(moments), _words(moments, near.characters, noun))


def _words(moments: Sequence[Moment], most: int, noun: str) -> str:
    """Returns what all happened, or as much as a label holds and how many more, or how many."""
    if len(moments) == 1:
        return moments[0].words
    times = Counter(moment.words for moment in moments)
    names = [_named(words, number) for words, number in times.items()]
    between = "; " if any("," in name for name in names) else ", "
    for told in range(len(names), 0, -1):
        rest = sum(list(times.values())[told:])
        label = between.join(names[:told]) + (f" and {rest}{NBSP}more" if rest else "")
        if len(label) <= most:
            return label
    return f"{len(moments)} {noun}"


def _named(words: str, number: int) -> str:
    """Returns "3 × CT" for what happened three times."""
    return f"{number}{NBSP}{TIMES}{NBSP}{words}" if number > 1 else words
