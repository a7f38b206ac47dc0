"""Lengths of time: "6 months", "2–3 days", "> 1 year", "1 h 30 min"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.notation.number import (
    COMPARATOR,
    NUMBER,
    TO,
    comparator_of,
    decimal_of,
    write_span,
)
from casereports.clinical.quantities import Comparator
from casereports.clinical.sentences import _
from casereports.clinical.timing import Duration, TimeUnit

_EXAMPLE = "6 months"
_WORDS = {
    TimeUnit.SECOND: ("second", "seconds", "s", "sec", "secs"),
    TimeUnit.MINUTE: ("minute", "minutes", "min", "mins"),
    TimeUnit.HOUR: ("hour", "hours", "h", "hr", "hrs"),
    TimeUnit.DAY: ("day", "days", "d", "tag", "tage"),
    TimeUnit.WEEK: ("week", "weeks", "w", "wk", "wks", "woche", "wochen"),
    TimeUnit.MONTH: ("month", "months", "m", "mo", "mos", "mth", "mths", "monat", "monate"),
    TimeUnit.YEAR: ("year", "years", "y", "yr", "yrs", "a", "jahr", "jahre"),
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
_NUMERALS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNTED = {"a": 1, "an": 1} | {word: place for place, word in enumerate(_NUMERALS, start=1)}
#: A unit of time as a word: "months", "mo.", "h".
UNIT = r"(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?![^\W_])\.?"
_AMOUNT = rf"(?:{NUMBER}|(?:{'|'.join(_COUNTED)})(?=\s))"
_ELAPSED = re.compile(
    rf"\s*(?P<comparator>{COMPARATOR})?\s*(?P<value>{_AMOUNT})"
    rf"(?:\s*(?P<own>{UNIT}))?(?:{TO}(?P<high>{_AMOUNT}))?\s*(?:-\s*)?(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?:\s*,|\s*\band\b)?\s*([0-9]+)\s*({UNIT})", re.IGNORECASE)
#: Units that hold a whole number of the next smaller one.
_HOLDS = {
    TimeUnit.YEAR: (TimeUnit.MONTH, 12),
    TimeUnit.WEEK: (TimeUnit.DAY, 7),
    TimeUnit.DAY: (TimeUnit.HOUR, 24),
    TimeUnit.HOUR: (TimeUnit.MINUTE, 60),
    TimeUnit.MINUTE: (TimeUnit.SECOND, 60),
}


def unit_of(word: str) -> TimeUnit:
    """Returns the unit of time that a word stands for."""
    return _UNITS[word.lower().rstrip(".")]


@dataclass(frozen=True)
class Elapsed:
    """A length of time that opens a text, and the rest of the text."""

    comparator: Comparator | None
    value: Decimal
    high: Decimal | None
    unit: TimeUnit
    rest: str


def leading_time(text: str) -> Elapsed | None:
    """Returns the length of time at the beginning of a text, or None where there is none."""
    found = _ELAPSED.match(text)
    if found is None or (found["own"] and (not found["high"] or _differ(found))):
        return None
    return Elapsed(
        comparator=comparator_of(found["comparator"]),
        value=_amount(found["value"]),
        high=None if found["high"] is None else _amount(found["high"]),
        unit=unit_of(found["unit"]),
        rest=text[found.end() :],
    )


def _differ(found: re.Match[str]) -> bool:
    return unit_of(found["own"]) is not unit_of(found["unit"])


def _amount(text: str) -> Decimal:
    counted = _COUNTED.get(text.lower())
    return decimal_of(text) if counted is None else Decimal(counted)


def with_smaller_part(elapsed: Elapsed) -> Elapsed:
    """Returns "1 h 30 min" as 90 minutes; only where the conversion is exact."""
    part = _PART.match(elapsed.rest)
    smaller, count = _HOLDS.get(elapsed.unit, (None, 0))
    if part is None or elapsed.high is not None or unit_of(part[2]) is not smaller:
        return elapsed
    return replace(
        elapsed,
        value=elapsed.value * count + int(part[1]),
        unit=smaller,
        rest=elapsed.rest[part.end() :],
    )


def parse_duration(text: str) -> Duration:
    """Reads a length of time in one unit, or in two where one holds the other exactly."""
    elapsed = leading_time(text)
    elapsed = elapsed and with_smaller_part(elapsed)
    if elapsed is None or elapsed.rest.strip():
        raise NotationError(
            _(
                "“%(quote)s” is not a length of time; write for example “%(example)s”, “2-3 "
                "days” or “>1 year”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    return built(
        Duration,
        _EXAMPLE,
        comparator=elapsed.comparator,
        value=elapsed.value,
        high=elapsed.high,
        unit=elapsed.unit,
    )


def write_elapsed(
    comparator: Comparator | None, value: Decimal, high: Decimal | None, unit: TimeUnit
) -> str:
    """Writes a number of seconds, minutes, hours, days, weeks, months or years."""
    one = high is None and value == 1
    return f"{write_span(comparator, value, high)} {unit.label}{'' if one else 's'}"


def write_duration(duration: Duration) -> str:
    """Writes a length of time: "6 months"."""
    return write_elapsed(duration.comparator, duration.value, duration.high, duration.unit)
