"""Bounds of a moment: "within 48 hours of …", "less than 2 weeks before", "by day 3"."""

import re

from casereports.clinical.notation.duration import UNIT, leading_time
from casereports.clinical.notation.number import COMPARATOR, comparator_of
from casereports.clinical.notation.offset import side_of
from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import Bound, Direction

_BOUND = re.compile(
    r"(?:within(?P<first>\s+the\s+first)?\s+|(?P<latest>by|(?:no|not)\s+later\s+than)\s+"
    rf"|(?P<sign>{COMPARATOR})\s*)(?P<rest>\S.*)",
    re.IGNORECASE,
)
_UNIT = re.compile(UNIT, re.IGNORECASE)


def leading_bound(text: str) -> tuple[Bound, str] | None:
    """Returns the bound that opens a moment and what it bounds, "of" read as "after"."""
    found = _BOUND.fullmatch(text)
    if found is None:
        return None
    sign = comparator_of(found["sign"])
    if sign is Comparator.ABOUT:
        return None
    one = "1 " if found["first"] and _UNIT.match(found["rest"]) else ""
    rest = _of_as_after(one + found["rest"])
    if found["latest"]:
        return (Bound.AT_LEAST if _is_before(rest) else Bound.AT_MOST), rest
    return (Bound(sign.value) if sign else Bound.AT_MOST), rest


def _of_as_after(text: str) -> str:
    elapsed = leading_time(text)
    if elapsed is None or side_of(elapsed.rest):
        return text
    time = text[: len(text) - len(elapsed.rest)]
    return time + re.sub(r"^\s*of\s+", " after ", elapsed.rest, flags=re.IGNORECASE)


def _is_before(text: str) -> bool:
    """Tells whether the latest moment lies before its reference, where more is earlier."""
    elapsed = leading_time(text)
    side = side_of(elapsed.rest) if elapsed else None
    return side is not None and side["direction"] is Direction.BEFORE
