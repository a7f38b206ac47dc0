"""Laboratory results in sentences: value, unit, interval, flag, change over time."""

from collections.abc import Sequence

from casereports.clinical.facts.labs import LabGroup, LabResult, NumericResult
from casereports.clinical.quantities import Quantity
from casereports.clinical.units import printed_unit
from casereports.clinical.values import label
from casereports.clinical.wording import (
    listed,
    printed_interval,
    printed_number,
    printed_quantity,
)
from casereports.clinical.wording.quantity import with_unit
from casereports.manuscript.compose.labs import flag_of, value_of
from casereports.manuscript.quoting.forms import Form, Teller


def _value(_teller: Teller, lab: LabResult) -> str:
    return value_of(lab)


def _number(_teller: Teller, lab: LabResult) -> str:
    if isinstance(lab.result, NumericResult):
        return printed_number(lab.result)
    return value_of(lab)


def _unit(_teller: Teller, lab: LabResult) -> str:
    return printed_unit(getattr(lab.result, "unit", ""))


def _interval(_teller: Teller, lab: LabResult) -> str:
    if lab.reference is None:
        return ""
    return printed_interval(lab.reference, getattr(lab.result, "unit", ""))


def _flag(_teller: Teller, lab: LabResult) -> str:
    return label(flag_of(lab))


def _short(_teller: Teller, lab: LabResult) -> str:
    return lab.abbreviation or lab.analyte


def _with_interval(teller: Teller, lab: LabResult) -> str:
    interval = _interval(teller, lab)
    value = value_of(lab)
    return f"{value} (reference {interval})" if interval else value


def _pair(_teller: Teller, lab: LabResult) -> str:
    """Returns the result with the same in the other unit system; nothing where there is none."""
    if lab.equivalent is None:
        return ""
    return f"{value_of(lab)} ({printed_quantity(lab.equivalent)})"


def _change(teller: Teller, lab: LabResult) -> str:
    """Returns "rose from 9.1 to 3,487 U/L": the first and the last result of the analyte."""
    numbers = series(teller, lab)
    if len(numbers) < 2 or len({one.unit for one in numbers}) > 1:
        return ""
    first, last = numbers[0], numbers[-1]
    if (first.comparator, first.value, first.high) == (last.comparator, last.value, last.high):
        return f"stayed at {printed_quantity(last)}"
    verb = "rose" if last.value > first.value else "fell"
    end = with_unit(printed_number(last), printed_unit(last.unit))
    return f"{verb} from {printed_number(first)} to {end}"


def series(teller: Teller, lab: LabResult) -> Sequence[Quantity]:
    """Returns all numbers of an analyte in order of time; rows without a time stay in place."""
    rows = [row for row in teller.facts.labs if _same(row, lab)]
    days = [teller.calendar.day(row.when) for row in rows]
    if all(day is not None for day in days):
        order = sorted(range(len(rows)), key=lambda place: (days[place], place))
        rows = [rows[place] for place in order]
    return [row.result for row in rows if isinstance(row.result, NumericResult)]


def _same(one: LabResult, other: LabResult) -> bool:
    return (one.analyte.casefold(), one.specimen.casefold(), one.condition, one.stimulus) == (
        other.analyte.casefold(),
        other.specimen.casefold(),
        other.condition,
        other.stimulus,
    )


def _analytes(_teller: Teller, group: LabGroup) -> str:
    return listed(group.analytes)


LAB = (
    Form("", "the result with its unit", _value),
    Form("value", "the number without its unit", _number),
    Form("unit", "the unit", _unit),
    Form("interval", "the reference interval with its unit", _interval),
    Form("full", "the result and its reference interval", _with_interval),
    Form("flag", "how it lies to the interval", _flag),
    Form("short", "the abbreviation, or the name where there is none", _short),
    Form("change", "from the first to the last result of the analyte", _change),
    Form("pair", "the result in both unit systems", _pair),
)
LABGROUP = (Form("", "the analytes", _analytes),)
