"""Times without a calendar: ages, weeks of gestation, and distances from the index visit."""

from decimal import Decimal
from typing import assert_never

from casereports.clinical.timing import (
    Age,
    Anchor,
    AtAge,
    AtCycle,
    AtGestation,
    Direction,
    GestationalAge,
    Offset,
    Reference,
    TimeUnit,
)
from casereports.clinical.wording.age import is_oldest, printed_age
from casereports.clinical.wording.timing import printed_timing
from casereports.renderers.phenopacket.message import Message
from casereports.renderers.phenopacket.terms import relative, words

Moment = Offset | Anchor | AtAge | AtGestation | AtCycle
_DESIGNATORS = {
    TimeUnit.YEAR: "P{}Y",
    TimeUnit.MONTH: "P{}M",
    TimeUnit.WEEK: "P{}W",
    TimeUnit.DAY: "P{}D",
    TimeUnit.HOUR: "PT{}H",
    TimeUnit.MINUTE: "PT{}M",
    TimeUnit.SECOND: "PT{}S",
}
_HOURS = {TimeUnit.HOUR: 1, TimeUnit.DAY: 24, TimeUnit.WEEK: 168}


def at_age(age: Age) -> Message | None:
    """Returns an age: exact as a duration, a decade as a range, "about" only in words."""
    if age.approximate or is_oldest(age):
        return _in_words(printed_age(age))
    if age.decade is not None:
        decade = (f"P{age.decade}Y", f"P{age.decade + 9}Y")
        start, end = ({"iso8601duration": years} for years in decade)
        return {"ageRange": {"start": start, "end": end}}
    return _age(iso_age(age))


def iso_age(age: Age) -> str:
    """Returns an exact age as an ISO 8601 duration; weeks are told as days."""
    told_in_days = age.weeks is not None or age.days is not None
    days = (age.weeks or 0) * 7 + (age.days or 0) if told_in_days else None
    date = _parts((age.years, "Y"), (age.months, "M"), (days, "D"))
    clock = _parts((age.hours, "H"), (age.minutes, "M"))
    return f"P{date}T{clock}" if clock else f"P{date}"


def _parts(*parts: tuple[int | None, str]) -> str:
    return "".join(f"{number}{letter}" for number, letter in parts if number is not None)


def when(
    moment: Moment | None, *, age: Age | None = None, index: Reference | None = None
) -> Message | None:
    """Returns a moment as the schema can tell it, at the worst in words.

    ``age`` is the patient's at the index visit, ``index`` the moment that this visit is as well.
    """
    match moment:
        case None:
            return None
        case AtAge(corrected=False):
            return at_age(moment.age)
        case AtGestation(postmenstrual=False) if not moment.gestation.approximate:
            return _gestation(moment.gestation)
        case Offset() if _is_exact(moment):
            return _exact(moment, age, index)
        case Offset() | Anchor() | AtAge() | AtGestation() | AtCycle():
            return _in_words(printed_timing(moment))
        case _:
            assert_never(moment)


def _exact(offset: Offset, age: Age | None, index: Reference | None) -> Message | None:
    """Returns an exact distance: from birth as an age, from the index visit as such."""
    after = offset.direction is Direction.AFTER
    duration = _DESIGNATORS[offset.unit].format(_plain(offset.value))
    whole = offset.value == int(offset.value)
    if offset.reference is Reference.BIRTH and after and whole:
        return _age(_in_days(offset) or duration)
    if offset.reference not in (Reference.INDEX_VISIT, index):
        return _in_words(printed_timing(offset))
    if (reached := _age_then(offset, age)) is not None:
        return _age(iso_age(reached))
    sign = "" if after or offset.value == 0 else "-"
    return {"ontologyClass": relative(sign + duration, printed_timing(offset))}


def _in_days(offset: Offset) -> str:
    """Returns weeks of life as days, as ages are told; nothing for other units."""
    return f"P{int(offset.value) * 7}D" if offset.unit is TimeUnit.WEEK else ""


def _age_then(offset: Offset, age: Age | None) -> Age | None:
    """Returns the age at ``offset`` where both are told to the day, or both to the hour."""
    if age is None or age.approximate or age.minutes is not None or offset.unit not in _HOURS:
        return None
    to_the_hour = age.hours is not None
    if (age.days is None and not to_the_hour) or (offset.unit is TimeUnit.HOUR and not to_the_hour):
        return None
    shift = offset.value * _HOURS[offset.unit]
    if shift != int(shift) or (not to_the_hour and shift % 24):
        return None
    sign = -1 if offset.direction is Direction.BEFORE else 1
    hours = ((age.weeks or 0) * 7 + (age.days or 0)) * 24 + (age.hours or 0) + sign * int(shift)
    if hours < 0:
        return None
    parts = {"weeks": None, "days": hours // 24, "hours": hours % 24 if to_the_hour else None}
    return age.model_copy(update=parts)


def _is_exact(offset: Offset) -> bool:
    """Tells whether an offset is one number that neither bounds, counts nor approximates."""
    open_ended = offset.comparator is not None or offset.high is not None
    return not (open_ended or offset.ordinal or offset.approximate)


def _gestation(gestation: GestationalAge) -> Message:
    return {"gestationalAge": {"weeks": gestation.weeks, "days": gestation.days}}


def _age(duration: str) -> Message:
    return {"age": {"iso8601duration": duration}}


def _in_words(text: str) -> Message | None:
    told = words(text)
    return None if told is None else {"ontologyClass": told}


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
