"""Quantities, sizes and doses as the paper prints them."""

from casereports.clinical.quantities import Dimensions, Dose, DoseBasis, Number, Quantity
from casereports.clinical.units import printed_unit
from casereports.clinical.wording.number import (
    NBSP,
    TIMES,
    printed_decimal,
    printed_number,
    printed_span,
)

#: Units of time are words in a text.
_SPOKEN = {"d": "day", "wk": "week", "mo": "month", "a": "year"}
_CLOSE = ("%", "°", "‰")
_BASIS = {
    DoseBasis.PER_KG: "/kg",
    DoseBasis.PER_M2: "/m²",
    DoseBasis.PER_DAY: "/day",
    DoseBasis.PER_KG_DAY: "/kg/day",
    DoseBasis.PER_M2_DAY: "/m²/day",
}


def with_unit(number: str, unit: str) -> str:
    """Joins a printed number and a printed unit: "5%", "72/min", "147 U/L", "6.3 × 10⁹/L"."""
    if not unit or unit == "1":
        return number
    if unit in _CLOSE or unit.startswith(("/", "%")):
        return number + unit
    if unit.startswith(TIMES):
        return f"{number}{NBSP}{TIMES}{NBSP}{unit.removeprefix(TIMES)}"
    return f"{number}{NBSP}{unit}"


def printed_quantity(quantity: Quantity) -> str:
    """Returns a number with its unit."""
    return with_unit(printed_number(quantity), _unit_words(quantity))


def _unit_words(quantity: Quantity) -> str:
    if quantity.unit in _SPOKEN:
        return _SPOKEN[quantity.unit] + ("" if is_one(quantity) else "s")
    return printed_unit(quantity.unit)


def is_one(number: Number) -> bool:
    """Tells whether a number takes the singular."""
    return number.high is None and printed_decimal(number.value) == "1"


def printed_dimensions(size: Dimensions) -> str:
    """Returns a size with its unit at the end: "63 × 53 × 67 mm", "3–12 mm"."""
    first = printed_span(size.comparator, size.first, size.high)
    others = (printed_decimal(each) for each in (size.second, size.third) if each is not None)
    return with_unit(f"{NBSP}{TIMES}{NBSP}".join((first, *others)), printed_unit(size.unit))


def printed_dose(dose: Dose) -> str:
    """Returns a dose with what it is counted on: "75 mg/m²", "AUC 5", "0.1 µg/kg/min".

    A partner follows its drug ("160/800 mg"), the counted component the dose.
    """
    component = f" of {dose.component}" if dose.component else ""
    return _counted_dose(dose) + component


def _counted_dose(dose: Dose) -> str:
    partner = "" if dose.partner is None else f"/{printed_decimal(dose.partner)}"
    number, unit = printed_number(dose) + partner, printed_unit(dose.unit)
    match dose.basis:
        case DoseBasis.AUC:
            return f"AUC{NBSP}{with_unit(number, unit)}"
        case DoseBasis.PER_KG_RATE:
            drug, _, time = unit.rpartition("/")
            return with_unit(number, f"{drug}/kg/{time}")
        case DoseBasis.FIXED | DoseBasis.RATE:
            return with_unit(number, _unit_words(dose))
    return with_unit(number, unit + _BASIS[dose.basis])
