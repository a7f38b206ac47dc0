"""Diagnoses in sentences: name, grade, stage, and what else was considered."""

from collections.abc import Iterator

from casereports.clinical.facts.diagnosis import (
    Diagnosis,
    DiagnosisRole,
    DiagnosisStatus,
    Exclusion,
    Grade,
    Stage,
)
from casereports.clinical.wording import listed
from casereports.manuscript.compose.table import aside, said
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.within import within


def principal(teller: Teller) -> Diagnosis | None:
    """Returns the diagnosis that the case is about: the last principal one that stands."""
    standing = [
        row
        for row in teller.facts.diagnoses
        if row.role is DiagnosisRole.PRINCIPAL
        and row.status not in (DiagnosisStatus.REVISED, DiagnosisStatus.EXCLUDED)
    ]
    final = [row for row in standing if row.status is DiagnosisStatus.FINAL]
    return next(reversed(final or standing), None)


def _principal_name(teller: Teller, _row: object) -> str:
    found = principal(teller)
    return within(found.name) if found else ""


def _system(row: Grade | Stage) -> str:
    """Returns "WHO 2019", "UICC, 8th edition"."""
    return said(row.system, row.edition, by=" " if row.edition.isdigit() else ", ")


def _grade(_teller: Teller, grade: Grade) -> str:
    return grade.grade


def _grade_in_full(_teller: Teller, grade: Grade) -> str:
    return grade.grade + aside(_system(grade))


def _stage(_teller: Teller, stage: Stage) -> str:
    """Returns "cT3N1M1" or "stage IV", the classes before the group."""
    prefix = stage.kind.value if stage.kind else ""
    tnm = "".join(filter(None, (stage.t, stage.n, stage.m)))
    apart = "" if stage.modifiers.startswith("(") else " "
    classes = said(f"{prefix}{tnm}", stage.modifiers, by=apart) if tnm else ""
    return said(classes, f"stage {stage.group}" if stage.group else "")


def _stage_in_full(teller: Teller, stage: Stage) -> str:
    return _stage(teller, stage) + aside(_system(stage))


def _first_grade(teller: Teller, _row: object) -> str:
    return next((row.grade for row in _grades(teller)), "")


def _grades(teller: Teller) -> Iterator[Grade]:
    found = principal(teller)
    yield from found.grades if found else ()


def _first_stage(teller: Teller, _row: object) -> str:
    found = principal(teller)
    return next((_stage(teller, row) for row in found.stages), "") if found else ""


def _considered(teller: Teller, _row: object) -> str:
    return listed(row.name for row in teller.facts.differentials)


def _ruled_out(teller: Teller, _row: object) -> str:
    return listed(
        (row.name for row in teller.facts.differentials if row.state is Exclusion.EXCLUDED), "or"
    )


def _secondary(teller: Teller, _row: object) -> str:
    roles = (DiagnosisRole.SECONDARY, DiagnosisRole.COMORBIDITY)
    return listed(row.name for row in teller.facts.diagnoses if row.role in roles)


def _basis(_teller: Teller, diagnosis: Diagnosis) -> str:
    return listed(item.basis.label for item in diagnosis.basis)


PRINCIPAL = (
    Form("", "the diagnosis that the case is about", _principal_name),
    Form("secondary", "the secondary diagnoses and comorbidities", _secondary),
)
DIAGNOSIS = (
    Form("", "the name", lambda _teller, row: within(row.name)),
    Form("basis", "what it rests on", _basis),
)
GRADE = (
    Form("", "the grade", _grade),
    Form("full", "the grade with its system and edition", _grade_in_full),
    Form("argument", "why it is this grade", lambda _teller, row: row.argument.removesuffix(".")),
)
STAGE = (
    Form("", "the classes and the group", _stage),
    Form("full", "the stage with its system and edition", _stage_in_full),
)
FIRST_GRADE = (Form("", "the grade of the diagnosis that the case is about", _first_grade),)
FIRST_STAGE = (Form("", "the stage of the diagnosis that the case is about", _first_stage),)
DDX = (
    Form("", "all diagnoses that were considered", _considered),
    Form("excluded", "those that were excluded, joined by “or”", _ruled_out),
)
