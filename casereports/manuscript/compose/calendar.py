"""On which day of the case a moment lies, as far as the record tells."""

from collections.abc import Mapping
from decimal import Decimal

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.outcome import EventKind
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.timing import (
    DAYS,
    Anchor,
    AtGestation,
    GestationalAge,
    Offset,
    Reference,
    Relation,
    TimeUnit,
    Timing,
    day_of,
)

#: The moments that are counted from, and the events of the course that tell when they were.
_EVENTS = {
    EventKind.ADMISSION: Reference.ADMISSION,
    EventKind.ARRIVAL: Reference.ARRIVAL,
    EventKind.ONSET: Reference.SYMPTOM_ONSET,
    EventKind.LAST_KNOWN_WELL: Reference.LAST_KNOWN_WELL,
    EventKind.INTENSIVE_CARE: Reference.ICU_ADMISSION,
    EventKind.DISCHARGE: Reference.DISCHARGE,
    EventKind.DEATH: Reference.DEATH,
}
#: So many times may each name the next; a longer chain is a circle.
LONGEST_CHAIN = 8


class Calendar:
    """Counts the days of a case from its index visit."""

    def __init__(self, facts: CaseFacts) -> None:
        self._patient = facts.patient
        self._rows = dict(all_rows(facts))
        self._moments: Mapping[Reference, Timing | None] = {
            _EVENTS[event.kind]: event.when
            for event in reversed(facts.events)
            if event.kind in _EVENTS
        }

    def day(self, when: Timing | None, chain: int = 0) -> Decimal | None:
        """Returns the days from the index visit, negative before it; None where unknowable."""
        day = day_of(when, self._patient.age, self._patient.index_reference)
        if day is not None or chain > LONGEST_CHAIN:
            return day
        match when:
            case Offset():
                start = self._named(when.event, chain)
                if start is None:
                    start = self.day(self._moments.get(when.reference), chain + 1)
                passed = day_of(when, index=when.reference)
                return None if start is None or passed is None else start + passed
            case Anchor():
                start = self._named(when.event, chain)
                return None if start is None else start + _distance(when)
            case AtGestation(postmenstrual=False) if self._patient.gestation:
                return _days(when.gestation) - _days(self._patient.gestation)
            case _:
                return None

    def _named(self, source: str, chain: int) -> Decimal | None:
        """Returns the day of the row that a time names."""
        return self.day(getattr(self._rows.get(source), "when", None), chain + 1)


def _days(gestation: GestationalAge) -> Decimal:
    return gestation.weeks * DAYS[TimeUnit.WEEK] + gestation.days


def _distance(anchor: Anchor) -> Decimal:
    if anchor.value is None or anchor.unit is None:
        return Decimal(0)
    sign = -1 if anchor.relation is Relation.BEFORE else 1
    return sign * anchor.value * DAYS[anchor.unit]
