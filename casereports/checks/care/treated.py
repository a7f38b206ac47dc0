"""Which treatment was given, when it began, and what came after it."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from textwrap import shorten
from typing import Protocol, TypeVar

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.labs import Point
from casereports.clinical.facts.outcome import Outcome
from casereports.clinical.facts.sources import source_of
from casereports.clinical.facts.treatment import Treatment, TreatmentStatus
from casereports.clinical.sentences import Sentence, _, own
from casereports.clinical.timing import (
    Anchor,
    Direction,
    Offset,
    Reference,
    Relation,
    Timing,
    day_of,
)
from casereports.clinical.values import Value

_NOT_GIVEN = (
    TreatmentStatus.PLANNED,
    TreatmentStatus.PLANNED_NOT_GIVEN,
    TreatmentStatus.DECLINED,
    TreatmentStatus.JUDGED_UNSUITABLE,
)
_REFERENCES_OF_CARE = (
    Reference.TREATMENT_START,
    Reference.TREATMENT_END,
    Reference.SURGERY,
    Reference.TRANSPLANT,
    Reference.DISCHARGE,
)
_POINTS_OF_CARE = (Point.DURING_TREATMENT, Point.AFTER_TREATMENT, Point.FOLLOW_UP)
_FROM_THEN_ON = (Relation.AFTER, Relation.SINCE, Relation.DURING)
_WORDS_OF_CARE = (
    "chemo", "cycle", "discharge", "dose", "follow-up", "operation", "radiotherapy",
    "resection", "surgery", "therapy", "transplant", "treatment",
)  # fmt: skip
#: Tests, and all that tells how the patient is.
TESTS = frozenset(
    {
        "lab",
        "labgroup",
        "micro",
        "molecular",
        "procedure",
        "reading",
        "response",
        "score",
        "study",
        "test",
    }
)
LOOKS = TESTS | {"event", "exam", "outcome", "sign"}


class Timed(Value):
    """A row of any table with its time."""

    noun: str
    source: str
    text: Sentence
    when: Timing | None
    point: Point | None = None


def given(facts: CaseFacts) -> tuple[Treatment, ...]:
    """Returns the treatments that were given, or are not said not to have been."""
    return tuple(row for row in facts.treatments if row.status not in _NOT_GIVEN)


def drug_names(treatment: Treatment) -> tuple[str, ...]:
    """Returns every name that a treatment's drugs go by."""
    return tuple(
        name
        for agent in treatment.agents
        for name in (agent.inn, agent.synonym, agent.brand)
        if name
    )


def is_after_treatment(row: Timed, facts: CaseFacts) -> bool:
    """Tells whether a row surely lies after treatment began; what can't be placed does not."""
    if not given(facts):
        return False
    if row.point in _POINTS_OF_CARE:
        return True
    day, start = day_of(row.when, facts.patient.age), first_day(facts)
    if day is not None and start is not None:
        return day > start
    match row.when:
        case Offset(direction=Direction.AFTER):
            return row.when.value > 0 and _counts_from_care(row.when, facts)
        case Anchor() if row.when.relation in _FROM_THEN_ON:
            return _hangs_on_care(row.when, facts)
        case _:
            return False


def first_day(facts: CaseFacts) -> Decimal | None:
    """Returns the day on which the first treatment began, where it is known."""
    times: list[Timing | None] = []
    for row in given(facts):
        times += [row.when, *(agent.when for agent in row.agents)]
        times += [course.when for course in row.radiotherapy]
    days = (day_of(when, facts.patient.age) for when in times)
    return min((day for day in days if day is not None), default=None)


def _counts_from_care(when: Offset, facts: CaseFacts) -> bool:
    if when.event:
        return when.event in _sources_of_care(facts)
    return when.reference in _REFERENCES_OF_CARE


def _hangs_on_care(when: Anchor, facts: CaseFacts) -> bool:
    if when.event:
        return when.event in _sources_of_care(facts)
    phrase = when.anchor.casefold()
    names = (name.casefold() for row in given(facts) for name in (row.name, *drug_names(row)))
    return any(word in phrase for word in (*_WORDS_OF_CARE, *names))


def _sources_of_care(facts: CaseFacts) -> set[str]:
    sources = set()
    for row in given(facts):
        sources.add(f"treatment:{row.key}")
        sources.update(source_of(agent, row) for agent in row.agents)
        if row.procedure:
            sources.add(f"procedure:{row.procedure}")
    return sources


class _Row(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def when(self) -> Timing | None: ...


_R = TypeVar("_R", bound=_Row)


def _named_so(name: str) -> Sentence:
    return own(name) if name else _("a row without a name")


def _named(noun: str, rows: Iterable[_R], name: Callable[[_R], str]) -> Iterator[Timed]:
    for row in rows:
        yield Timed(noun=noun, source=f"{noun}:{row.key}", text=_named_so(name(row)), when=row.when)


def rows_in_time(facts: CaseFacts) -> tuple[Timed, ...]:
    """Returns all rows that can carry a time, treatment's own procedures told as treatment."""
    operations = {row.procedure for row in given(facts)}
    tests = [row for row in facts.procedures if row.key not in operations]
    return (
        *_named("complaint", facts.complaints, lambda row: row.name),
        *_named("history", facts.history, lambda row: row.name),
        *_named("intervention", facts.past_interventions, lambda row: row.name),
        *_named("sign", facts.vital_signs, lambda row: row.sign),
        *_named("score", facts.scores, lambda row: row.instrument),
        *_named("exam", facts.examination, lambda row: row.finding),
        *_labs(facts),
        *_named("labgroup", facts.lab_groups, lambda row: row.name),
        *_named("micro", facts.microbiology, lambda row: row.specimen),
        *_named("study", facts.imaging, lambda row: row.name or row.modality),
        *_named("test", facts.tests, lambda row: row.name or row.kind),
        *_named("procedure", tests, lambda row: row.name or row.kind),
        *_named("reading", facts.readings, lambda row: row.kind),
        *_named("molecular", facts.molecular, lambda row: row.gene or row.panel),
        *_named("diagnosis", facts.diagnoses, lambda row: row.name),
        *_named("treatment", given(facts), lambda row: row.name),
        *_of_treatment(facts),
        *_named("harm", facts.adverse_events, lambda row: row.name),
        *_named("event", facts.events, lambda row: row.name),
        *_named("outcome", facts.outcomes, _outcome_words),
    )


def outcomes_told(facts: CaseFacts) -> tuple[Timed, ...]:
    """Returns the outcomes and responses, by their words."""
    responses = [row for row in _of_treatment(facts) if row.noun == "response"]
    return (*_named("outcome", facts.outcomes, _outcome_words), *responses)


def _outcome_words(row: Outcome) -> str:
    if row.state:
        return row.state
    return shorten(row.finding or row.symptom or row.instrument or row.grade, 80)


def _labs(facts: CaseFacts) -> Iterator[Timed]:
    for row in facts.labs:
        yield Timed(
            noun="lab",
            source=f"lab:{row.key}",
            text=own(row.analyte),
            when=row.when,
            point=row.point,
        )


def _of_treatment(facts: CaseFacts) -> Iterator[Timed]:
    for treatment in given(facts):
        yield from _named("agent", treatment.agents, lambda row: row.inn)
        yield from _named("change", treatment.changes, lambda row: row.kind)
        yield from _named("response", treatment.responses, lambda row: row.category)
