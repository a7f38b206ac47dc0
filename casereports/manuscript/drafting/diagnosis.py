"""The diagnosis: how it was reached and revised, its grade with the argument, its stage."""

import re
from collections.abc import Iterator

from casereports.clinical.facts.diagnosis import (
    Certainty,
    Diagnosis,
    DiagnosisRole,
    DiagnosisStatus,
    Grade,
    Stage,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import article, bracket, of_something, the, words
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.scribe import Quoted, Scribe
from casereports.manuscript.quoting.diagnoses import principal

_PROLIFERATION = re.compile(r"ki-?67|mitos|mitotic|neuroendocrine", re.IGNORECASE)
_ROLES = {
    DiagnosisRole.SECONDARY: ("A secondary diagnosis was", "Secondary diagnoses were"),
    DiagnosisRole.COMPLICATION: ("A complication was", "Complications were"),
    DiagnosisRole.COMORBIDITY: ("A comorbidity was", "Comorbidities were"),
    DiagnosisRole.INCIDENTAL: ("An incidental finding was", "Incidental findings were"),
    DiagnosisRole.CAUSE_OF_DEATH: ("The cause of death was", "The causes of death were"),
}


def diagnosis(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the first impression, the diagnosis that stands, and what else was diagnosed."""
    return (
        (*_revised(scribe), *_principal(scribe), *_graded(scribe)),
        tuple(_others(scribe)),
    )


def _revised(scribe: Scribe) -> Iterator[Sentence]:
    """Yields the diagnoses that were given up."""
    standing = principal(scribe.teller)
    for row in scribe.facts.diagnoses:
        if row.role is not DiagnosisRole.PRINCIPAL or (standing and row.key == standing.key):
            continue
        quoted = scribe.row(row)
        by = f" by {quoted('by_whom')}" if row.by_whom else ""
        when = f" {quoted('when')}" if row.when else ""
        if row.status is DiagnosisStatus.EXCLUDED:
            yield scribe.sentence(f"{quoted()} was excluded{when}")
        elif row.status is DiagnosisStatus.REVISED:
            based = _basis(quoted)
            yield scribe.sentence(
                f"The initial diagnosis{by}{when}{based} was {article(quoted.prints())}{quoted()}"
            )


def _basis(quoted: Quoted) -> str:
    return f", based on {quoted('basis')}," if quoted("basis") else ""


def principal_sentence(scribe: Scribe) -> Sentence | None:
    """Returns the diagnosis that the case is about, with its site and spread."""
    row = principal(scribe.teller)
    if row is None:
        return None
    quoted = scribe.row(row)
    settled = row.status is DiagnosisStatus.FINAL
    kind = "final diagnosis" if settled else f"{row.status.value} diagnosis"
    name = scribe.whole("diagnosis")
    spread = f" with metastases to {quoted('metastases')}" if _spread_untold(row) else ""
    extent = f" extending to {quoted('extent')}" if row.extent else ""
    aside = bracket(_place(quoted, row), quoted("subtype"))
    certainty, criteria = quoted("certainty"), ""
    if row.criteria:
        criteria = (
            f", {words(certainty, 'according to')} {_the_system(row.criteria)}{quoted('criteria')}"
        )
    elif row.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE):
        criteria = f", held {certainty}"
    text = f"The {kind} was {article(quoted.prints())}{name}{aside}{extent}{spread}{criteria}"
    return scribe.sentence(text, quoted.source)


def _place(quoted: Quoted, row: Diagnosis) -> str:
    """Returns the site, unless the name tells it."""
    name = row.name.casefold()
    site = set(row.site.casefold().split()) - {"space", "of", "the", "region"}
    told = bool(row.site) and (row.site.casefold() in name or site <= set(name.split()))
    side = "" if row.laterality and row.laterality.value in name else quoted("laterality")
    return side if told else words(side, quoted("site"))


def _spread_untold(row: Diagnosis) -> bool:
    return bool(row.metastases) and "metasta" not in row.name.casefold()


def _the_system(system: str) -> str:
    named = ("classification", "criteria", "system", "guideline", "definition")
    return "the " if any(word in system for word in named) and not the(system) else the(system)


def _principal(scribe: Scribe) -> Iterator[Sentence]:
    row = principal(scribe.teller)
    first = principal_sentence(scribe)
    if row is None or first is None:
        return
    yield first
    quoted = scribe.row(row)
    when = f" {quoted('when')}" if row.when and not is_beginning(row) else ""
    by = f" by {quoted('by_whom')}" if row.by_whom else ""
    on = quoted("basis")
    rested = f" on the basis of {on}" if on else ""
    if row.revision_reason:
        an_of = "the " if of_something(row.revision_reason) else ""
        rested = f" on the basis of {an_of}{quoted('revision_reason')}"
    if when or by or rested:
        yield scribe.sentence(f"It was made{by}{when}{rested}", quoted.source)


def _graded(scribe: Scribe) -> Iterator[Sentence]:
    row = principal(scribe.teller)
    if row is None:
        return
    for grade in row.grades:
        yield _grade(scribe, row, grade)
        if grade.argument:
            yield scribe.sentence(scribe.row(grade)("argument"))
    for stage in row.stages:
        yield scribe.sentence(_stage(scribe.row(stage), stage))


def _grade(scribe: Scribe, row: Diagnosis, grade: Grade) -> Sentence:
    """Returns the grade with its system and the numbers that it rests on."""
    quoted = scribe.row(grade)
    by = ", by analogy," if grade.by_analogy else ""
    told = f"{row.name} {grade.components} {grade.argument}"
    rests = ""
    if _PROLIFERATION.search(told):
        index, mitoses = scribe.whole("ki67"), _mitoses(scribe)
        numbers = [
            f"a Ki-67 index of {index}" if index else "",
            f"a mitotic count of {mitoses}" if mitoses else "",
        ]
        rests = f", on the basis of {scribe.listed(numbers)}" if any(numbers) else ""
    components = "" if rests else bracket(quoted("components"))
    sources = [
        scribe.row(reading).source
        for reading in scribe.facts.readings
        if rests and (reading.ki67 or reading.mitoses)
    ]
    subject = "The tumour was graded" if rests else "The grade was"
    told = f"{subject} {quoted()}{by}{_by_system(quoted, grade)}{rests}{components}"
    return scribe.sentence(told, *sources)


def _mitoses(scribe: Scribe) -> str:
    counted = any(reading.mitoses for reading in scribe.facts.readings)
    return scribe.whole("mitoses") if counted else ""


def _by_system(quoted: Quoted, row: Grade | Stage) -> str:
    apart = " " if row.edition.isdigit() else ", "
    edition = f"{apart}{quoted('edition')}" if row.edition else ""
    return f" according to {_the_system(row.system)}{quoted('system')}{edition}"


def _stage(quoted: Quoted, row: Stage) -> str:
    if row.t or row.n or row.m:
        return f"The stage was {quoted('full')}"
    return f"The stage was {quoted('group')}{_by_system(quoted, row)}"


def _others(scribe: Scribe) -> Iterator[Sentence]:
    """Yields secondary diagnoses, complications, comorbidities and the like."""
    for role, (one, several) in _ROLES.items():
        rows = [
            row
            for row in scribe.facts.diagnoses
            if row.role is role
            and row.status not in (DiagnosisStatus.EXCLUDED, DiagnosisStatus.REVISED)
        ]
        if rows:
            named = scribe.listed(_other(scribe, row) for row in rows)
            yield scribe.sentence(f"{several if len(rows) > 1 else one} {named}")


def _other(scribe: Scribe, row: Diagnosis) -> str:
    quoted = scribe.row(row)
    grades = [scribe.row(grade) for grade in row.grades]
    stages = [scribe.row(stage) for stage in row.stages]
    classes = [words(one("system"), one()) for one in (*grades, *stages)]
    when = "" if is_beginning(row) else quoted("when")
    named = article(quoted.prints()) + quoted()
    return named + bracket(_place(quoted, row), *classes, when)
