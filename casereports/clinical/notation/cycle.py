"""Moments of a regimen: "cycle 2, day 8", "C2D8", "cycle 3"."""

import re

from casereports.clinical.notation.offset import Fields
from casereports.clinical.timing import AtCycle

_DAY = r"d(?:ay)?\s*(?P<day>[-+−]?[0-9]{1,3})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:(?:on|at|in|during)\s+)?cycle\s*(?P<cycle>[0-9]{{1,3}})(?:(?:\s*,)?\s*{_DAY})?",
        rf"(?:on\s+)?C(?P<cycle>[0-9]{{1,3}})\s?{_DAY}",
        rf"(?:on\s+)?{_DAY}\s+(?:of|in)\s+cycle\s+(?P<cycle>[0-9]{{1,3}})",
    )
)


def cycle_day(text: str) -> Fields | None:
    """Reads a cycle, with its day or without."""
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if found is None:
        return None
    day = found["day"] and int(found["day"].replace("−", "-"))
    return {"kind": "cycle", "cycle": int(found["cycle"]), "day": day}


def write_cycle(moment: AtCycle) -> str:
    """Writes a cycle and its day without the event."""
    day = "" if moment.day is None else f", day {moment.day}"
    return f"cycle {moment.cycle}{day}"
