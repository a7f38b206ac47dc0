"""Measurements: laboratory, vital signs, scores, grades, and measures of studies and tests."""

from collections.abc import Iterator

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.diagnosis import Diagnosis
from casereports.clinical.facts.examination import ExamFinding, ExamState, Score, Sign, VitalSign
from casereports.clinical.facts.imaging import FunctionalTest, ImagingStudy, Measurement
from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.facts.treatment import Treatment
from casereports.clinical.quantities import Quantity
from casereports.clinical.values import Term, label
from casereports.clinical.wording.quantity import printed_quantity
from casereports.renderers.phenopacket.laboratory import grouped, laboratory, microbiology
from casereports.renderers.phenopacket.message import Message, known, message, sentence
from casereports.renderers.phenopacket.quantities import quantity
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import words
from casereports.renderers.phenopacket.values import in_words, number, together


def measurements(scope: Scope) -> list[Message]:
    """Returns everything that was measured or tested, as far as it has a result."""
    facts = scope.facts
    return known(
        (
            *(laboratory(row, scope) for row in facts.labs),
            *(one for row in facts.lab_groups for one in grouped(row, scope)),
            *(microbiology(row, scope) for row in facts.microbiology),
            *(_sign(row, scope) for row in facts.vital_signs),
            *(_score(row, scope) for row in facts.scores),
            *(_normal(row, scope) for row in facts.examination if row.state is ExamState.NORMAL),
            *(one for row in facts.diagnoses for one in _grades(row, scope)),
            *_measured(scope),
        )
    )


def measure(row: Measurement, scope: Scope, of: str = "") -> Message | None:
    """Returns a named measure of a study, test, procedure or reading."""
    value = _pressure(row.value, row.diastolic, row.mean) if row.diastolic or row.mean else None
    if value is None:
        value = number(row.value, row.reference) or in_words(row.grade or label(row.flag))
    return value and message(
        description=sentence(of, row.site, row.condition, label(row.flag) if row.value else ""),
        assay=words(row.name),
        **value,
        timeObserved=scope.when(row.when),
    )


def _sign(row: VitalSign, scope: Scope) -> Message | None:
    value = _pressure(row.value, row.diastolic, row.mean) if row.diastolic or row.mean else None
    if value is None:
        told = "not measurable" if row.not_measurable else label(row.flag)
        value = number(row.value) or in_words(told)
    return value and message(
        description=sentence(row.site, row.condition, label(row.flag) if row.value else ""),
        assay=words(row.name if row.sign is Sign.OTHER else row.sign.label),
        **value,
        timeObserved=scope.when(row.when),
    )


def _pressure(
    systolic: Quantity | None, diastolic: Quantity | None, mean: Quantity | None
) -> Message | None:
    """Returns a pressure of several numbers, in words where one of them is not exact."""
    parts = {"systolic": systolic, "diastolic": diastolic, "mean": mean}
    given = {name: part for name, part in parts.items() if part is not None}
    told = {name: quantity(part) for name, part in given.items()}
    if all(told.values()):
        return together(told)
    return in_words("; ".join(f"{name} {printed_quantity(part)}" for name, part in given.items()))


def _score(row: Score, scope: Scope) -> Message | None:
    value = number(row.value) or in_words(row.grade)
    return value and message(
        description=sentence(
            row.interpretation,
            row.grade if row.value else "",
            "" if row.maximum is None else f"out of {row.maximum}",
        ),
        assay=words(f"{row.instrument} {row.version}"),
        **value,
        timeObserved=scope.when(row.when),
    )


def _normal(row: ExamFinding, scope: Scope) -> Message | None:
    """Returns what was examined and normal: no feature of the patient, but a result."""
    value = in_words(Flag.NORMAL.label)
    return value and message(
        description=sentence(row.site, row.detail),
        assay=words(row.finding),
        **value,
        timeObserved=scope.when(row.when),
    )


def _grades(diagnosis: Diagnosis, scope: Scope) -> Iterator[Message | None]:
    for row in diagnosis.grades:
        value = in_words(row.grade)
        yield value and message(
            description=sentence(diagnosis.name, row.components),
            assay=words(f"{row.system} {row.edition} grade"),
            **value,
            timeObserved=scope.when(row.when or diagnosis.when),
        )


def _measured(scope: Scope) -> Iterator[Message | None]:
    """Yields the measures of studies, tests, procedures and treatments, at the time of these."""
    facts = scope.facts
    studies = [row for row in facts.imaging if not row.not_done]
    tests = [row for row in facts.tests if not row.not_done]
    done = [row for row in facts.procedures if not row.not_done]
    yield from (one for row in studies for one in _below(row, row.modality, scope))
    yield from (one for row in tests for one in _below(row, row.kind, scope))
    yield from (one for row in done for one in _below(row, row.kind, scope))
    yield from (one for row in facts.treatments for one in _below(row, row.kind, scope))


def _below(
    row: ImagingStudy | FunctionalTest | Procedure | Treatment, kind: Term, scope: Scope
) -> Iterator[Message | None]:
    for each in row.measurements:
        timed = each if each.when else each.model_copy(update={"when": row.when})
        yield measure(timed, scope, row.name or kind.label)
