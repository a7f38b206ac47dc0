"""What happened in a case and has a time, in words: the rows of its timeline.

Single laboratory values, vital signs and signs are left to the tables that hold them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.diagnosis import Diagnosis, DiagnosisStatus
from casereports.clinical.facts.imaging import FunctionalTest, ImagingStudy
from casereports.clinical.facts.outcome import Outcome, OutcomeState
from casereports.clinical.facts.presentation import Complaint, Course, HistoryKind
from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.facts.sources import source_of
from casereports.clinical.facts.treatment import Treatment, TreatmentStatus
from casereports.clinical.quantities import Comparator
from casereports.clinical.timing import Direction, Offset, TimeUnit, Timing
from casereports.clinical.values import RowValue, label
from casereports.manuscript.compose.harms import grade
from casereports.manuscript.compose.imaging import absent, study_name
from casereports.manuscript.compose.measurement import measurements_words
from casereports.manuscript.compose.microbiology import finding, method, specimen
from casereports.manuscript.compose.molecular import found, tested
from casereports.manuscript.compose.printed import number, quantity
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.compose.treatment import change_words, response_words

#: What became of a treatment that the patient did not get.
NOT_GIVEN = (
    TreatmentStatus.PLANNED_NOT_GIVEN,
    TreatmentStatus.DECLINED,
    TreatmentStatus.DECLINED_BY_FAMILY,
    TreatmentStatus.JUDGED_UNSUITABLE,
    TreatmentStatus.PLANNED,
)
_LEADS = {
    HistoryKind.ALLERGY: "allergy to ",
    HistoryKind.MEDICATION: "medication: ",
    HistoryKind.EXPOSURE: "exposure: ",
}
_LONG = (TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR)


class Happening(NamedTuple):
    """Something that happened at a time, and the row that tells it."""

    when: Timing
    words: str
    source: str


def happenings(facts: CaseFacts) -> Iterator[Happening]:
    """Yields what happened, in the order of the record."""
    for told in (_before, _assessed, _treated, _went_on):
        for when, words, source in told(facts):
            if when is not None:
                yield Happening(when, words, source)


_Told = Iterator[tuple[Timing | None, str, str]]


def _at(row: RowValue, words: str, parent: RowValue | None = None) -> _Told:
    """Yields a row at its time, and its end where it has one."""
    source = source_of(row, parent)
    yield getattr(row, "when", None), words, source
    yield getattr(row, "until", None), f"end: {words}", source


def _before(facts: CaseFacts) -> _Told:
    for complaint in facts.complaints:
        if complaint.presence is not Presence.ABSENT:
            yield onset(complaint), _complaint(complaint), source_of(complaint)
    for entry in facts.history:
        if entry.presence is not Presence.ABSENT and entry.relative is None:
            name = _LEADS.get(entry.kind, "") + entry.name
            yield from _at(entry, name + aside(label(entry.state)))
    for past in facts.past_interventions:
        yield from _at(past, past.name + aside(past.indication, label(past.outcome)))
    for child in facts.newborns:
        name = child.name or label(child.sex) or "child"
        yield child.when, f"birth: {name}", source_of(child)


def onset(complaint: Complaint) -> Timing | None:
    """Returns when a complaint began: at its time, or as long before the visit as it lasted."""
    lasting = complaint.duration
    if complaint.when or lasting is None or complaint.course is Course.RESOLVED:
        return complaint.when
    if lasting.unit not in _LONG or lasting.comparator not in (None, Comparator.ABOUT):
        return None
    return Offset(
        kind="offset",
        value=lasting.value,
        high=lasting.high,
        unit=lasting.unit,
        direction=Direction.BEFORE,
        approximate=lasting.comparator is Comparator.ABOUT,
    )


def _complaint(complaint: Complaint) -> str:
    where = said(complaint.site, label(complaint.laterality))
    return f"onset: {complaint.name}{aside(where)}"


def _assessed(facts: CaseFacts) -> _Told:
    for study in facts.imaging:
        yield study.when, said(study_name(study), _shown(study), by=": "), source_of(study)
    for test in facts.tests:
        name = test.name or test.kind.label
        yield test.when, said(name, _shown(test), by=": "), source_of(test)
    for search in facts.microbiology:
        words = f"{specimen(search)}, {method(search)}: {finding(search, by=', ')}"
        yield search.when, words, source_of(search)
    for procedure in facts.procedures:
        yield procedure.when, _procedure(procedure), source_of(procedure)
    for sample in facts.specimens:
        if not sample.procedure:
            yield sample.when, said(sample.kind.label, sample.site), source_of(sample)
        for reading in sample.readings:
            words = said("pathology", reading.kind.label, by=", ")
            yield reading.when, said(words, reading.diagnosis, by=": "), source_of(reading)
    for change in facts.molecular:
        yield change.when, f"{tested(change)}: {found(change)}", source_of(change)
    for diagnosis in facts.diagnoses:
        yield diagnosis.when, _diagnosis(diagnosis), source_of(diagnosis)


def _shown(study: ImagingStudy | FunctionalTest) -> str:
    """Returns what a study showed, as short as the record has it."""
    if study.not_done:
        return f"not done ({study.not_done})"
    if study.impression:
        return study.impression
    lesions = study.lesions if isinstance(study, ImagingStudy) else ()
    seen = (
        said(lesion.site, label(lesion.laterality)) + aside(label(lesion.nature))
        for lesion in lesions
    )
    shown = said(label(study.result), *seen, *study.findings, by="; ")
    denied = said(*map(absent, study.negatives), by="; ")
    return shown or denied or said(*measurements_words(study.measurements), by="; ")


def _procedure(procedure: Procedure) -> str:
    name = procedure.name or procedure.kind.label
    where = said(procedure.site, label(procedure.laterality))
    if procedure.not_done:
        return f"{name} not done{aside(procedure.not_done)}"
    converted = "converted to open" if procedure.converted else ""
    approach = said(procedure.approach, converted)
    return said(name + aside(where, approach), said(*procedure.findings), by=": ")


def _diagnosis(diagnosis: Diagnosis) -> str:
    final = diagnosis.status is DiagnosisStatus.FINAL
    return f"diagnosis: {diagnosis.name}" + aside("" if final else label(diagnosis.status))


def _treated(facts: CaseFacts) -> _Told:
    dated = {procedure.key for procedure in facts.procedures if procedure.when}
    for treatment in facts.treatments:
        if treatment.procedure not in dated:
            yield from _at(treatment, treatment.name + aside(_fate(treatment)))
        yield from _inside(treatment)
    for event in facts.adverse_events:
        yield from _at(event, said(event.name, led("grade ", grade(event))))


def _fate(treatment: Treatment) -> str:
    """Returns what became of a treatment that was not given."""
    return label(treatment.status) if treatment.status in NOT_GIVEN else ""


def _inside(treatment: Treatment) -> _Told:
    name = treatment.name
    for agent in treatment.agents:
        yield from _at(agent, _part(name, agent.inn), treatment)
    for course in treatment.radiotherapy:
        yield from _at(course, _part(name, f"radiation to {course.target}"), treatment)
    for change in treatment.changes:
        undated = change.model_copy(update={"when": None, "until": None})
        yield from _at(change, _part(name, change_words(undated, name)), treatment)
    for response in treatment.responses:
        words = response_words(response.model_copy(update={"when": None}))
        yield response.when, _part(name, words), source_of(response, treatment)


def _part(name: str, words: str) -> str:
    """Returns "conditioning: etoposide"; a part of the treatment's own name stands alone."""
    return name if words.casefold() == name.casefold() else f"{name}: {words}"


def _went_on(facts: CaseFacts) -> _Told:
    for event in facts.events:
        place = "" if event.place in event.name else event.place
        yield from _at(event, said(event.name, place))
    for outcome in facts.outcomes:
        yield outcome.when, outcome_words(outcome), source_of(outcome)


def state_words(outcome: Outcome) -> str:
    """Returns the state; one who died of a cause that is told died of an established one."""
    if outcome.state is OutcomeState.DIED and outcome.cause_of_death:
        return "died"
    return label(outcome.state)


def outcome_words(outcome: Outcome) -> str:
    """Returns how the patient was, in the words of a table."""
    symptom = said(outcome.symptom, label(outcome.presence), by=" ")
    measured = said(outcome.instrument, quantity(outcome.value), outcome.grade, by=" ")
    return said(
        state_words(outcome),
        led("cause of death: ", outcome.cause_of_death),
        outcome.finding,
        symptom,
        measured,
        led("z-score ", number(outcome.z_score)),
        by="; ",
    )
