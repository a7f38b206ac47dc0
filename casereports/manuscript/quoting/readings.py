"""Which of a case's readings tells of the diagnosis that the case is about."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import Diagnosis
from casereports.clinical.facts.pathology import Reading, ReadingKind, Specimen, SpecimenKind
from casereports.clinical.timing import Timing
from casereports.manuscript.compose.calendar import Calendar, distance
from casereports.manuscript.quoting.diagnoses import principal
from casereports.manuscript.quoting.forms import Teller

#: A grade within the name of a diagnosis: "G2", "grade II". What is low-grade is another tumour
#: than what is high-grade.
_GRADE = re.compile(
    r"\b(?:WHO\s+)?(?:G\s?[0-4](?:\s?[-–/]\s?G?[1-4])?"
    r"|grade\s+(?:[0-4]|I{1,3}|IV))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
#: A name with one of these says that the diagnosis is not there.
_DENIED = frozenset({"no", "not", "without", "negative", "excluded", "denied"})
_AT_ONCE = ReadingKind.INTRAOPERATIVE


class _Read(NamedTuple):
    """A reading with its specimen, and where both stand in their lists."""

    places: tuple[int, int]
    specimen: Specimen
    reading: Reading


def deciding_reading(
    facts: CaseFacts, tells: Callable[[Reading], object] = lambda _reading: True
) -> Reading | None:
    """Returns the reading that the principal diagnosis rests on, of those that tell what is asked.

    It is one with the code or the name of the diagnosis, of a specimen as near to the diagnosis as
    can be. Without such a one it is of the specimen nearest to the index visit, so that a relapse
    never tells of what was found first.
    """
    teller = Teller(facts)
    diagnosis = principal(teller)
    rows = list(_readings(facts))
    resting = [row for row in rows if diagnosis and _has(diagnosis, row.reading)]
    when = diagnosis.when if diagnosis and resting else None
    order = _order(teller.calendar, when, {row.key: row.when for row in facts.procedures})
    for sought in (resting, _beside(rows, resting)) if resting else (rows,):
        telling = [row for row in sought if tells(row.reading)]
        if telling:
            return min(telling, key=order).reading
    return None


def _readings(facts: CaseFacts) -> Iterator[_Read]:
    for upper, specimen in enumerate(facts.specimens):
        for lower, reading in enumerate(specimen.readings):
            yield _Read((upper, lower), specimen, reading)


def _beside(rows: list[_Read], resting: list[_Read]) -> list[_Read]:
    """Returns the readings that name no diagnosis, of specimens with one that has it."""
    specimens = {row.places[0] for row in resting}
    return [
        row
        for row in rows
        if row.places[0] in specimens and not row.reading.diagnosis and not row.reading.code
    ]


def _has(diagnosis: Diagnosis, reading: Reading) -> bool:
    """Tells whether a reading has a diagnosis by its code, or by a name within the other."""
    if reading.code is not None and reading.code in diagnosis.codes:
        return True
    one, other = _name(reading.diagnosis), _name(diagnosis.name)
    if not one or not other or _DENIED & one != _DENIED & other:
        return False
    return one <= other or other <= one


def _name(diagnosis: str) -> frozenset[str]:
    """Returns the words of a diagnosis without its grade, in British spelling."""
    words = _WORD.findall(_GRADE.sub(" ", diagnosis).casefold())
    return frozenset(re.sub(r"tumor(?=s?$)", "tumour", word) for word in words)


def _order(
    calendar: Calendar, when: Timing | None, taken: dict[str, Timing | None]
) -> Callable[[_Read], tuple[object, ...]]:
    """Returns the order in which readings are taken: by their specimens' distance in time.

    A frozen section goes behind all that were read at leisure; of readings of one specimen the
    corrected goes before the later, the later before the earlier. What has no time is of the
    index visit.
    """
    start = calendar.day(when) or Decimal(0)

    def order(row: _Read) -> tuple[object, ...]:
        specimen, reading = row.specimen, row.reading
        time = specimen.when or taken.get(specimen.procedure) or reading.when
        day = Decimal(0) if time is None else calendar.day(time)
        # A day that the record can't tell goes behind all others, by what it is counted from.
        far = abs(distance(time)) if day is None and time else abs((day or Decimal(0)) - start)
        read = calendar.day(reading.when)
        return (
            specimen.kind is SpecimenKind.FROZEN_SECTION or reading.kind is _AT_ONCE,
            day is None,
            far,
            day or Decimal(0),
            row.places[0],
            reading.kind is not ReadingKind.CORRECTED,
            -(day or Decimal(0) if read is None else read),
            -row.places[1],
        )

    return order
