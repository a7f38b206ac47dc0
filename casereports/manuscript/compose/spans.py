"""From the times that clinicians tell to days on an axis, with how sure these are."""

from decimal import Decimal
from typing import NamedTuple

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import (
    DAYS,
    Anchor,
    AtAge,
    AtCycle,
    Bound,
    Direction,
    Duration,
    Offset,
    Relation,
    Timing,
)
from casereports.figures.plots.lanes import Moment
from casereports.manuscript.compose.calendar import Calendar
from casereports.manuscript.compose.moments import Told
from casereports.manuscript.compose.table import capital

_UPPER = (Bound.LESS, Bound.AT_MOST)


class Day(NamedTuple):
    """A day of the case: ``latest`` where only a span is known."""

    first: float
    latest: float | None = None
    is_approximate: bool = False


class Days:
    """Tells on which days of the axis something lies."""

    def __init__(self, facts: CaseFacts) -> None:
        self._calendar = Calendar(facts)

    def day(self, when: Timing | None) -> Day | None:
        """Returns the day of a time, or None where the record does not tell it."""
        day = self._calendar.day(when)
        if when is None or day is None:
            return None
        other = self._other_end(when)
        first, latest = (day, None) if other is None else sorted((day, other))
        return Day(
            first=_days(first),
            latest=None if latest is None or latest == first else _days(latest),
            is_approximate=_is_approximate(when),
        )

    def _other_end(self, when: Timing) -> Decimal | None:
        """Returns the other end of "2 to 3 days after" or "within 48 hours of"."""
        if not isinstance(when, Offset | Anchor):
            return None
        if when.high is not None:
            return self._calendar.day(when.model_copy(update={"value": when.high, "high": None}))
        if when.comparator in _UPPER:
            start = {"value": Decimal(0), "comparator": None}
            return self._calendar.day(when.model_copy(update=start))
        return None

    def moment(self, told: Told, *, words: str = "") -> Moment | None:
        """Returns what is drawn of something that happened, or None where it has no place."""
        start, end = self.day(told.when), self.day(told.until)
        if start is None:
            return None if end is None else self._point(told, end, f"end of {told.words}")
        until = end.first if end else _end(start, told.lasting, self._present(told))
        if until is None and not told.is_ongoing:
            return self._point(told, start, words)
        return Moment(
            words=capital(words or told.words),
            day=start.first,
            until=None if until is None else max(until, start.first),
            goes_on=until is None,
            approximate=start.is_approximate,
            source=told.source,
        )

    def _point(self, told: Told, day: Day, words: str) -> Moment:
        return Moment(
            words=capital(words or told.words),
            day=day.first,
            latest=day.latest,
            approximate=day.is_approximate,
            source=told.source,
        )

    def _present(self, told: Told) -> float | None:
        """Returns the index visit for what began before it and lasted until then."""
        is_before = isinstance(told.when, Offset) and told.when.direction is Direction.BEFORE
        return 0.0 if is_before and told.source.startswith("complaint:") else None


def _end(start: Day, lasting: Duration | None, present: float | None) -> float | None:
    """Returns when something ended that is known by how long it lasted."""
    if lasting is None or lasting.comparator not in (None, Comparator.ABOUT):
        return None
    end = start.first + _days((lasting.high or lasting.value) * DAYS[lasting.unit])
    return end if present is None else min(end, present)


def _is_approximate(when: Timing) -> bool:
    match when:
        case Offset():
            return when.approximate or when.comparator in (Bound.MORE, Bound.AT_LEAST)
        case Anchor():
            bounded = when.comparator in (Bound.MORE, Bound.AT_LEAST)
            loose = when.value is None and when.relation is not Relation.AT
            return when.approximate or bounded or loose
        case AtAge():
            return True
        case AtCycle():
            return False
        case _:
            return when.gestation.approximate


def _days(days: Decimal) -> float:
    return float(round(days, 4))
