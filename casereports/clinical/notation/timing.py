"""Moments: "6 months before", "day 3 of life", "POD 23", "2 weeks after cycle 2".

Elapsed time is written "3 days after admission", a counted day "day 3 after admission". Words in
quotation marks are an anchor, whatever they say.
"""

import re

from casereports.clinical.notation.age import parse_age, write_age
from casereports.clinical.notation.anchor import anchor_forms, anchored
from casereports.clinical.notation.exact import (
    QUOTED,
    NotationError,
    built,
    exact_form,
    quoted,
    unquoted,
)
from casereports.clinical.notation.offset import (
    Fields,
    counted_day,
    elapsed_offset,
    write_offset,
)
from casereports.clinical.timing import Anchor, AtAge, Offset

Moment = Offset | Anchor | AtAge
_CLOCK = re.compile(
    r"(?:(?:,|\s+at)\s*|\s+(?=\d\d:))([01]?\d|2[0-3]):([0-5]\d)(?:\s*h)?$", re.ASCII
)
_EVENT = re.compile(rf"\s*\[({QUOTED}|[^\"\[\]]*)\]$")
_ABOUT = re.compile(
    r"(?:about\b|around\b|approximately\b|approx\b\.?|circa\b|ca\b\.?|roughly\b|~|≈)\s*",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:at\s+)?(?:(?:the\s+|an\s+)?age\b(?:\s+of\b)?|aged\b)\s*(.+)"
    r"|(?:(?:at|when)\s+)?([0-9].*?\s+(?:of\s+age|old))"
    r"|(in\s+(?:the|his|her|their)\s+[0-9]+['’]?s)",
    re.IGNORECASE,
)


def parse_timing(text: str) -> Moment:
    """Reads a moment that is told without a calendar date."""
    rest, extras = _extras(text.strip())
    age = _AGE.fullmatch(rest)
    if age and not (extras["clock"] or extras["event"]):
        about = "about " if extras["approximate"] else ""
        return AtAge(kind="age", age=parse_age(about + (age[1] or age[2] or age[3])))
    fields = counted_day(rest) or elapsed_offset(rest)
    if fields is not None:
        return built(Offset, "6 months before", **fields, **extras)
    fields = anchored(rest)
    if fields is not None:
        return built(Anchor, "after cycle 2", **fields, **extras)
    raise NotationError(
        f"“{text.strip()}” is not a relative time; write for example “6 months before”, "
        "“day 3 of life”, “POD 23”, “3 weeks after admission” or “after cycle 2”."
    )


def _extras(text: str) -> tuple[str, Fields]:
    """Takes the event, the clock and "about" away from a moment."""
    event = _EVENT.search(text)
    rest = text[: event.start()] if event else text
    clock = _CLOCK.search(rest)
    rest = rest[: clock.start()] if clock else rest
    about = _ABOUT.match(rest)
    return rest[about.end() if about else 0 :], {
        "event": unquoted(event[1]) if event else "",
        "clock": f"{int(clock[1]):02}:{clock[2]}" if clock else "",
        "approximate": about is not None,
    }


def write_timing(moment: Moment) -> str:
    """Writes a moment in words that read back exactly."""
    match moment:
        case AtAge():
            of = "at an age" if moment.age.decade else "at the age of"
            return f"{of} {write_age(moment.age)}"
        case Offset():
            return _with_extras(moment, write_offset(moment))
        case Anchor():
            forms = (_with_extras(moment, form) for form in anchor_forms(moment))
            return exact_form(moment, _parse_anchor, *forms)


def _parse_anchor(text: str) -> Anchor:
    moment = parse_timing(text)
    if not isinstance(moment, Anchor):
        raise NotationError(f"“{text}” is not tied to an event; write for example “after cycle 2”.")
    return moment


def _with_extras(moment: Offset | Anchor, words: str) -> str:
    about = "about " if moment.approximate else ""
    clock = f", {moment.clock}" if moment.clock else ""
    if not moment.event:
        return f"{about}{words}{clock}"
    plain = re.fullmatch(r"[a-z0-9:._/-]+", moment.event)
    return f"{about}{words}{clock} [{moment.event if plain else quoted(moment.event)}]"
