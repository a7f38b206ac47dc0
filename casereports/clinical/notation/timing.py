"""Moments: "6 months before", "day 3 of life", "POD 23", "2 weeks after cycle 2", "C2D8".

Elapsed time is written "3 days after admission", a counted day "day 3 after admission". Words in
quotation marks are an anchor, whatever they say.
"""

import re

from casereports.clinical.notation.age import parse_age, write_age
from casereports.clinical.notation.anchor import anchor_forms, anchored
from casereports.clinical.notation.bound import leading_bound
from casereports.clinical.notation.counted import counted_day, write_counted
from casereports.clinical.notation.cycle import cycle_day, write_cycle
from casereports.clinical.notation.exact import (
    QUOTED,
    NotationError,
    built,
    exact_form,
    quoted,
    unquoted,
)
from casereports.clinical.notation.gestation import gestational_moment, write_gestational_moment
from casereports.clinical.notation.offset import Fields, elapsed_offset, write_elapsed_offset
from casereports.clinical.sentences import _
from casereports.clinical.timing import Anchor, AtAge, AtCycle, AtGestation, Offset
from casereports.clinical.wording.age import is_oldest

Moment = Offset | Anchor | AtAge | AtGestation | AtCycle
_CLOCK = re.compile(
    r"(?:(?:,|\s+at)\s*|\s+(?=\d\d:))([01]?\d|2[0-3]):([0-5]\d)(?:\s*h)?$", re.ASCII
)
_CLOCK_FIRST = re.compile(
    r"(?:at\s+)?([01]?\d|2[0-3]):([0-5]\d)(?:\s*h)?(?:,\s*|\s+(?=on\s))", re.ASCII
)
_EVENT = re.compile(rf"\s*\[({QUOTED}|[^\"\[\]]*)\]$")
_ABOUT = re.compile(
    r"(?:about\b|around\b|approximately\b|approx\b\.?|circa\b|ca\b\.?|roughly\b|some\s+(?=[0-9])|~|≈)\s*",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:at\s+)?(?:(?:the\s+|an\s+|a\s+)?(?P<named>corrected\s+)?age\b(?:\s+of\b)?|aged\b)"
    r"\s*(?P<first>.+)"
    r"|(?:(?:at|when)\s+)?(?P<after>[0-9].*?\s+(?:of\s+age|old))"
    r"|(?:at\s+)?(?P<corrected>[0-9].*?)\s+(?:of\s+)?corrected(?:\s+age)?"
    r"|(?P<decade>in\s+(?:the|his|her|their)\s+[0-9]+['’]?s)",
    re.IGNORECASE,
)


def parse_timing(text: str) -> Moment:
    """Reads a moment that is told without a calendar date."""
    rest, extras = _extras(text.strip())
    moment = _of_life_or_course(rest, extras) or _bounded(rest, extras)
    if moment is not None:
        return moment
    fields = counted_day(rest) or elapsed_offset(rest)
    if fields is not None:
        return built(Offset, "6 months before", **fields, **extras)
    fields = anchored(rest)
    if fields is not None:
        return built(Anchor, "after cycle 2", **fields, **extras)
    raise NotationError(
        _(
            "“%(quote)s” is not a relative time; write for example “6 months before”, “day "
            "3 of life”, “POD 23”, “3 weeks after admission” or “after cycle 2”.",
            quote=text.strip(),
        )
    )


def _of_life_or_course(rest: str, extras: Fields) -> AtAge | AtGestation | AtCycle | None:
    """Reads an age, a week of pregnancy or a day of a cycle, which take no clock time."""
    if extras["clock"]:
        return None
    cycle = None if extras["approximate"] else cycle_day(rest)
    if cycle:
        return built(AtCycle, "cycle 2, day 8", **cycle, event=extras["event"])
    if extras["event"]:
        return None
    gestation = gestational_moment(rest, approximate=bool(extras["approximate"]))
    age = _AGE.fullmatch(rest)
    if gestation or age is None:
        return gestation
    about = "about " if extras["approximate"] else ""
    said = age["first"] or age["after"] or age["corrected"] or age["decade"]
    corrected = bool(age["named"] or age["corrected"])
    return AtAge(kind="age", age=parse_age(about + said), corrected=corrected)


def _bounded(rest: str, extras: Fields) -> Offset | Anchor | None:
    """Reads "within 48 hours of admission" and its like."""
    found = leading_bound(rest)
    if found is None:
        return None
    bound, inner = found
    about = _ABOUT.match(inner)
    inner = inner[about.end() :] if about else inner
    extras = {**extras, "comparator": bound}
    extras["approximate"] = bool(extras["approximate"] or about)
    fields = counted_day(inner) or elapsed_offset(inner)
    if fields and "direction" in fields:
        return built(Offset, "within 48 hours of admission", **fields, **extras)
    fields = None if fields else anchored(inner)
    if fields and "value" in fields:
        return built(Anchor, "within 2 weeks after cycle 2", **fields, **extras)
    return None


def _extras(text: str) -> tuple[str, Fields]:
    """Takes the event, the clock and "about" away from a moment."""
    event = _EVENT.search(text)
    rest = text[: event.start()] if event else text
    clock = _CLOCK.search(rest) or _CLOCK_FIRST.match(rest)
    rest = rest[: clock.start()] + rest[clock.end() :] if clock else rest
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
            return _written_age(moment)
        case AtGestation():
            return write_gestational_moment(moment)
        case AtCycle():
            return write_cycle(moment) + _event(moment.event)
        case Offset():
            words = write_counted(moment) if moment.ordinal else write_elapsed_offset(moment)
            return _with_extras(moment, words)
        case Anchor():
            forms = (_with_extras(moment, form) for form in anchor_forms(moment))
            return exact_form(moment, _parse_anchor, *forms)


def _written_age(moment: AtAge) -> str:
    corrected = "corrected " if moment.corrected else ""
    if moment.age.decade and not is_oldest(moment.age):
        return f"at {'a' if corrected else 'an'} {corrected}age {write_age(moment.age)}"
    return f"at the {corrected}age of {write_age(moment.age)}"


def _parse_anchor(text: str) -> Anchor:
    moment = parse_timing(text)
    if not isinstance(moment, Anchor):
        raise NotationError(
            _("“%(quote)s” is not tied to an event; write for example “after cycle 2”.", quote=text)
        )
    return moment


def _with_extras(moment: Offset | Anchor, words: str) -> str:
    bound = f"{moment.comparator.label} " if moment.comparator else ""
    about = "about " if moment.approximate else ""
    clock = f", {moment.clock}" if moment.clock else ""
    return f"{bound}{about}{words}{clock}{_event(moment.event)}"


def _event(event: str) -> str:
    if not event:
        return ""
    return f" [{event if re.fullmatch(r'[a-z0-9:._/-]+', event) else quoted(event)}]"
