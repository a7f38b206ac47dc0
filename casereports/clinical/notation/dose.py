"""Doses: "300 mg", "75 mg/m²", "10 mg/kg/day", "AUC 5", "0.1 µg/kg/min", "5 mL/h"."""

import re

from casereports.clinical.notation.exact import NotationError, built, exact_form
from casereports.clinical.notation.number import leading_span, write_span
from casereports.clinical.notation.quantity import parse_quantity, write_quantity
from casereports.clinical.notation.unit import parse_unit, write_unit
from casereports.clinical.quantities import Dose, DoseBasis, Quantity

_EXAMPLE = "75 mg/m²"
_LABELS = {basis.label: basis for basis in DoseBasis}
_SAID = re.compile(rf"(.*\S)\s+\(({'|'.join(map(re.escape, _LABELS))})\)")
_AUC = re.compile(r"AUC\s*(?:of\b|=)?\s*(.*)", re.IGNORECASE)
_PER = re.compile(r"\s*/\s*|\s+per\s+")
_DAILY = re.compile(r"/(?:days?|d|24 ?h)$|\s+(?:daily|a day)$")
_WEIGHT = re.compile(r"/kg(?:\s*(?:bw|body\s*weight))?(?=/|$)", re.IGNORECASE)
_SURFACE = re.compile(r"/(?:m2|m²|sqm)(?=/|$)")
_CLOCKED = (
    (r"/(?:hours?|hr)$", "/h"),
    (r"/(?:minutes?|mins)$", "/min"),
    (r"/sec(?:onds?)?$", "/s"),
)
_RATE = re.compile(r"/(?:h|min|s)$")


def parse_dose(text: str) -> Dose:
    """Reads a dose and what it is counted on; "(fixed dose)" after it settles a doubt."""
    said = _SAID.fullmatch(text.strip())
    if said:
        return _dose(parse_quantity(said[1]), _LABELS[said[2]])
    auc = _AUC.fullmatch(text.strip())
    if auc:
        return _dose(parse_quantity(auc[1]), DoseBasis.AUC)
    span = leading_span(text)
    if span is None or not span.rest.strip():
        raise NotationError(f"“{text.strip()}” is not a dose; write for example “{_EXAMPLE}”.")
    unit, basis = _unit_and_basis(span.rest.strip())
    number = Quantity(value=0, unit=parse_unit(unit))
    return built(
        Dose,
        _EXAMPLE,
        comparator=span.comparator,
        value=span.value,
        high=span.high,
        unit=number.unit,
        basis=basis,
    )


def _dose(quantity: Quantity, basis: DoseBasis) -> Dose:
    return built(Dose, _EXAMPLE, **quantity.model_dump(), basis=basis)


def _unit_and_basis(typed: str) -> tuple[str, DoseBasis]:
    """Splits "mg/kg/day" into the drug's own unit and what it is counted on."""
    whole = _PER.sub("/", typed)
    for pattern, code in _CLOCKED:
        whole = re.sub(pattern, code, whole)
    unit, daily = _DAILY.subn("", whole)
    unit, weight = _WEIGHT.subn("", unit)
    unit, surface = _SURFACE.subn("", unit)
    if not unit or weight + surface > 1:
        return whole, DoseBasis.FIXED
    if _RATE.search(unit):
        if surface or daily:
            return whole, DoseBasis.RATE
        return unit, DoseBasis.PER_KG_RATE if weight else DoseBasis.RATE
    per_day = (DoseBasis.PER_DAY, DoseBasis.PER_KG_DAY, DoseBasis.PER_M2_DAY)
    once = (DoseBasis.FIXED, DoseBasis.PER_KG, DoseBasis.PER_M2)
    return unit, (per_day if daily else once)[1 if weight else 2 if surface else 0]


def write_dose(dose: Dose) -> str:
    """Writes a dose as it is prescribed, or with its basis in words where that could mislead."""
    number = write_span(dose.comparator, dose.value, dose.high)
    quantity = write_quantity(Quantity(**dose.model_dump(exclude={"basis"})))
    said = f"{quantity} ({dose.basis.label})"
    return exact_form(dose, parse_dose, f"{number} {_prescribed(dose)}", f"AUC {quantity}", said)


def _prescribed(dose: Dose) -> str:
    unit = write_unit(dose.unit) if dose.unit else ""
    match dose.basis:
        case DoseBasis.PER_KG:
            return f"{unit}/kg"
        case DoseBasis.PER_M2:
            return f"{unit}/m²"
        case DoseBasis.PER_DAY:
            return f"{unit}/day"
        case DoseBasis.PER_KG_DAY:
            return f"{unit}/kg/day"
        case DoseBasis.PER_M2_DAY:
            return f"{unit}/m²/day"
        case DoseBasis.PER_KG_RATE:
            return "/kg/".join(unit.rsplit("/", 1))
        case _:
            return unit
