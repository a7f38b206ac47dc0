"""Days that are counted themselves, as the paper prints them: "postoperative days 3–5"."""

from casereports.clinical.timing import Bound, Direction, Offset, Reference, TimeUnit
from casereports.clinical.wording.number import MINUS, NBSP, printed_decimal, printed_span

#: What stands before and behind a bounded day; time runs the other way before a reference.
_BOUNDED = {
    Bound.LESS: ("before ", ""),
    Bound.AT_MOST: ("by ", ""),
    Bound.MORE: ("after ", ""),
    Bound.AT_LEAST: ("from ", " on"),
}
_TURNED = {
    Bound.LESS: Bound.MORE,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.MORE: Bound.LESS,
    Bound.AT_LEAST: Bound.AT_MOST,
}
_NAMED = {
    Reference.SURGERY: "postoperative",
    Reference.ADMISSION: "hospital",
    Reference.ICU_ADMISSION: "ICU",
}
_OF = {Reference.SYMPTOM_ONSET: "illness", Reference.TREATMENT_START: "treatment"}


def printed_counted(offset: Offset, reference: str, *, in_sentence: bool) -> str:
    """Returns a counted day or week; ``in_sentence`` puts "on" or "in" before it."""
    words = _day(offset, reference)
    if offset.comparator is not None:
        bound = offset.comparator
        before = offset.direction is Direction.BEFORE
        opening, closing = _BOUNDED[_TURNED[bound] if before else bound]
        about = "about " if offset.approximate else ""
        return f"{opening}{about}{words}{closing}"
    if offset.approximate:
        return f"around {words}"
    if not in_sentence:
        return words
    return f"{'on' if offset.unit is TimeUnit.DAY else 'in'} {words}"


def _day(offset: Offset, reference: str) -> str:
    """Returns the day itself: "postoperative days 3–5", "day −2", "day +20 after …"."""
    several = "" if offset.high is None else "s"
    number = printed_span(None, offset.value, offset.high)
    unit = f"{offset.unit.label}{several}{NBSP}"
    after, by_day = offset.direction is Direction.AFTER, offset.unit is TimeUnit.DAY
    match offset.reference:
        case Reference.TRANSPLANT if by_day and offset.value:
            return f"{unit}{_signed(offset)} {offset.direction.label} {reference}"
        case Reference.SURGERY | Reference.ADMISSION | Reference.ICU_ADMISSION if after and by_day:
            return f"{_NAMED[offset.reference]} {unit}{number}"
        case Reference.SYMPTOM_ONSET | Reference.TREATMENT_START if after:
            return f"{unit}{number} of {_OF[offset.reference]}"
        case Reference.LAST_MENSTRUAL_PERIOD if after and offset.unit is TimeUnit.WEEK:
            return f"gestational {unit}{number}"
        case Reference.BIRTH if after:
            return f"{unit}{number} of life"
        case Reference.INDEX_VISIT if after:
            return f"{unit}{number}"
        case Reference.INDEX_VISIT if offset.high is None and offset.value:
            return f"{unit}{MINUS}{printed_decimal(offset.value)}"
    return f"{unit}{number} {offset.direction.label} {reference}"


def _signed(offset: Offset) -> str:
    """Returns days as transplant teams count them: "+20", "−7", "−5 to −3"."""
    after = offset.direction is Direction.AFTER
    ends = [offset.value] if offset.high is None else [offset.value, offset.high]
    sign = "+" if after else MINUS
    return f"{NBSP}to{NBSP}".join(
        sign + printed_decimal(end) for end in (ends if after else reversed(ends))
    )
