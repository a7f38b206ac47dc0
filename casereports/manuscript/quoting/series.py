"""Results of one analyte over time: "rose from 9.1 to 3,487 U/L"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from casereports.clinical.facts.labs import LabResult, NumericResult
from casereports.clinical.quantities import Comparator, Quantity
from casereports.clinical.sentences import _
from casereports.clinical.units import printed_unit
from casereports.clinical.wording import printed_number, printed_quantity
from casereports.clinical.wording.quantity import with_unit
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller


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
    return _between(rows[0], rows[-1], _in_one_unit(rows))


def change_between(_teller: Teller, first: LabResult, last: LabResult) -> str:
    """Returns how an analyte went from one result to another."""
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
    return _between(first, last, _in_one_unit(rows))


def series(teller: Teller, lab: LabResult) -> Sequence[LabResult]:
    """Returns the rows of an analyte that hold numbers, in order of time.

    They stay in the record's order where the time of one is not known.
    """
    rows = [
        row
        for row in teller.facts.labs
        if same_analyte(row, lab) and isinstance(row.result, NumericResult)
    ]
    days = [teller.calendar.day(row.when) for row in rows]
    if all(day is not None for day in days):
        order = sorted(range(len(rows)), key=lambda place: (days[place], place))
        rows = [rows[place] for place in order]
    return rows


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


def _between(first_row: LabResult, last_row: LabResult, unit: str) -> str:
    first, last = (
        next(one for one in _quantities(row) if one.unit == unit) for row in (first_row, last_row)
    )
    if (first.comparator, first.value, first.high) == (last.comparator, last.value, last.high):
        return f"remained at {printed_quantity(last)}"
    end = with_unit(printed_number(last), printed_unit(last.unit))
    return f"{_verb(first, last)} from {printed_number(first)} to {end}"


def _verb(first: Quantity, last: Quantity) -> str:
    """Returns which way a number went; "changed" where a bound or a range leaves it open."""
    if _is_above(last, first):
        return "rose"
    return "fell" if _is_above(first, last) else "changed"


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
