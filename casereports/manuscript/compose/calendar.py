"""On which day of the case a moment lies, as far as the record tells."""

from collections.abc import Iterator
from decimal import Decimal

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import DiagnosisStatus
from casereports.clinical.facts.outcome import EventKind
from casereports.clinical.facts.procedure import ProcedureKind
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.facts.treatment import TreatmentKind
from casereports.clinical.timing import (
    DAYS,
    Anchor,
    AtCycle,
    AtGestation,
    GestationalAge,
    Offset,
    Reference,
    Relation,
    TimeUnit,
    Timing,
    day_of,
)
from casereports.manuscript.compose.happenings import onset

#: The moments that are counted from, and the rows that tell when they were.
_EVENTS = {
    EventKind.ADMISSION: Reference.ADMISSION,
    EventKind.ARRIVAL: Reference.ARRIVAL,
    EventKind.ONSET: Reference.SYMPTOM_ONSET,
    EventKind.LAST_KNOWN_WELL: Reference.LAST_KNOWN_WELL,
    EventKind.INTENSIVE_CARE: Reference.ICU_ADMISSION,
    EventKind.DISCHARGE: Reference.DISCHARGE,
    EventKind.DEATH: Reference.DEATH,
}
_PROCEDURES = {
    ProcedureKind.SURGERY: Reference.SURGERY,
    ProcedureKind.TRANSPLANTATION: Reference.TRANSPLANT,
    ProcedureKind.DELIVERY: Reference.DELIVERY,
}
#: So many times may each name the next; a longer chain is a circle.
LONGEST_CHAIN = 8
_SHORT = (TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR)


class Calendar:
    """Counts the days of a case from its index visit."""

    def __init__(self, facts: CaseFacts) -> None:
        self._patient = facts.patient
        self._rows = dict(all_rows(facts))
        told = [(kind, when) for kind, when in _moments(facts) if not _of_itself(kind, when)]
        kinds = [kind for kind, _when in told]
        self._moments = {kind: when for kind, when in told if kinds.count(kind) == 1}

    def day(self, when: Timing | None, chain: int = 0) -> Decimal | None:
        """Returns the days from the index visit, negative before it; None where unknowable."""
        day = day_of(when, self._patient.age, self._patient.index_reference)
        if day is not None:
            return day + _clock(when)
        if chain > LONGEST_CHAIN:
            return None
        match when:
            case Offset():
                start = self._named(when.event, chain)
                if start is None:
                    start = self.day(self._moments.get(when.reference), chain + 1)
                return None if start is None else start + distance(when)
            case Anchor():
                start = self._named(when.event, chain)
                return None if start is None else start + distance(when)
            case AtGestation(postmenstrual=False) if self._patient.gestation:
                return distance(when) - _days(self._patient.gestation)
            case _:
                return None

    def _named(self, source: str, chain: int) -> Decimal | None:
        """Returns the day of the row that a time names."""
        return self.day(getattr(self._rows.get(source), "when", None), chain + 1)


def _of_itself(kind: Reference, when: Timing | None) -> bool:
    """Tells whether a moment is only counted from itself: an admission "on admission"."""
    return isinstance(when, Offset) and when.reference is kind


def _moments(facts: CaseFacts) -> Iterator[tuple[Reference, Timing | None]]:
    """Yields what the rows tell of the moments that are counted from."""
    chief = [onset(complaint) for complaint in facts.complaints if complaint.chief]
    if chief:
        yield Reference.SYMPTOM_ONSET, chief[0]
    for event in facts.events:
        if event.kind in _EVENTS:
            yield _EVENTS[event.kind], event.when
    for procedure in facts.procedures:
        if procedure.kind in _PROCEDURES:
            yield _PROCEDURES[procedure.kind], procedure.when
    for treatment in facts.treatments:
        if treatment.kind is TreatmentKind.TRANSPLANT and not treatment.procedure:
            yield Reference.TRANSPLANT, treatment.when
    for diagnosis in facts.diagnoses:
        if diagnosis.status is DiagnosisStatus.FINAL:
            yield Reference.DIAGNOSIS, diagnosis.when


def counted_from(when: Timing) -> str:
    """Returns what a moment is counted from, so that moments counted alike can be ordered."""
    match when:
        case Offset():
            return f"{when.reference} {when.event}"
        case Anchor():
            return f"{when.anchor} {when.event}"
        case AtCycle():
            return f"cycle {when.event}"
        case _:
            return when.kind


def distance(when: Timing) -> Decimal:
    """Returns the days from what a moment is counted from, negative before it."""
    match when:
        case Offset():
            return (day_of(when, index=when.reference) or Decimal(0)) + _clock(when)
        case Anchor() if when.value is not None and when.unit is not None:
            sign = -1 if when.relation is Relation.BEFORE else 1
            return sign * when.value * DAYS[when.unit]
        case AtGestation():
            return _days(when.gestation)
        case AtCycle():
            return Decimal(1000 * when.cycle + (when.day or 0))
        case _:
            return Decimal(0)


def _days(gestation: GestationalAge) -> Decimal:
    return gestation.weeks * DAYS[TimeUnit.WEEK] + gestation.days


def _clock(when: Timing | None) -> Decimal:
    """Returns the part of a day that a time of day adds to whole days."""
    if not isinstance(when, Offset) or not when.clock or when.unit in _SHORT:
        return Decimal(0)
    hours, minutes = when.clock.split(":")
    return (Decimal(hours) + Decimal(minutes) / 60) / 24
