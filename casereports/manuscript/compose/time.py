"""Times as tables print them: short, and from when to when."""

from casereports.clinical.facts.labs import Point
from casereports.clinical.timing import Direction, Duration, Offset, Timing
from casereports.clinical.wording import printed_duration, printed_timing
from casereports.clinical.wording.number import EN_DASH
from casereports.manuscript.compose.table import led, said

_SHORTER = {
    "the start of treatment": "treatment start",
    "the end of treatment": "treatment end",
    "admission to intensive care": "ICU admission",
    "the last menstrual period": "last menstrual period",
}


def moment(when: Timing | None) -> str:
    """Returns when something happened in the few words that a column has room for."""
    if when is None:
        return ""
    words = printed_timing(when)
    for long, short in _SHORTER.items():
        words = words.replace(long, short)
    return words


def point_and_time(point: Point | None, when: Timing | None) -> str:
    """Returns "peak", "day 3 after admission", or both where the time does not tell the point."""
    time = moment(when)
    if point is None:
        return time
    last_word = point.label.rpartition(" ")[2]
    told = any(word in time.casefold() for word in (last_word, point.value))
    return time if told else said(point.label, time)


def period(
    when: Timing | None, until: Timing | None = None, duration: Duration | None = None
) -> str:
    """Returns from when to when something went on, or for how long."""
    lasting = printed_duration(duration) if duration else ""
    span = _span(when, until)
    if span is None:
        return said(moment(when), led("until ", moment(until)), led("for ", lasting))
    whole = moment(span)
    if not span.ordinal:
        whole = f"from {whole.replace(EN_DASH, ' to ', 1)}"
    return said(whole, led("for ", lasting))


def _span(when: Timing | None, until: Timing | None) -> Offset | None:
    """Returns one time for both ends where they are counted alike: "hospital days 9–31".

    Days of a span before a reference run backwards unless they are counted themselves.
    """
    if not (isinstance(when, Offset) and isinstance(until, Offset)):
        return None
    first, last = sorted((when, until), key=lambda end: end.value)
    alike = first.model_copy(update={"value": last.value}) == last
    plain = not (first.comparator or first.clock or first.approximate or first.high is not None)
    forwards = first.ordinal or first.direction is Direction.AFTER
    if not (alike and plain and forwards and 0 < first.value < last.value):
        return None
    return first.model_copy(update={"high": last.value})
