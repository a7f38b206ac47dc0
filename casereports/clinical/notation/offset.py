"""Distances from a reference: "6 months before", "at birth", "POD 23", "day -3"."""

import re
from decimal import Decimal

from casereports.clinical.notation.duration import (
    UNIT,
    Elapsed,
    leading_time,
    unit_of,
    write_elapsed,
)
from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.number import NUMBER, TO, decimal_of, write_span
from casereports.clinical.notation.reference import reference_of, reference_words
from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import Direction, Offset, Reference, TimeUnit

Fields = dict[str, object]

_DAYS = rf"\s*(?P<value>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?"
_NAMED_DAYS = {
    Reference.SURGERY: r"POD|post-?\s?op(?:erative)?\.?\s+day",
    Reference.BIRTH: r"DOL|day\s+of\s+life",
    Reference.ADMISSION: r"HD|hospital\s+day",
    Reference.TREATMENT_START: r"treatment\s+day|day\s+of\s+treatment",
    Reference.LAST_MENSTRUAL_PERIOD: r"GW|gestational\s+week",
}
_NAMED = tuple(
    (reference, re.compile(rf"(?:{words}){_DAYS}", re.IGNORECASE))
    for reference, words in _NAMED_DAYS.items()
)
_COUNTED = re.compile(
    rf"(?:(?:on|at)\s+)?(?P<unit>{UNIT}|d(?=[-+0-9])){_DAYS}\s*(?P<rest>.*)", re.IGNORECASE
)
_OF = {
    "of life": Reference.BIRTH,
    "of treatment": Reference.TREATMENT_START,
    "of therapy": Reference.TREATMENT_START,
    "of gestation": Reference.LAST_MENSTRUAL_PERIOD,
    "of pregnancy": Reference.LAST_MENSTRUAL_PERIOD,
    "of hospitalisation": Reference.ADMISSION,
    "of hospitalization": Reference.ADMISSION,
    "of hospital stay": Reference.ADMISSION,
    "of the hospital stay": Reference.ADMISSION,
    "of admission": Reference.ADMISSION,
}
_BEFORE = ("before", "ago", "earlier", "prior", "previously")
_AFTER = ("after", "later", "afterwards")
_ADVERBS: dict[str, tuple[Direction, Reference]] = {
    **dict.fromkeys(_BEFORE, (Direction.BEFORE, Reference.INDEX_VISIT)),
    **dict.fromkeys(_AFTER, (Direction.AFTER, Reference.INDEX_VISIT)),
    **{of: (Direction.AFTER, reference) for of, reference in _OF.items()},
    "gestation": (Direction.AFTER, Reference.LAST_MENSTRUAL_PERIOD),
    "' gestation": (Direction.AFTER, Reference.LAST_MENSTRUAL_PERIOD),
    "’ gestation": (Direction.AFTER, Reference.LAST_MENSTRUAL_PERIOD),
    "postoperatively": (Direction.AFTER, Reference.SURGERY),
    "post-op": (Direction.AFTER, Reference.SURGERY),
    "postop": (Direction.AFTER, Reference.SURGERY),
    "preoperatively": (Direction.BEFORE, Reference.SURGERY),
    "postpartum": (Direction.AFTER, Reference.DELIVERY),
    "post partum": (Direction.AFTER, Reference.DELIVERY),
}
_SIDED = re.compile(
    r"(?:(?P<before>before|prior\s+to|preceding)|after|following|post)[\s-]+(?P<phrase>.+)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:(?:at|on|upon)\s+)?(?:(?:the\s+)?(?:day|time|moment)\s+of\s+)?(.+)", re.IGNORECASE
)


def counted_day(text: str) -> Fields | None:
    """Reads an ordinal: "POD 23", "day 3 of life", "day -3", "week 2 after surgery"."""
    for reference, pattern in _NAMED:
        if found := pattern.fullmatch(text):
            unit = TimeUnit.WEEK if reference is Reference.LAST_MENSTRUAL_PERIOD else TimeUnit.DAY
            return {**_signed(found), "unit": unit, "reference": reference}
    found = _COUNTED.fullmatch(text)
    if found is None:
        return None
    rest = " ".join(found["rest"].lower().split())
    fields = {**_signed(found), "unit": unit_of(found["unit"])}
    if not rest or rest in _OF:
        return {**fields, "reference": _OF.get(rest, Reference.INDEX_VISIT)}
    side = side_of(found["rest"])
    return None if side is None else {**fields, **side}


def _signed(found: re.Match[str]) -> Fields:
    ends = [decimal_of(found[name]) for name in ("value", "high") if found[name]]
    if all(end < 0 for end in ends):
        ends, direction = sorted(-end for end in ends), Direction.BEFORE
    else:
        direction = Direction.AFTER
    fields: Fields = {"kind": "offset", "ordinal": True, "direction": direction}
    return {**fields, "value": ends[0], "high": ends[1] if len(ends) > 1 else None}


def side_of(phrase: str) -> Fields | None:
    """Reads "before surgery": a side of a known reference; None for any other phrase."""
    words = " ".join(phrase.lower().split())
    if words in _ADVERBS:
        direction, reference = _ADVERBS[words]
        return {"direction": direction, "reference": reference}
    found = _SIDED.fullmatch(phrase.strip())
    known = reference_of(found["phrase"]) if found else None
    if found is None or known is None:
        return None
    return {"direction": _direction(found), "reference": known}


def _direction(found: re.Match[str]) -> Direction:
    return Direction.BEFORE if found["before"] else Direction.AFTER


def elapsed_offset(text: str) -> Fields | None:
    """Reads a distance: "6 months before", "3 weeks after admission"; or "at birth"."""
    elapsed = timed(text)
    if elapsed is None:
        found = _AT.fullmatch(text)
        reference = reference_of(found[1]) if found else None
        at_once: Fields = {"kind": "offset", "value": Decimal(0), "reference": reference}
        return None if reference is None else at_once
    if not elapsed.rest.strip():
        raise NotationError(
            f"Say what the time is counted from; write for example “{text.strip()} before” "
            f"or “{text.strip()} after admission”."
        )
    side = side_of(elapsed.rest)
    return None if side is None else {"kind": "offset", **distance(elapsed), **side}


def timed(text: str) -> Elapsed | None:
    """Returns the length of time that opens a moment; refuses one with < or >."""
    elapsed = leading_time(re.sub(r"^at\s+(?=[0-9])", "", text, flags=re.IGNORECASE))
    if elapsed and elapsed.comparator not in (None, Comparator.ABOUT):
        raise NotationError(
            "A moment is told by a number, a range or “about”; write for example "
            "“about 6 months before”."
        )
    return elapsed


def distance(elapsed: Elapsed) -> Fields:
    """Returns the fields that a length of time fills."""
    return {"value": elapsed.value, "high": elapsed.high, "unit": elapsed.unit}


def write_offset(offset: Offset) -> str:
    """Writes the distance without clock and event."""
    if offset.ordinal:
        return _counted(offset)
    at_once = write_span(None, offset.value, offset.high) == "0"
    if at_once and offset.unit is TimeUnit.DAY and offset.direction is Direction.AFTER:
        return f"at {reference_words(offset.reference)}"
    elapsed = write_elapsed(None, offset.value, offset.high, offset.unit)
    side = f"{elapsed} {offset.direction.label}"
    if offset.reference is Reference.INDEX_VISIT:
        return side
    return f"{side} {reference_words(offset.reference)}"


def _counted(offset: Offset) -> str:
    number = write_span(None, offset.value, offset.high)
    after = offset.direction is Direction.AFTER
    match offset.reference, offset.unit:
        case Reference.SURGERY, TimeUnit.DAY if after:
            return f"POD {number}"
        case Reference.ADMISSION, TimeUnit.DAY if after:
            return f"hospital day {number}"
        case Reference.BIRTH, _ if after:
            return f"{offset.unit.label} {number} of life"
        case Reference.INDEX_VISIT, _ if after:
            return f"{offset.unit.label} {number}"
        case Reference.INDEX_VISIT, _ if offset.high is None and offset.value > 0:
            return f"{offset.unit.label} -{number}"
    words = reference_words(offset.reference)
    return f"{offset.unit.label} {number} {offset.direction.label} {words}"
