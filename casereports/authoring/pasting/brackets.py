"""What stands in brackets behind a result: an interval, a flag, a unit, the other unit's value."""

import re

from casereports.authoring.pasting.found import Context, Found
from casereports.authoring.pasting.intervals import interval_of
from casereports.authoring.pasting.known import specimen_of
from casereports.authoring.pasting.numbers import DIGITS
from casereports.authoring.pasting.printed_units import leading_unit, unit_of
from casereports.authoring.pasting.wordings import flag_of, leading_quality

BRACKET = re.compile(r"\(([^()]{0,120})\)|\[([^\[\]]{0,120})\]")
_AMOUNT = re.compile(rf"(?P<digits>{DIGITS})\s?")
_COUNTS = re.compile(r"10\*\d+/|/uL|\{cells\}/uL|/mm3")
_PATTERN = re.compile(r"[^\W\d][^\d()]{2,60}")


def bracketed(text: str, at: int, found: Found, context: Context) -> int:
    """Takes the bracket at a place and returns where it ends, or 0 where it says nothing known."""
    bracket = BRACKET.match(text, at)
    if bracket is None:
        return 0
    inner = (bracket[1] or bracket[2] or "").strip()
    taken = _is_of_result(inner, found, context) if found.has_result else False
    if not taken and found.specimen is None and (said := specimen_of(inner)) is not None:
        found.specimen, taken = said, True
    return bracket.end() if taken else 0


def _is_of_result(inner: str, found: Found, context: Context) -> bool:
    interval = None if found.reference else interval_of(inner, context.decimals)
    if interval:
        found.add_interval(interval.text, interval.unit, interval.doubts)
        return True
    if found.words and (words := leading_quality(inner, 0)) and words[1] == len(inner):
        return found.add_quality(inner, words[0])
    if found.flag is None and (flag := flag_of(inner)):
        found.flag = flag
        return True
    if found.number and not found.unit and (unit := unit_of(inner)):
        found.unit = unit
        return True
    if found.words.startswith("1:") and _PATTERN.fullmatch(inner) and "(" not in found.words:
        found.words += f" ({inner})"
        return True
    return _is_other_value(inner, found, context)


def _is_other_value(inner: str, found: Found, context: Context) -> bool:
    """Takes "(6.3 G/l)" behind a share of cells, or "(6.5 %)" behind 48 mmol/mol."""
    amount = _AMOUNT.match(inner)
    number = context.decimals.read(amount["digits"]) if amount else None
    unit = leading_unit(inner, amount.end()) if amount else None
    if number is None or unit is None or unit[1] < len(inner) or not found.unit:
        return False
    said = f"{number.text} {unit[0]}"
    pair = {unit[0], found.unit}
    if unit[0] == found.unit or found.aside or found.equivalent:
        return False
    if "%" in pair and any(_COUNTS.match(each) for each in pair):
        found.aside = f"({said})"
    else:
        found.equivalent = said
    return True
