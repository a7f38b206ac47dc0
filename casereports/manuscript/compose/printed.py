"""Values that may be missing, as tables print them: what is missing prints as nothing."""

from casereports.clinical.facts.labs import Interval
from casereports.clinical.quantities import Dimensions, Dose, Number, Quantity
from casereports.clinical.timing import Duration
from casereports.clinical.units import printed_unit
from casereports.clinical.wording import (
    printed_decimal,
    printed_dimensions,
    printed_dose,
    printed_duration,
    printed_interval,
    printed_number,
    printed_quantity,
)
from casereports.clinical.wording.quantity import with_unit

#: Units that are the name of a number and stand before it: "index 0.12".
_NAMES = ("{index}", "{score}", "{ratio}")


def number(value: Number | None) -> str:
    """Returns a number, range or bound."""
    return printed_number(value) if value else ""


def percent(value: Number | None) -> str:
    """Returns a share that is held in percent: "38%"."""
    return with_unit(printed_number(value), "%") if value else ""


def quantity(value: Quantity | None) -> str:
    """Returns a number with its unit."""
    if value is None:
        return ""
    if value.unit in _NAMES:
        return f"{printed_unit(value.unit)} {printed_number(value)}"
    return printed_quantity(value)


def slashed(value: Quantity, other: Number) -> str:
    """Returns two numbers of one unit: "96/8 mmHg"."""
    return with_unit(f"{printed_number(value)}/{printed_number(other)}", printed_unit(value.unit))


def counted(value: Number | None, one: str, many: str) -> str:
    """Returns "1 copy", "2–3 copies"."""
    if value is None:
        return ""
    single = value.high is None and printed_decimal(value.value) == "1"
    return f"{printed_number(value)} {one if single else many}"


def dose(value: Dose | None) -> str:
    """Returns a dose with what it is counted on."""
    return printed_dose(value) if value else ""


def duration(value: Duration | None) -> str:
    """Returns a length of time."""
    return printed_duration(value) if value else ""


def reference(interval: Interval | None, unit: str = "") -> str:
    """Returns "reference <5 U/L, WHO 2020": a reference interval with its source."""
    if interval is None:
        return ""
    source = f", {interval.source}" if interval.source else ""
    return f"reference {printed_interval(interval, unit)}{source}"


def size(value: Dimensions | None) -> str:
    """Returns diameters with their unit."""
    return printed_dimensions(value) if value else ""
