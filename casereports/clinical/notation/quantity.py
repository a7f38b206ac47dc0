"""Numbers with units: "147 U/L", ">4500 ng/mL", "3–5 /HPF", and sizes "63 × 53 × 67 mm"."""

import re
from decimal import Decimal

from casereports.clinical.notation.exact import NotationError, built, exact_form
from casereports.clinical.notation.number import (
    COMPARATOR,
    NUMBER,
    TO,
    comparator_of,
    decimal_of,
    leading_span,
    write_decimal,
    write_span,
)
from casereports.clinical.notation.unit import counts_wholes, parse_unit, write_unit
from casereports.clinical.quantities import Dimensions, Quantity
from casereports.clinical.sentences import _

_QUANTITY = "147 U/L"
_SIZE = "63 x 53 x 67 mm"
_UNIT_TWICE = re.compile(
    rf"(?P<low>.*?{NUMBER})\s*(?P<unit>[^\W\d]\S*|%)(?P<to>{TO})(?P<high>{NUMBER}\s*(?P=unit))",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?P<comparator>{COMPARATOR})?\s*(?={NUMBER})", re.IGNORECASE)
_FIRST = re.compile(rf"\s*({NUMBER})(?:(?:\s*([^\W\d]{{1,2}}))?{TO}({NUMBER}))?")
_DIAMETER = re.compile(rf"\s*({NUMBER})")
_BY = re.compile(rf"\s*([^\W\d]{{1,2}}?)?\s*(?:[x×*]|\bby\b)\s*(?={NUMBER})", re.IGNORECASE)


def parse_quantity(text: str) -> Quantity:
    """Reads a number, range or bound with its unit, which becomes UCUM."""
    twice = _UNIT_TWICE.fullmatch(text.strip())
    once = twice["low"] + twice["to"] + twice["high"] if twice else text
    span = leading_span(once, counts_wholes)
    if span is None:
        raise NotationError(
            _(
                "“%(quote)s” does not begin with a number; write for example “%(example)s”.",
                quote=text.strip(),
                example=_QUANTITY,
            )
        )
    return built(
        Quantity,
        _QUANTITY,
        comparator=span.comparator,
        value=span.value,
        high=span.high,
        unit=parse_unit(span.rest),
    )


def write_quantity(quantity: Quantity) -> str:
    """Writes a quantity with its unit in UCUM."""
    number = write_span(quantity.comparator, quantity.value, quantity.high)
    if not quantity.unit:
        return number
    bare = Quantity.model_validate(quantity.model_dump(include=set(Quantity.model_fields)))
    forms = f"{number} {write_unit(quantity.unit)}", f"{number} ={quantity.unit}"
    return exact_form(bare, parse_quantity, *forms)


def parse_dimensions(text: str) -> Dimensions:
    """Reads one to three diameters: "63 x 53 x 67 mm", "6,3 cm × 5,3 cm", "<5 mm", "3-12 mm"."""
    opening = _OPENING.match(text.strip())
    first = _FIRST.match(text.strip(), opening.end()) if opening else None
    if opening is None or first is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a size; write for example “%(example)s”.",
                quote=text.strip(),
                example=_SIZE,
            )
        )
    others, units, rest = _others(text.strip()[first.end() :])
    if len(others) > 2:
        raise NotationError(
            _("A size has three diameters at most; write for example “%(example)s”.", example=_SIZE)
        )
    if not rest.strip():
        raise NotationError(
            _("Add the unit to the size; write for example “%(example)s”.", example=_SIZE)
        )
    if re.match(rf"{TO}{NUMBER}", rest):
        raise NotationError(
            _("Only the first diameter can be a range; write for example “10-12 x 8 mm”.")
        )
    unit = "" if rest.strip() == "=" else parse_unit(rest)
    if any(each and parse_unit(each) != unit for each in (first[2], *units)):
        raise NotationError(
            _(
                "Give all diameters in the same unit; write for example “%(example)s”.",
                example=_SIZE,
            )
        )
    return built(
        Dimensions,
        _SIZE,
        comparator=comparator_of(opening["comparator"]),
        first=decimal_of(first[1]),
        high=None if first[3] is None else decimal_of(first[3]),
        unit=unit,
        **dict(zip(("second", "third"), others, strict=False)),
    )


def _others(rest: str) -> tuple[list[Decimal], list[str | None], str]:
    """Returns the diameters after the first, the units between them, and the rest of the text."""
    diameters, units = [], []
    while by := _BY.match(rest):
        rest = rest[by.end() :]
        found = _DIAMETER.match(rest)
        if found is None:
            break
        units.append(by[1])
        diameters.append(decimal_of(found[1]))
        rest = rest[found.end() :]
    return diameters, units, rest


def write_dimensions(size: Dimensions) -> str:
    """Writes a size: "63 × 53 × 67 mm", "3-12 mm"."""
    first = write_span(size.comparator, size.first, size.high)
    others = [write_decimal(each) for each in (size.second, size.third) if each is not None]
    return " × ".join((first, *others)) + " " + (write_unit(size.unit) if size.unit else "=")
