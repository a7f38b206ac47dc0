"""Times as tables print them: short, and from when to when."""

from casereports.clinical.facts.labs import Point
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.wording import printed_duration, printed_timing
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
    return said(moment(when), led("until ", moment(until)), led("for ", lasting))
