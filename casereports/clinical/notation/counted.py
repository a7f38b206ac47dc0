"""Days that are counted themselves: "POD 23", "day 3 of life", "ICU day 4", "illness day 9"."""

import re

from casereports.clinical.notation.duration import UNIT, unit_of
from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.number import NUMBER, TO, decimal_of, write_span
from casereports.clinical.notation.offset import OF, Fields, side_of
from casereports.clinical.notation.reference import reference_of, reference_words
from casereports.clinical.sentences import _
from casereports.clinical.timing import Direction, Offset, Reference, TimeUnit

_DAYS = rf"\s*(?P<value>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?"
_NAMED = tuple(
    (reference, re.compile(rf"(?:on\s+)?(?:{words}){_DAYS}", re.IGNORECASE))
    for reference, words in (
        (Reference.SURGERY, r"PODs?|post-?\s?op(?:erative)?\.?\s+days?"),
        (Reference.BIRTH, r"DOL|days?\s+of\s+life"),
        (Reference.ADMISSION, r"HD|hospital\s+days?"),
        (Reference.ICU_ADMISSION, r"(?:ICU|intensive[\s-]care)\s+days?"),
        (Reference.TREATMENT_START, r"treatment\s+days?|days?\s+of\s+treatment"),
        (Reference.SYMPTOM_ONSET, r"(?:illness|symptom)\s+days?|days?\s+of\s+illness"),
        (Reference.TRANSPLANT, r"post-?\s?transplant(?:ation)?\s+days?"),
    )
)
_COUNTED = re.compile(
    rf"(?:(?:on|at)\s+)?(?P<unit>{UNIT}|d(?=[-+0-9])){_DAYS}\s*(?P<rest>.*)", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:relative\s+to|from|of|to)\s+(.+)", re.IGNORECASE)


def counted_day(text: str) -> Fields | None:
    """Reads an ordinal: "POD 23", "day 3 of life", "week 2 after surgery".

    Raises NotationError for a bare "day -7" or "day +20": those are counted from a transplant as
    often as from anything else.
    """
    for reference, pattern in _NAMED:
        if found := pattern.fullmatch(text):
            return {**_signed(found), "unit": TimeUnit.DAY, "reference": reference}
    found = _COUNTED.fullmatch(text)
    if found is None:
        return None
    rest = " ".join(found["rest"].lower().split())
    fields = {**_signed(found), "unit": unit_of(found["unit"])}
    if not rest:
        _refuse_bare_sign(found)
    if not rest or rest in OF:
        return {**fields, "reference": OF.get(rest, Reference.INDEX_VISIT)}
    relative = _RELATIVE.fullmatch(rest)
    origin = reference_of(relative[1]) if relative else None
    if origin:
        return {**fields, "reference": origin}
    side = side_of(found["rest"])
    if side and fields["direction"] is Direction.BEFORE and side["direction"] is Direction.AFTER:
        raise NotationError(
            _(
                "“%(quote)s” is both before and after; write for example “day -7 before "
                "transplantation”.",
                quote=text,
            )
        )
    return None if side is None else {**fields, **side}


def _refuse_bare_sign(found: re.Match[str]) -> None:
    if found["value"][0] in "-−–+":
        day = f"{unit_of(found['unit']).label} {found['value']}"
        raise NotationError(
            _(
                "Say what %(quote)s is counted from; write for example “day -7 before "
                "transplantation” or “day +20 after transplantation”.",
                quote=day,
            )
        )


def _signed(found: re.Match[str]) -> Fields:
    ends = [decimal_of(found[name]) for name in ("value", "high") if found[name]]
    if all(end < 0 for end in ends):
        ends, direction = sorted(-end for end in ends), Direction.BEFORE
    else:
        direction = Direction.AFTER
    fields: Fields = {"kind": "offset", "ordinal": True, "direction": direction}
    return {**fields, "value": ends[0], "high": ends[1] if len(ends) > 1 else None}


def write_counted(offset: Offset) -> str:
    """Writes the counted day without bound, clock and event."""
    number = write_span(None, offset.value, offset.high)
    day = f"{offset.unit.label} {number}"
    if offset.direction is Direction.AFTER:
        match offset.reference, offset.unit:
            case Reference.SURGERY, TimeUnit.DAY:
                return f"POD {number}"
            case Reference.ADMISSION, TimeUnit.DAY:
                return f"hospital {day}"
            case Reference.ICU_ADMISSION, TimeUnit.DAY:
                return f"ICU {day}"
            case Reference.SYMPTOM_ONSET, TimeUnit.DAY:
                return f"illness {day}"
            case Reference.TRANSPLANT, TimeUnit.DAY:
                day = f"day +{number}"
            case Reference.BIRTH, _:
                return f"{day} of life"
            case Reference.TREATMENT_START, _:
                return f"{day} of treatment"
            case Reference.INDEX_VISIT, _:
                return day
    return f"{day} {offset.direction.label} {reference_words(offset.reference)}"
