"""Sets what happened in a lane: each moment with its words beside it, none over another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from casereports.clinical.values import Value
from casereports.figures.plots.shapes import Block, Box, Group, Mark, Shape, Stroke, Words
from casereports.figures.plots.style import INK, LEADING, PAPER, SOFT, TINTS, MarkShape
from casereports.figures.plots.timeaxis import TimeAxis
from casereports.figures.plots.typeface import ABOVE, width_of, wrapped

_REACH = 3.6
_GAP = 2.4
_PADDING = 2.4
_APART = 4.0
_ARROW = 3.2
#: A bar is never shorter, so that what lasted a day can be seen.
_SHORTEST_BAR = 4.0


class Moment(Value):
    """Something that happened; days are counted from the index visit.

    What lasted has an ``until`` or ``goes_on``; of what is only known to lie within a span of
    days, ``latest`` is the last of them.
    """

    words: str
    day: float
    until: float | None = None
    latest: float | None = None
    goes_on: bool = False
    approximate: bool = False
    source: str

    @property
    def is_bar(self) -> bool:
        return self.until is not None or self.goes_on

    @property
    def days(self) -> tuple[float, ...]:
        """All days that the axis must hold."""
        return tuple(day for day in (self.day, self.until, self.latest) if day is not None)


class Cluster(NamedTuple):
    """Moments with one label, in order of time: one, or several that begin near each other."""

    moments: tuple[Moment, ...]
    words: str

    @property
    def is_one_bar(self) -> bool:
        """Whether the words can stand in it."""
        return len(self.moments) == 1 and self.moments[0].is_bar


class Look(NamedTuple):
    """How a lane's moments are drawn; ``widest`` is that of a line of words, in points."""

    ink: str
    mark: MarkShape
    size: float
    widest: float


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a moment's symbol and words may stand, from the top of the place."""

    box: Box
    words_x: float
    words_y: float
    lines: tuple[str, ...]
    symbol_y: float
    cost: float = 0.0


def lane(
    clusters: Iterable[Cluster],
    axis: TimeAxis,
    look: Look,
    *,
    top: float,
    frame: tuple[float, float],
) -> tuple[list[Group], float]:
    """Returns the moments drawn from ``top`` downwards, and where they end.

    ``frame`` is the left and right edge, beyond which nothing stands.
    """
    taken: list[Box] = []
    groups: list[Group] = []
    for cluster in sorted(clusters, key=lambda one: in_time(one.moments[0])):
        place = _lowest_free(list(_places(cluster, axis, look, frame)), taken)
        taken.append(place.box)
        groups += _drawn(cluster, place, axis, look, top, frame[1])
    return groups, top + max((box.bottom for box in taken), default=0.0)


def _drawn(
    cluster: Cluster, place: _Place, axis: TimeAxis, look: Look, top: float, edge: float
) -> Iterator[Group]:
    """Yields each moment's symbol with its row, and the words with the first."""
    y = top + place.box.top + place.symbol_y
    lines = list(_lines(place, look, top))
    ground = [] if _is_inside(cluster, place, axis) else [_ground(line) for line in lines]
    first, *others = cluster.moments
    yield Group(first.source, (*ground, *_symbol(first, axis, look, y, edge), *lines))
    for moment in others:
        yield Group(moment.source, tuple(_symbol(moment, axis, look, y, edge)))


def in_time(moment: Moment) -> tuple[float, float]:
    """Sorts by time; of what begins together, the longest comes first."""
    return moment.day, -(moment.day if moment.until is None else moment.until)


def _lowest_free(places: list[_Place], taken: list[Box]) -> _Place:
    """Returns the place that stands highest in the lane, moved down as far as it must be."""
    moved = [_moved(place, _free_top(place.box, taken)) for place in places]
    return min(moved, key=lambda place: place.box.top + place.cost)


def _moved(place: _Place, top: float) -> _Place:
    left, _top, right, bottom = place.box
    box = Box(left, top, right, top + bottom)
    return replace(place, box=box)


def _free_top(box: Box, taken: list[Box]) -> float:
    """Returns how far down a box must go to meet nothing."""
    left, right, height = box.left - _APART, box.right + _APART, box.bottom
    near = [one for one in taken if left < one.right and one.left < right]
    tops = sorted({0.0, *(one.bottom for one in near)})
    return next(
        top for top in tops if not any(top < one.bottom and one.top < top + height for one in near)
    )


def _places(
    cluster: Cluster, axis: TimeAxis, look: Look, frame: tuple[float, float]
) -> Iterator[_Place]:
    """Yields the places that words can have: in their bar, right, left, or below."""
    reaches = [_reach(moment, axis, frame[1]) for moment in cluster.moments]
    left, right = min(start for start, _end in reaches), max(end for _start, end in reaches)
    thick = look.size * LEADING
    whole = width_of(cluster.words, look.size)
    arrow = _ARROW * cluster.moments[0].goes_on
    if cluster.is_one_bar and whole <= right - left - 2 * _PADDING - arrow:
        yield _place(left, right, left + _PADDING, (cluster.words,), look)
        return
    for widest in _widths(look.widest, max(frame[1] - right, left - frame[0]) - _GAP):
        lines = wrapped(cluster.words, look.size, widest)
        wide = max(width_of(line, look.size) for line in lines)
        if right + _GAP + wide <= frame[1]:
            yield _place(left, right + _GAP + wide, right + _GAP, lines, look)
        if left - _GAP - wide >= frame[0]:
            yield _place(left - _GAP - wide, right, left - _GAP - wide, lines, look)
    lines = wrapped(cluster.words, look.size, min(look.widest, frame[1] - frame[0]))
    wide = max(width_of(line, look.size) for line in lines)
    start = max(frame[0], min(left, frame[1] - wide))
    height = thick * (len(lines) + 1) + _PADDING
    box = Box(min(start, left), 0.0, max(start + wide, right), height)
    yield _Place(box, start, thick + look.size * ABOVE + _PADDING, lines, _middle(look), 2 * thick)


def _widths(widest: float, room: float) -> tuple[float, ...]:
    """Returns how wide words may be set: as wished, and as the room beside the symbol allows."""
    least = 0.55 * widest
    return (widest, *((room,) if least <= room < widest else ()))


def _place(left: float, right: float, x: float, lines: tuple[str, ...], look: Look) -> _Place:
    thick = look.size * LEADING
    box = Box(left, 0.0, right, thick * len(lines) + _PADDING)
    return _Place(box, x, look.size * ABOVE + _PADDING / 2, lines, _middle(look))


def _middle(look: Look) -> float:
    """Returns how far below the top of a place the middle of its small letters lies."""
    return _PADDING / 2 + look.size * (ABOVE - 0.31)


def _reach(moment: Moment, axis: TimeAxis, edge: float) -> tuple[float, float]:
    """Returns the left and right edge of a moment's symbol."""
    start = axis.x(moment.day)
    if moment.is_bar:
        end = edge if moment.until is None else axis.x(moment.until)
        return start, max(end, start + _SHORTEST_BAR)
    end = axis.x(moment.latest) if moment.latest is not None else start
    return min(start, end) - _REACH, max(start, end) + _REACH


def _lines(place: _Place, look: Look, top: float) -> Iterator[Words]:
    for at, line in enumerate(place.lines):
        y = top + place.box.top + place.words_y + at * look.size * LEADING
        yield Words(line, place.words_x, y, look.size)


def _is_inside(cluster: Cluster, place: _Place, axis: TimeAxis) -> bool:
    """Tells whether the words stand in the bar, whose tint is their ground."""
    start = axis.x(cluster.moments[0].day)
    return cluster.is_one_bar and place.words_x == start + _PADDING


def _ground(words: Words) -> Block:
    """Returns paper behind words, so that no line of the grid runs through them."""
    box = words.box
    return Block(Box(box.left - 0.8, box.top, box.right + 0.8, box.bottom), PAPER)


def _symbol(moment: Moment, axis: TimeAxis, look: Look, y: float, edge: float) -> Iterator[Shape]:
    left, right = _reach(moment, axis, edge)
    if moment.is_bar:
        yield from _bar(
            moment, axis, look, Box(left, y - look.size * 0.6, right, y + look.size * 0.6)
        )
        return
    if moment.latest is not None:
        first, last = sorted((axis.x(moment.day), axis.x(moment.latest)))
        yield Stroke(((first, y), (last, y)), look.ink, 0.9)
        for x in (first, last):
            yield Stroke(((x, y - 2), (x, y + 2)), look.ink, 0.9)
        if last - first > 4 * _REACH:
            yield Mark(look.mark, (first + last) / 2, y, look.ink, hollow=True)
        return
    yield Mark(look.mark, axis.x(moment.day), y, look.ink, hollow=moment.approximate)


def _bar(moment: Moment, axis: TimeAxis, look: Look, box: Box) -> Iterator[Shape]:
    """Yields a bar, pointed where it goes on, with strokes where time is left out."""
    left, top, right, bottom = box
    tint, ink = TINTS[look.ink], look.ink
    if moment.goes_on:
        end, middle = right - _ARROW, (top + bottom) / 2
        corners = ((left, top), (end, top), (right, middle), (end, bottom), (left, bottom))
        yield Stroke((*corners, corners[0]), ink, 0.6, fill=tint)
    else:
        yield Block(box, tint, ink)
    for place in axis.breaks:
        if left < place < right - _ARROW:
            yield from slashes(place, top, bottom)


def slashes(x: float, top: float, bottom: float) -> Iterator[Shape]:
    """Yields the mark of a break: two slanted strokes with paper between them."""
    lean = 1.6
    for shift, ink, width in ((0.0, PAPER, 2.6), (-1.3, SOFT, 0.7), (1.3, SOFT, 0.7)):
        yield Stroke(
            ((x + shift - lean, bottom + 1), (x + shift + lean, top - 1)), ink or INK, width
        )
