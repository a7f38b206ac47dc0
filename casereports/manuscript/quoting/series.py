"""Results of one analyte over time: "rose from 9.1 to 3,487 U/L"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from casereports.clinical.facts.labs import LabResult, NumericResult
from casereports.clinical.quantities import Comparator, Quantity
from casereports.clinical.sentences import _
from casereports.clinical.timing import Timing
from casereports.clinical.units import printed_unit
from casereports.clinical.values import RowValue
from casereports.clinical.wording import printed_number, printed_quantity
from casereports.clinical.wording.quantity import with_unit
from casereports.manuscript.compose.calendar import counted_from, distance
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller

#: What a number did where a bound or a range leaves its way open.
CHANGED = "changed"
Timed = TypeVar("Timed", bound=RowValue)


def change(teller: Teller, lab: LabResult) -> str:
    """Returns how the analyte went from its first result to its last."""
    rows = series(teller, lab)
    if len(rows) < 2:
        raise NothingQuotedError(
            _(
                "%(analyte)s has no two results with a number, so nothing tells how it changed.",
                analyte=lab.analyte,
            )
        )
    return _between(rows, _in_one_unit(rows))


def change_between(teller: Teller, first: LabResult, last: LabResult) -> str:
    """Returns how an analyte went from one result to another."""
    if first.key == last.key:
        raise NothingQuotedError(
            _(
                "%(first)s (%(key)s) is one result, so nothing changed; name another row "
                "behind “change”.",
                first=first.analyte,
                key=first.key,
            )
        )
    if not same_analyte(first, last):
        raise NothingQuotedError(
            _(
                "%(first)s (%(key)s) and %(last)s (%(last_key)s) are not results of one "
                "analyte, so nothing changed from one to the other.",
                first=first.analyte,
                key=first.key,
                last=last.analyte,
                last_key=last.key,
            )
        )
    rows = [row for row in (first, last) if isinstance(row.result, NumericResult)]
    if len(rows) < 2:
        raise NothingQuotedError(
            _("A result of %(analyte)s is not a number.", analyte=first.analyte)
        )
    return _between((first, *_lying_between(teller, first, last), last), _in_one_unit(rows))


def series(teller: Teller, lab: LabResult) -> Sequence[LabResult]:
    """Returns the rows of an analyte that hold numbers, in order of time."""
    rows = [
        row
        for row in teller.facts.labs
        if same_analyte(row, lab) and isinstance(row.result, NumericResult)
    ]
    return in_time(teller, rows)


def in_time(teller: Teller, rows: Sequence[Timed]) -> list[Timed]:
    """Returns rows by time; one whose time is not known keeps its place in the list."""
    days = _days(teller, [_when(row) for row in rows])
    known = [place for place, day in enumerate(days) if day is not None]
    ordered = list(rows)
    for place, earlier in zip(known, sorted(known, key=lambda one: (days[one], one)), strict=True):
        ordered[place] = rows[earlier]
    return ordered


def at_presentation(teller: Teller, rows: Sequence[Timed]) -> Timed:
    """Returns of several rows the one nearest to the index visit, of two as near the earlier.

    A row without a time is of that visit. Where no day is known, it is the first.
    """
    days: list[tuple[Decimal, Decimal, int]] = []
    for place, row in enumerate(rows):
        when = _when(row)
        day = Decimal(0) if when is None else teller.calendar.day(when)
        if day is not None:
            days.append((abs(day), day, place))
    return rows[min(days)[2]] if days else in_time(teller, rows)[0]


def _when(row: RowValue) -> Timing | None:
    when: Timing | None = getattr(row, "when", None)
    return when


def _days(teller: Teller, times: Sequence[Timing | None]) -> list[Decimal | None]:
    """Returns the day of each time, or the days from what all are counted from."""
    days = [teller.calendar.day(when) for when in times]
    origins = {counted_from(when) for when in times if when is not None}
    if len(origins) == 1 and not any(day is not None for day in days):
        return [None if when is None else distance(when) for when in times]
    return days


def _lying_between(teller: Teller, first: LabResult, last: LabResult) -> Sequence[LabResult]:
    rows = series(teller, first)
    keys = [row.key for row in rows]
    start, end = sorted((keys.index(first.key), keys.index(last.key)))
    return rows[start + 1 : end]


def turns(rows: Sequence[LabResult]) -> Sequence[LabResult]:
    """Returns the first result, each from which the series goes another way, and the last.

    A step that may go either way has both its ends told. Raises where no unit is shared.
    """
    unit = _in_one_unit(rows)
    kept = list(rows[:1])
    for row in rows[1:]:
        if not _is_same(kept[-1], row, unit):
            kept.append(row)
    kept = [*kept[:-1], rows[-1]] if len(kept) > 1 else [rows[0], rows[-1]]
    ways = [_verb(_in(one, unit), _in(other, unit)) for one, other in pairwise(kept)]
    turning = (
        row
        for row, before, after in zip(kept[1:-1], ways[:-1], ways[1:], strict=True)
        if before != after or before == CHANGED
    )
    return (kept[0], *turning, kept[-1])


def way(first: LabResult, last: LabResult) -> str:
    """Returns "rose", "fell", or "changed" where that is open."""
    unit = _in_one_unit((first, last))
    return _verb(_in(first, unit), _in(last, unit))


def remained(rows: Sequence[LabResult]) -> bool:
    """Tells whether all results are one and the same."""
    unit = _in_one_unit(rows)
    return all(_is_same(rows[0], row, unit) for row in rows)


def same_analyte(one: LabResult, other: LabResult) -> bool:
    """Tells whether two rows are results of one analyte, measured alike."""
    return (one.analyte.casefold(), one.specimen.casefold(), one.condition, one.stimulus) == (
        other.analyte.casefold(),
        other.specimen.casefold(),
        other.condition,
        other.stimulus,
    )


def _in_one_unit(rows: Sequence[LabResult]) -> str:
    """Returns the unit that every row has a number in, as result or as equivalent."""
    units = dict.fromkeys(one.unit for row in rows for one in _quantities(row))
    for unit in units:
        if all(any(one.unit == unit for one in _quantities(row)) for row in rows):
            return unit
    raise NothingQuotedError(
        _(
            "The results of %(analyte)s are in different units; give each its equivalent "
            "in one of them.",
            analyte=rows[0].analyte,
        )
    )


def _quantities(row: LabResult) -> Iterator[Quantity]:
    if isinstance(row.result, NumericResult):
        yield row.result
    if row.equivalent is not None:
        yield row.equivalent


def _in(row: LabResult, unit: str) -> Quantity:
    return next(one for one in _quantities(row) if one.unit == unit)


def _is_same(one: LabResult, other: LabResult, unit: str) -> bool:
    """Tells whether two rows hold one number; a row without the unit holds another."""
    told = [
        {
            (number.comparator, number.value, number.high)
            for number in _quantities(row)
            if number.unit == unit
        }
        for row in (one, other)
    ]
    return bool(told[0] & told[1])


def _between(rows: Sequence[LabResult], unit: str) -> str:
    """Returns how the first of some rows went to the last, those between in mind."""
    first, last = _in(rows[0], unit), _in(rows[-1], unit)
    if all(_is_same(rows[0], row, unit) for row in rows):
        return f"remained at {printed_quantity(last)}"
    if _is_same(rows[0], rows[-1], unit):
        return f"was again {printed_quantity(last)}"
    end = with_unit(printed_number(last), printed_unit(last.unit))
    return f"{_verb(first, last)} from {printed_number(first)} to {end}"


def _verb(first: Quantity, last: Quantity) -> str:
    """Returns which way a number went; "changed" where a bound or a range leaves it open."""
    if _is_above(last, first):
        return "rose"
    return "fell" if _is_above(first, last) else CHANGED


def _is_above(one: Quantity, other: Quantity) -> bool:
    """Tells whether all that a number may stand for is more than all that another may."""
    bottom, top = _bottom(one), _top(other)
    is_open = one.comparator is Comparator.MORE or other.comparator is Comparator.LESS
    return bottom > top or (bottom == top and is_open)


def _bottom(number: Quantity) -> Decimal:
    unbounded = number.comparator in (Comparator.LESS, Comparator.AT_MOST)
    return Decimal("-Infinity") if unbounded else number.value


def _top(number: Quantity) -> Decimal:
    unbounded = number.comparator in (Comparator.MORE, Comparator.AT_LEAST)
    if unbounded:
        return Decimal("Infinity")
    return number.value if number.high is None else number.high
