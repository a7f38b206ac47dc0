"""Numbers with units: "147 U/L", ">4500 ng/mL", "3–5 /HPF", and sizes "63 × 53 × 67 mm"."""

import re

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
from casereports.clinical.notation.unit import parse_unit, write_unit
from casereports.clinical.quantities import Dimensions, Quantity

_QUANTITY = "147 U/L"
_SIZE = "63 x 53 x 67 mm"
_UNIT_TWICE = re.compile(
    rf"(?P<low>.*?{NUMBER})\s*(?P<unit>[^\W\d]\S*|%)(?P<to>{TO})(?P<high>{NUMBER}\s*(?P=unit))",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?P<comparator>{COMPARATOR})?\s*(?={NUMBER})", re.IGNORECASE)
_DIAMETER = re.compile(rf"\s*({NUMBER})")
_BY = re.compile(rf"\s*([^\W\d]{{1,2}}?)?\s*(?:[x×*]|\bby\b)\s*(?={NUMBER})", re.IGNORECASE)


def parse_quantity(text: str) -> Quantity:
    """Reads a number, range or bound with its unit, which becomes UCUM."""
    twice = _UNIT_TWICE.fullmatch(text.strip())
    span = leading_span(twice["low"] + twice["to"] + twice["high"] if twice else text)
    if span is None:
        raise NotationError(
            f"“{text.strip()}” does not begin with a number; write for example “{_QUANTITY}”."
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
    """Reads one to three diameters: "63 x 53 x 67 mm", "6,3 cm × 5,3 cm", "<5 mm"."""
    opening = _OPENING.match(text.strip())
    if opening is None:
        raise NotationError(f"“{text.strip()}” is not a size; write for example “{_SIZE}”.")
    diameters, units, rest = [], [], text.strip()[opening.end() :]
    while found := _DIAMETER.match(rest):
        diameters.append(decimal_of(found[1]))
        rest = rest[found.end() :]
        by = _BY.match(rest)
        if by is None:
            break
        units.append(by[1])
        rest = rest[by.end() :]
    if len(diameters) > 3:
        raise NotationError(f"A size has three diameters at most; write for example “{_SIZE}”.")
    if not rest.strip():
        raise NotationError(f"Add the unit to the size; write for example “{_SIZE}”.")
    if re.match(rf"{TO}{NUMBER}", rest):
        raise NotationError(f"A size takes one number for a diameter; write for example “{_SIZE}”.")
    unit = "" if rest.strip() == "=" else parse_unit(rest)
    if any(each and parse_unit(each) != unit for each in units):
        raise NotationError(f"Give all diameters in the same unit; write for example “{_SIZE}”.")
    names = dict(zip(("first", "second", "third"), diameters, strict=False))
    comparator = comparator_of(opening["comparator"])
    return built(Dimensions, _SIZE, comparator=comparator, unit=unit, **names)


def write_dimensions(size: Dimensions) -> str:
    """Writes a size: "63 × 53 × 67 mm"."""
    first = write_span(size.comparator, size.first, None)
    others = [write_decimal(each) for each in (size.second, size.third) if each is not None]
    return " × ".join((first, *others)) + " " + (write_unit(size.unit) if size.unit else "=")
