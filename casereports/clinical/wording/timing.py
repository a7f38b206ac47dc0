"""Moments and lengths of time as the paper prints them."""

import re
from decimal import Decimal
from typing import assert_never

from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import (
    Age,
    Anchor,
    AtAge,
    Direction,
    Duration,
    Offset,
    Reference,
    Relation,
    TimeUnit,
)
from casereports.clinical.wording.age import printed_age
from casereports.clinical.wording.number import MINUS, NBSP, printed_decimal, printed_span

_COMPARED = {
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "up to",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.ABOUT: "about",
}
_NAMES = {reference: reference.label for reference in Reference} | {
    Reference.LAST_MENSTRUAL_PERIOD: "conception"
}
_AT = {
    Reference.ADMISSION: "on",
    Reference.SURGERY: "on the day of",
    Reference.PROCEDURE: "on the day of",
    Reference.TRANSPLANT: "on the day of",
    Reference.EXPOSURE: "on the day of",
    Reference.INJURY: "on the day of",
}
_DECADES = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh"),
)
_ON = re.compile(r"(?:the\s+)?(?:day|night|morning|evening|admission|arrival)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(
    r"(?:immediately|shortly|soon|directly|just|early|late|right)\s", re.IGNORECASE
)


def printed_elapsed(value: Decimal, high: Decimal | None, unit: TimeUnit) -> str:
    """Returns a length of time: "1 month", "2–3 days"."""
    number = printed_span(None, value, high)
    return f"{number}{NBSP}{unit.label}{'' if number == '1' else 's'}"


def printed_duration(duration: Duration) -> str:
    """Returns a length of time with its comparator in words: "more than 1 year"."""
    elapsed = printed_elapsed(duration.value, duration.high, duration.unit)
    return elapsed if duration.comparator is None else f"{_COMPARED[duration.comparator]} {elapsed}"


def printed_timing(
    timing: Offset | Anchor | AtAge, *, index: str = "presentation", in_sentence: bool = False
) -> str:
    """Returns when something happened: "6 months before presentation", "postoperative day 23".

    ``index`` names the index visit. ``in_sentence`` puts "on" or "in" before counted days and
    weeks.
    """
    match timing:
        case AtAge():
            return _at_age(timing.age)
        case Offset():
            words = _offset(timing, index, in_sentence=in_sentence)
        case Anchor():
            words = _anchor(timing)
        case _:
            assert_never(timing)
    return f"{words} at{NBSP}{timing.clock}" if timing.clock else words


def _at_age(age: Age) -> str:
    if age.decade is None:
        return f"at the age of {printed_age(age)}"
    about = "around" if age.approximate else "in"
    return f"{about} the {_DECADES[age.decade // 10]} decade of life"


def _offset(offset: Offset, index: str, *, in_sentence: bool) -> str:
    names = _NAMES | {Reference.INDEX_VISIT: index}
    reference = names[offset.reference]
    if offset.ordinal:
        preposition = "on" if offset.unit is TimeUnit.DAY else "in"
        preposition = "around" if offset.approximate else preposition if in_sentence else ""
        return f"{preposition} {_counted(offset, reference)}".strip()
    if offset.value == 0 and offset.high is None:
        at = "around the time of" if offset.approximate else _AT.get(offset.reference, "at")
        return f"{at} {reference}"
    about = f"about{NBSP}" if offset.approximate else ""
    elapsed = about + printed_elapsed(offset.value, offset.high, offset.unit)
    if offset.reference is Reference.LAST_MENSTRUAL_PERIOD and offset.direction is Direction.AFTER:
        return f"at {elapsed} of gestation"
    return f"{elapsed} {offset.direction.label} {reference}"


def _counted(offset: Offset, reference: str) -> str:
    """Returns a day that is counted itself: "postoperative days 3–5", "day −2"."""
    several = "" if offset.high is None else "s"
    number = printed_span(None, offset.value, offset.high)
    unit = f"{offset.unit.label}{several}{NBSP}"
    match offset.reference, offset.unit, offset.direction:
        case Reference.SURGERY, TimeUnit.DAY, Direction.AFTER:
            return f"postoperative {unit}{number}"
        case Reference.ADMISSION, TimeUnit.DAY, Direction.AFTER:
            return f"hospital {unit}{number}"
        case Reference.LAST_MENSTRUAL_PERIOD, TimeUnit.WEEK, Direction.AFTER:
            return f"gestational {unit}{number}"
        case Reference.BIRTH, _, Direction.AFTER:
            return f"{unit}{number} of life"
        case Reference.INDEX_VISIT, _, Direction.AFTER:
            return f"{unit}{number}"
        case Reference.INDEX_VISIT, _, Direction.BEFORE if offset.high is None and offset.value:
            return f"{unit}{MINUS}{printed_decimal(offset.value)}"
    return f"{unit}{number} {offset.direction.label} {reference}"


def _anchor(moment: Anchor) -> str:
    if moment.value is not None and moment.unit is not None:
        about = f"about{NBSP}" if moment.approximate else ""
        elapsed = printed_elapsed(moment.value, moment.high, moment.unit)
        return f"{about}{elapsed} {moment.relation.label} {moment.anchor}"
    if moment.relation is not Relation.AT:
        about = "approximately " if moment.approximate else ""
        return f"{about}{moment.relation.label} {moment.anchor}"
    if moment.approximate:
        return f"around the time of {moment.anchor}"
    if _BY_ITSELF.match(moment.anchor):
        return moment.anchor
    return f"{'on' if _ON.match(moment.anchor) else 'at'} {moment.anchor}"
