"""Moments and lengths of time as the paper prints them."""

import re
from decimal import Decimal
from typing import assert_never

from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import (
    Anchor,
    AtAge,
    AtCycle,
    AtGestation,
    Bound,
    Direction,
    Duration,
    Offset,
    Reference,
    Relation,
    TimeUnit,
)
from casereports.clinical.wording.age import is_oldest, printed_age
from casereports.clinical.wording.counted import printed_counted
from casereports.clinical.wording.gestation import printed_gestation
from casereports.clinical.wording.number import MINUS, NBSP, printed_span

_COMPARED = {
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "up to",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.ABOUT: "about",
}
_AT = {
    Reference.ADMISSION: "on",
    Reference.ARRIVAL: "on",
    Reference.ICU_ADMISSION: "on",
    Reference.LAST_KNOWN_WELL: "when",
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
    timing: Offset | Anchor | AtAge | AtGestation | AtCycle,
    *,
    index: str = "presentation",
    in_sentence: bool = False,
) -> str:
    """Returns when something happened: "6 months before presentation", "postoperative day 23".

    ``index`` names the index visit. ``in_sentence`` puts "on" or "in" before counted days and
    weeks.
    """
    match timing:
        case AtAge():
            return _at_age(timing)
        case AtGestation(postmenstrual=True):
            return f"at a postmenstrual age of {printed_gestation(timing.gestation)}"
        case AtGestation():
            return f"at {printed_gestation(timing.gestation)} of gestation"
        case AtCycle(day=None):
            return f"during cycle{NBSP}{timing.cycle}"
        case AtCycle():
            day = str(timing.day).replace("-", MINUS)
            return f"on day{NBSP}{day} of cycle{NBSP}{timing.cycle}"
        case Offset():
            words = _offset(timing, index, in_sentence=in_sentence)
        case Anchor():
            words = _anchor(timing)
        case _:
            assert_never(timing)
    return f"{words} at{NBSP}{timing.clock}" if timing.clock else words


def _at_age(moment: AtAge) -> str:
    age, corrected = moment.age, "corrected " if moment.corrected else ""
    if age.decade is None or is_oldest(age):
        return f"at the {corrected}age of {printed_age(age)}"
    about = "around" if age.approximate else "in"
    of = " by corrected age" if moment.corrected else ""
    return f"{about} the {_DECADES[age.decade // 10]} decade of life{of}"


def _offset(offset: Offset, index: str, *, in_sentence: bool) -> str:
    is_index = offset.reference is Reference.INDEX_VISIT
    reference = index if is_index else offset.reference.label
    if offset.ordinal:
        return printed_counted(offset, reference, in_sentence=in_sentence)
    if offset.value == 0 and offset.high is None and offset.comparator is None:
        at = "around the time of" if offset.approximate else _AT.get(offset.reference, "at")
        return f"{at} {reference}"
    after = offset.direction is Direction.AFTER
    elapsed = _bounded(offset)
    if offset.reference is Reference.LAST_MENSTRUAL_PERIOD and after and not offset.comparator:
        return f"at {elapsed} of gestation"
    if after and offset.comparator is Bound.AT_MOST:
        return f"{elapsed} of {reference}"
    return f"{elapsed} {offset.direction.label} {reference}"


def _bounded(moment: Offset | Anchor) -> str:
    """Returns the distance with its bound: "within about 48 hours"; nothing without a distance."""
    if moment.value is None or moment.unit is None:
        return ""
    bound = f"{moment.comparator.label} " if moment.comparator else ""
    about = f"about{NBSP}" if moment.approximate else ""
    return bound + about + printed_elapsed(moment.value, moment.high, moment.unit)


def _anchor(moment: Anchor) -> str:
    if elapsed := _bounded(moment):
        return f"{elapsed} {moment.relation.label} {moment.anchor}"
    if moment.relation is not Relation.AT:
        about = "approximately " if moment.approximate else ""
        return f"{about}{moment.relation.label} {moment.anchor}"
    if moment.approximate:
        return f"around the time of {moment.anchor}"
    if _BY_ITSELF.match(moment.anchor):
        return moment.anchor
    return f"{'on' if _ON.match(moment.anchor) else 'at'} {moment.anchor}"
