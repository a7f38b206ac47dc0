"""Doses: "300 mg", "75 mg/m²", "10 mg/kg/day", "AUC 5", "0.1 µg/kg/min", "160/800 mg"."""

import re
from decimal import Decimal

from casereports.clinical.notation.exact import (
    QUOTED,
    NotationError,
    built,
    exact_form,
    quoted,
    unquoted,
)
from casereports.clinical.notation.number import (
    NUMBER,
    decimal_of,
    leading_span,
    write_decimal,
    write_span,
)
from casereports.clinical.notation.quantity import parse_quantity, write_quantity
from casereports.clinical.notation.unit import parse_unit, write_unit
from casereports.clinical.quantities import Dose, DoseBasis, Quantity
from casereports.clinical.sentences import _

_EXAMPLE = "75 mg/m²"
_LABELS = {basis.label: basis for basis in DoseBasis}
_SAID = re.compile(rf"(.*\S)\s+\(({'|'.join(map(re.escape, _LABELS))})\)")
_AUC = re.compile(r"AUC\s*(?:of\b|=)?\s*(.*)", re.IGNORECASE)
_COMPONENT_QUOTED = re.compile(rf"(.*\S)\s+of\s+({QUOTED})")
_COMPONENT = re.compile(r"([^0-9]*[0-9](?:.*?\S)??)\s+of\s+([^\s\"].*)")
_PARTNER = re.compile(rf"\s*/\s*({NUMBER})")
_EACH_UNIT = re.compile(rf"({NUMBER})\s*([^\W\d]+)\s*/\s*({NUMBER}\s*\2)(?![^\W_])")
_PER = re.compile(r"\s*/\s*|\s+per\s+")
_WEEKLY = re.compile(r"/(?:weeks?|wks?)$|\s+weekly$")
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
    """Reads a dose and what it is counted on; "(fixed dose)" after it settles a doubt.

    "160/800 mg" is a fixed combination, "of trimethoprim" the component that is counted.
    """
    typed, component = _component(text.strip(), _COMPONENT_QUOTED)
    said = _SAID.fullmatch(typed)
    typed, plain = _component(said[1] if said else typed, _COMPONENT)
    typed, partner = _partner(typed)
    extras: dict[str, object] = {"partner": partner, "component": component or plain}
    if said:
        return _dose(parse_quantity(typed), _LABELS[said[2]], extras)
    auc = _AUC.fullmatch(typed)
    if auc:
        return _dose(parse_quantity(auc[1]), DoseBasis.AUC, extras)
    span = leading_span(typed)
    if span is None or not span.rest.strip():
        raise NotationError(
            _(
                "“%(quote)s” is not a dose; write for example “%(example)s”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    unit, basis = _unit_and_basis(span.rest.strip())
    quantity = built(
        Quantity,
        _EXAMPLE,
        comparator=span.comparator,
        value=span.value,
        high=span.high,
        unit=parse_unit(unit),
    )
    return _dose(quantity, basis, extras)


def _dose(quantity: Quantity, basis: DoseBasis, extras: dict[str, object]) -> Dose:
    return built(Dose, _EXAMPLE, **quantity.model_dump(), basis=basis, **extras)


def _component(typed: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """Takes "of trimethoprim" away from a dose."""
    found = pattern.fullmatch(typed)
    return (found[1], unquoted(found[2])) if found else (typed, "")


def _partner(typed: str) -> tuple[str, Decimal | None]:
    """Takes "/800" away from "160/800 mg", and from "160 mg/800 mg"."""
    typed = _EACH_UNIT.sub(r"\1/\3", typed)
    auc = re.match(r"AUC[\s=of]*", typed, re.IGNORECASE)
    start = auc.end() if auc else 0
    span = leading_span(typed[start:])
    found = _PARTNER.match(span.rest) if span else None
    if span is None or found is None:
        return typed, None
    number = typed[: len(typed) - len(span.rest)]
    return f"{number} {span.rest[found.end() :]}", decimal_of(found[1])


def _unit_and_basis(typed: str) -> tuple[str, DoseBasis]:
    """Splits "mg/kg/day" into the drug's own unit and what it is counted on."""
    whole = _PER.sub("/", typed)
    if _WEEKLY.search(whole):
        raise NotationError(
            _(
                "Give a weekly dose as one dose, and “weekly” as how often; write for example "
                "“15 mg”."
            )
        )
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
    span = write_span(dose.comparator, dose.value, dose.high)
    both = span if dose.partner is None else f"{span}/{write_decimal(dose.partner)}"
    unit = write_quantity(Quantity(**dose.model_dump(include=set(Quantity.model_fields))))
    quantity = both + unit.removeprefix(span)
    said = f"{quantity} ({dose.basis.label})"
    bodies = f"{both} {_prescribed(dose)}", f"AUC {quantity}", said
    names = (dose.component, quoted(dose.component)) if dose.component else ()
    parts = [f" of {name}" for name in names] or [""]
    return exact_form(dose, parse_dose, *(body + part for body in bodies for part in parts))


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
