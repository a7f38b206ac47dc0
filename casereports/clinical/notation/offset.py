"""Distances from a reference: "6 months before", "at birth", "within 48 hours of admission"."""

import re
from decimal import Decimal

from casereports.clinical.notation.duration import Elapsed, leading_time, write_elapsed
from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.number import write_span
from casereports.clinical.notation.reference import reference_of, reference_words
from casereports.clinical.quantities import Comparator
from casereports.clinical.sentences import _
from casereports.clinical.timing import Bound, Direction, Offset, Reference, TimeUnit

Fields = dict[str, object]

#: What a time may be "of", and so counted from.
OF = {
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
    "of intensive care": Reference.ICU_ADMISSION,
    "of icu stay": Reference.ICU_ADMISSION,
    "of the icu stay": Reference.ICU_ADMISSION,
    "of illness": Reference.SYMPTOM_ONSET,
    "of the illness": Reference.SYMPTOM_ONSET,
    "of symptoms": Reference.SYMPTOM_ONSET,
}
_BEFORE = ("before", "ago", "earlier", "prior", "previously")
_AFTER = ("after", "later", "afterwards")
_ADVERBS: dict[str, tuple[Direction, Reference]] = {
    **dict.fromkeys(_BEFORE, (Direction.BEFORE, Reference.INDEX_VISIT)),
    **dict.fromkeys(_AFTER, (Direction.AFTER, Reference.INDEX_VISIT)),
    **{of: (Direction.AFTER, reference) for of, reference in OF.items()},
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
            _(
                "Say what the time is counted from; write for example “%(quote)s before” or "
                "“%(quote)s after admission”.",
                quote=text.strip(),
            )
        )
    side = side_of(elapsed.rest)
    return None if side is None else {"kind": "offset", **distance(elapsed), **side}


def timed(text: str) -> Elapsed | None:
    """Returns the length of time that opens a moment whose bound is taken away already."""
    elapsed = leading_time(re.sub(r"^at\s+(?=[0-9])", "", text, flags=re.IGNORECASE))
    if elapsed and elapsed.comparator not in (None, Comparator.ABOUT):
        raise NotationError(
            _("A moment takes one bound; write for example “more than 6 months before”.")
        )
    return elapsed


def distance(elapsed: Elapsed) -> Fields:
    """Returns the fields that a length of time fills."""
    return {"value": elapsed.value, "high": elapsed.high, "unit": elapsed.unit}


def write_elapsed_offset(offset: Offset) -> str:
    """Writes the distance without bound, clock and event."""
    reference = reference_words(offset.reference)
    at_once = write_span(None, offset.value, offset.high) == "0" and offset.comparator is None
    if at_once and offset.unit is TimeUnit.DAY and offset.direction is Direction.AFTER:
        return f"at {reference}"
    elapsed = write_elapsed(None, offset.value, offset.high, offset.unit)
    if offset.comparator is Bound.AT_MOST and offset.direction is Direction.AFTER:
        return f"{elapsed} of {reference}"
    if offset.reference is Reference.INDEX_VISIT:
        return f"{elapsed} {offset.direction.label}"
    return f"{elapsed} {offset.direction.label} {reference}"
