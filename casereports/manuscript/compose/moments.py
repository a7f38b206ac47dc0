"""What happened, in a few words and in lanes, on its days: what the timeline figure is drawn of.

The timeline table says the same at length. Single laboratory values and signs are left out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from casereports.clinical.facts.agents import Agent
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.diagnosis import DiagnosisStatus
from casereports.clinical.facts.presentation import HistoryKind
from casereports.clinical.facts.procedure import LOOKING, Intent, Procedure
from casereports.clinical.facts.sources import source_of
from casereports.clinical.facts.treatment import RadiationCourse, Treatment, TreatmentStatus
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import RowValue, label
from casereports.figures.plots.timeline import LaneKind
from casereports.manuscript.compose.happenings import NOT_GIVEN, onset, outcome_words
from casereports.manuscript.compose.harms import grade
from casereports.manuscript.compose.imaging import study_name
from casereports.manuscript.compose.microbiology import finding, method, specimen
from casereports.manuscript.compose.molecular import found, tested
from casereports.manuscript.compose.table import aside, led, said

#: What a finding may add to the name of its test, in characters.
_BRIEF = 48
_LEADS = {HistoryKind.ALLERGY: "allergy to ", HistoryKind.EXPOSURE: "exposure: "}


class Told(NamedTuple):
    """Something that happened, in a few words; ``is_ongoing`` says that it had no end."""

    lane: LaneKind
    words: str
    source: str
    when: Timing | None
    until: Timing | None = None
    lasting: Duration | None = None
    is_ongoing: bool = False


def told_moments(facts: CaseFacts) -> Iterator[Told]:
    """Yields all that has a time, in the order of the record."""
    for tell in (_history, _symptoms, _tests, _looking, _given, _outcomes):
        for told in tell(facts):
            if told.when is not None or told.until is not None:
                yield told


def _history(facts: CaseFacts) -> Iterator[Told]:
    for entry in facts.history:
        if entry.presence is not Presence.ABSENT and entry.relative is None:
            words = _LEADS.get(entry.kind, "") + entry.name
            yield _row(LaneKind.HISTORY, words, entry)
    for past in facts.past_interventions:
        yield _row(LaneKind.HISTORY, past.name, past)
    for child in facts.newborns:
        name = child.name or label(child.sex) or "child"
        yield _row(LaneKind.OUTCOME, f"birth: {name}", child)


def _symptoms(facts: CaseFacts) -> Iterator[Told]:
    for complaint in facts.complaints:
        if complaint.presence is Presence.ABSENT:
            continue
        words = complaint.name + aside(said(complaint.site, label(complaint.laterality)))
        told = _row(LaneKind.SYMPTOMS, words, complaint)
        yield told._replace(when=onset(complaint))


def _tests(facts: CaseFacts) -> Iterator[Told]:
    for study in facts.imaging:
        if not study.not_done:
            yield _row(LaneKind.TESTS, _with(study_name(study), study.impression), study)
    for test in facts.tests:
        if not test.not_done:
            name = test.name or test.kind.label
            yield _row(LaneKind.TESTS, _with(name, test.impression), test)
    yield from _pathology(facts)
    for diagnosis in facts.diagnoses:
        final = diagnosis.status is DiagnosisStatus.FINAL
        words = f"diagnosis: {diagnosis.name}{aside('' if final else label(diagnosis.status))}"
        yield _row(LaneKind.TESTS, words, diagnosis)


def _pathology(facts: CaseFacts) -> Iterator[Told]:
    for search in facts.microbiology:
        name = said(specimen(search), method(search))
        yield _row(LaneKind.TESTS, _with(name, finding(search, by=", ")), search)
    for sample in facts.specimens:
        if not sample.procedure:
            yield _row(LaneKind.TESTS, said(sample.kind.label, sample.site), sample)
        for reading in sample.readings:
            yield _row(LaneKind.TESTS, _with("pathology", reading.diagnosis), reading)
    for change in facts.molecular:
        yield _row(LaneKind.TESTS, _with(tested(change), found(change)), change)


def _looking(facts: CaseFacts) -> Iterator[Told]:
    for procedure in facts.procedures:
        if not procedure.not_done and _looks(procedure):
            yield _done(LaneKind.TESTS, procedure)


def procedure_moments(facts: CaseFacts) -> Iterator[Told]:
    """Yields the operations and interventions that treated."""
    for procedure in facts.procedures:
        if not procedure.not_done and not _looks(procedure):
            yield _done(LaneKind.TREATMENT, procedure)


def _looks(procedure: Procedure) -> bool:
    return procedure.kind in LOOKING or procedure.intent is Intent.DIAGNOSTIC


def _done(lane: LaneKind, procedure: Procedure) -> Told:
    """Returns a procedure at its time: it lasts hours, which no axis of days shows."""
    return _row(lane, _procedure(procedure), procedure)._replace(lasting=None)


def _procedure(procedure: Procedure) -> str:
    name = procedure.name or procedure.kind.label
    return name + aside("" if procedure.site in name else procedure.site)


def treatment_moments(facts: CaseFacts) -> Iterator[Told]:
    """Yields treatments that were given, and their parts that have a time of their own."""
    dated = {procedure.key for procedure in facts.procedures if procedure.when}
    for treatment in facts.treatments:
        if treatment.status in NOT_GIVEN or treatment.procedure in dated:
            continue
        if treatment.when is not None or treatment.until is not None:
            yield _row(LaneKind.TREATMENT, treatment.name, treatment, lasting=_length(treatment))
        parts: list[tuple[str, Agent | RadiationCourse]]
        parts = [(agent.inn, agent) for agent in treatment.agents]
        parts += [(f"radiation to {one.target}", one) for one in treatment.radiotherapy]
        for words, part in parts:
            if treatment.when is None or part.when not in (None, treatment.when):
                told = _row(LaneKind.TREATMENT, words, part, treatment)
                yield told._replace(is_ongoing=told.is_ongoing or _is_ongoing(treatment))


def _given(facts: CaseFacts) -> Iterator[Told]:
    yield from procedure_moments(facts)
    yield from treatment_moments(facts)
    for treatment in facts.treatments:
        for change in treatment.changes:
            named = change.agent or treatment.name
            yield _row(LaneKind.TREATMENT, f"{named}: {change.kind.label}", change, treatment)


def _length(treatment: Treatment) -> Duration | None:
    """Returns how long a treatment was given, counted in cycles where these are told."""
    length, cycles = treatment.cycle_length, treatment.cycles_given
    if treatment.duration or not (length and cycles):
        return treatment.duration
    whole = {"value": length.value * cycles.value, "high": None}
    return length.model_copy(update=whole)


def _outcomes(facts: CaseFacts) -> Iterator[Told]:
    for treatment in facts.treatments:
        for response in treatment.responses:
            yield _row(LaneKind.OUTCOME, response.category.label, response, treatment)
    for harm in facts.adverse_events:
        yield _row(LaneKind.OUTCOME, said(harm.name, led("grade ", grade(harm))), harm)
    for event in facts.events:
        yield _row(LaneKind.OUTCOME, event.name, event)
    for outcome in facts.outcomes:
        yield _row(LaneKind.OUTCOME, outcome_words(outcome), outcome)


def _with(name: str, shown: str) -> str:
    """Returns a test with what it showed, if that is said in few words."""
    return f"{name}: {shown}" if shown and len(shown) <= _BRIEF else name


def _row(
    lane: LaneKind,
    words: str,
    row: RowValue,
    parent: RowValue | None = None,
    lasting: Duration | None = None,
) -> Told:
    return Told(
        lane=lane,
        words=words,
        source=source_of(row, parent),
        when=getattr(row, "when", None),
        until=getattr(row, "until", None),
        lasting=lasting or getattr(row, "duration", None),
        is_ongoing=isinstance(row, Treatment) and _is_ongoing(row),
    )


def _is_ongoing(treatment: Treatment) -> bool:
    return treatment.status is TreatmentStatus.ONGOING and treatment.until is None
