"""The axis of time: days from the index visit, in units that people count in, long gaps broken."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, NamedTuple

from casereports.clinical.wording.number import MINUS, NBSP
from casereports.figures.plots.style import SMALL
from casereports.figures.plots.typeface import width_of


class Unit(NamedTuple):
    """A unit of the axis: its days, up to which distance it is used, and its round steps."""

    name: str
    short: str
    days: float
    up_to: float
    steps: tuple[float, ...]


#: Months and years are means, which no label tells to the day.
UNITS: Final = (
    Unit("Hours", "h", 1 / 24, 3, (1, 2, 3, 6, 12, 24)),
    Unit("Days", "d", 1, 50, (1, 2, 5, 7, 10, 14, 20, 30)),
    Unit("Weeks", "wk", 7, 240, (1, 2, 4, 8, 12, 26)),
    Unit("Months", "mo", 30.44, 1500, (1, 2, 3, 6, 12, 24)),
    Unit("Years", "y", 365.25, math.inf, (1, 2, 5, 10, 20, 50)),
)
#: Room between two labels of the axis, and around the moments of a stretch.
_LABEL_GAP = 9.0
#: So far a label may reach over the end of the axis.
_OVER = 2.5
#: Nobody counts farther in a unit when a longer one tells it as well.
_MOST_COUNTED = 60
_EDGE = 7.0
#: Width of a break, and the room that a moment should have before a gap beside it is broken.
_BREAK = 9.0
_ROOM = 11.0
_LEAST_STRETCH = 40.0
#: So many gaps at least stay whole, and so much width there is for each stretch.
_LEAST_KEPT = 2
_STRETCH_EACH = 100.0
#: Moments alone between two breaks stand in one stretch when none is so much farther off.
_ALIKE = 7.0


class Tick(NamedTuple):
    """A place on the axis with its label, whose middle is a little aside near the ends."""

    day: float
    x: float
    text: str
    middle: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis with one scale, from its first day to its last."""

    first: float
    last: float
    moments: int
    left: float = 0.0
    right: float = 0.0

    def x(self, day: float) -> float:
        inner = self.right - self.left - 2 * _EDGE
        if self.last == self.first:
            return self.left + _EDGE + inner / 2
        return self.left + _EDGE + inner * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Places days between ``left`` and ``right``."""

    stretches: tuple[Stretch, ...]
    unit: Unit
    left: float = field(default=0.0)
    right: float = field(default=0.0)

    def x(self, day: float) -> float:
        """Returns where a day stands; one in a broken gap stands in the break."""
        for stretch in self.stretches:
            if day < stretch.first - 1e-9:
                break
            if day <= stretch.last + 1e-9:
                return stretch.x(day)
        return self._between(day)

    def _between(self, day: float) -> float:
        before = [stretch for stretch in self.stretches if stretch.last < day]
        after = [stretch for stretch in self.stretches if stretch.first > day]
        if not before:
            return self.left
        if not after:
            return self.right
        return (before[-1].right + after[0].left) / 2

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middles of the gaps that are left out."""
        return tuple((a.right + b.left) / 2 for a, b in pairwise(self.stretches))

    def is_across(self, day: float, later: float) -> bool:
        """Tells whether a break lies between two days."""
        return any(self.x(day) < place < self.x(later) for place in self.breaks)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The labels of the axis, none of which meets another."""
        found = [tick for stretch in self.stretches for tick in self._ticks(stretch)]
        kept: list[Tick] = []
        for tick in sorted(found, key=lambda tick: (tick.day != 0, tick.x)):
            half = width_of(tick.text, SMALL) / 2
            near = (abs(tick.middle - k.middle) - half - width_of(k.text, SMALL) / 2 for k in kept)
            if all(gap > _LABEL_GAP / 2 for gap in near):
                kept.append(tick)
        return tuple(sorted(kept, key=lambda tick: tick.x))

    def _ticks(self, stretch: Stretch) -> list[Tick]:
        is_only = len(self.stretches) == 1
        unit = self.unit if is_only else _unit_of(stretch, self.unit)
        days = _round_days(stretch, unit, self._suffix(unit))
        if not days:
            days, unit = [stretch.first], unit if is_only else _roundest(stretch.first, self.unit)
        suffix = self._suffix(unit)
        return [self._tick(day, stretch.x(day), _label(day, unit) + suffix) for day in days]

    def _suffix(self, unit: Unit) -> str:
        return "" if unit is self.unit else f"{NBSP}{unit.short}"

    def _tick(self, day: float, x: float, text: str) -> Tick:
        half = width_of(text, SMALL) / 2 - _OVER
        middle = min(max(x, self.left + half), self.right - half)
        return Tick(day, x, text, middle)


def time_axis(days: Sequence[float], *, left: float, right: float) -> TimeAxis:
    """Returns an axis that holds the days and the index visit, day 0."""
    moments = sorted({*days, 0.0})
    if len(moments) == 1:
        moments = [0.0, 1.0]
    groups = _groups(moments, right - left)
    stretches = [Stretch(group[0], group[-1], len(group)) for group in groups]
    main = max(stretches, key=lambda one: (one.moments, one.first <= 0 <= one.last))
    unit = _unit_for(max(abs(main.first), abs(main.last)))
    return TimeAxis(_laid_out(stretches, left, right), unit, left, right)


def _groups(moments: list[float], width: float) -> list[list[float]]:
    """Returns the moments in stretches between which time is left out: no more than needed."""
    most = max(2, int(width / _STRETCH_EACH))
    groups = [moments]
    for longest in _breakable(moments, width):
        groups = _merged(_parted(moments, longest))
        if len(groups) <= most:
            return groups
    return [moments] if len(groups) > most else groups


def _breakable(moments: list[float], width: float) -> list[float]:
    """Returns the gaps that may be the longest whole one, the shortest first.

    Those above it are each longer than twice all that is shorter; whole, they leave that no room.
    """
    ordered = sorted(b - a for a, b in pairwise(moments))
    total = moments[-1] - moments[0]
    found = []
    kept = 0.0
    for count, gap in enumerate(ordered):
        is_squeezed = kept / total * width < _ROOM * count
        if count >= _LEAST_KEPT and gap > 2 * kept and is_squeezed:
            found.append(ordered[count - 1])
        kept += gap
    return found


def _parted(moments: list[float], longest: float) -> list[list[float]]:
    groups = [[moments[0]]]
    for before, day in pairwise(moments):
        if day - before > longest:
            groups.append([])
        groups[-1].append(day)
    return groups


def _merged(groups: list[list[float]]) -> list[list[float]]:
    """Joins neighbours that can share a scale."""
    merged = [groups[0]]
    for group in groups[1:]:
        if _is_alike(merged[-1], group):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(group)
    return merged


def _is_alike(group: list[float], other: list[float]) -> bool:
    """Tells whether two stretches, one of a single moment, can share a scale."""
    if min(len(group), len(other)) > 1 or 0.0 in (*group, *other):
        return False
    gap = other[0] - group[-1]
    span = max(group[-1] - group[0], other[-1] - other[0])
    reach = span or min(abs(group[0]), abs(other[0]))
    return gap < _ALIKE * reach


def _laid_out(stretches: list[Stretch], left: float, right: float) -> tuple[Stretch, ...]:
    """Gives each stretch room for its moments."""
    free = right - left - _BREAK * (len(stretches) - 1)
    least = min(_LEAST_STRETCH, free / len(stretches))
    spare = free - least * len(stretches)
    wanted = [stretch.moments - 1 for stretch in stretches]
    total = sum(wanted) or 1
    placed: list[Stretch] = []
    at = left
    for stretch, want in zip(stretches, wanted, strict=True):
        end = at + least + spare * want / total
        placed.append(replace(stretch, left=at, right=end))
        at = end + _BREAK
    return tuple(placed)


def _unit_of(stretch: Stretch, usual: Unit) -> Unit:
    """Returns the unit of one stretch: the axis's own where its numbers stay short."""
    farthest = max(abs(stretch.first), abs(stretch.last))
    if farthest == 0 or (stretch.first <= 0 <= stretch.last):
        return usual
    own = _unit_for(farthest)
    return usual if own.days < usual.days and farthest > usual.days else own


def _roundest(day: float, usual: Unit) -> Unit:
    """Returns the unit in which a single day is the roundest number; the longest of equals."""
    fitting = [unit for unit in UNITS if 1 <= abs(day) / unit.days <= _MOST_COUNTED]
    if not fitting:
        return usual
    return min(fitting, key=lambda unit: (_rest(day / unit.days), -unit.days))


def _rest(number: float) -> float:
    """Returns how far a number is from a whole one, as far as a label tells."""
    return round(abs(number - round(number)), 1)


def _unit_for(distance: float) -> Unit:
    return next(unit for unit in UNITS if distance <= unit.up_to)


def _round_days(stretch: Stretch, unit: Unit, suffix: str) -> list[float]:
    """Returns the days of the round numbers in a stretch, as many as have room."""
    span = (stretch.last - stretch.first) / unit.days
    inner = stretch.right - stretch.left - 2 * _EDGE
    if span == 0:
        return []
    for step in (*unit.steps, *(unit.steps[-1] * 2**power for power in range(1, 12))):
        first = math.ceil(stretch.first / unit.days / step - 1e-9)
        last = math.floor(stretch.last / unit.days / step + 1e-9)
        numbers = [at * step for at in range(first, last + 1)]
        widest = max((width_of(_number(n) + suffix, SMALL) for n in numbers), default=0.0)
        if inner * step / span >= widest + _LABEL_GAP:
            return [number * unit.days for number in numbers]
    return []


def _label(day: float, unit: Unit) -> str:
    return _number(round(day / unit.days, 1))


def _number(value: float) -> str:
    printed = f"{abs(value):,.1f}".removesuffix(".0")
    return MINUS + printed if value < 0 else printed
