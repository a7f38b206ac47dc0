"""A case as one row of a table, for a data manager's spreadsheet.

Cells are the record's own words and numbers; what is not recorded is an empty cell.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Final

from casereports.clinical.diagnosed import principal
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import Stage
from casereports.clinical.facts.outcome import DEATHS, EventKind, OutcomeState
from casereports.clinical.timing import DAYS, Age, TimeUnit
from casereports.clinical.values import label
from casereports.clinical.wording.age import printed_age
from casereports.clinical.wording.number import printed_number
from casereports.clinical.wording.timing import printed_duration, printed_timing

#: The columns of a case, in order. Files are compared by these names: they are never changed.
COLUMNS: Final = (
    "title",
    "journal",
    "language",
    "doi",
    "keywords",
    "age_years",
    "age",
    "sex",
    "principal_diagnosis",
    "diagnosis_status",
    "site",
    "codes",
    "grade",
    "stage",
    "ki67_percent",
    "diagnoses",
    "differentials",
    "complaints",
    "labs",
    "microbiology",
    "imaging_studies",
    "functional_tests",
    "procedures",
    "specimens",
    "molecular_findings",
    "treatments",
    "adverse_events",
    "outcome",
    "outcome_time",
    "died",
    "follow_up",
    "consent",
    "consent_form",
    "ethics",
    "figures",
    "panels",
    "plots",
    "references",
    "authors",
)
_COUNTED = {
    "diagnoses": "diagnoses",
    "differentials": "differentials",
    "complaints": "complaints",
    "labs": "labs",
    "microbiology": "microbiology",
    "imaging_studies": "imaging",
    "functional_tests": "tests",
    "procedures": "procedures",
    "specimens": "specimens",
    "molecular_findings": "molecular",
    "treatments": "treatments",
    "adverse_events": "adverse_events",
    "figures": "figures",
    "plots": "plots",
    "references": "references",
    "authors": "authors",
}
_BETWEEN = ", "
#: What a spreadsheet takes for a formula, at the start of a cell or behind a semicolon, by which
#: a spreadsheet of another language may part the line anew.
_FORMULA = re.compile(r'(^|;\s*"*\s*)(?=[=+\-@＝＋－＠])')


def case_row(facts: CaseFacts) -> Mapping[str, str]:
    """Returns a case's cells by column, in the order of ``COLUMNS``, safe for a spreadsheet."""
    told = {**_paper(facts), **_patient(facts), **_diagnosis(facts), **_course(facts)}
    told |= {column: str(len(getattr(facts, table))) for column, table in _COUNTED.items()}
    told |= {"panels": str(sum(len(figure.panels) for figure in facts.figures))}
    return {column: safe_cell(told.get(column, "")) for column in COLUMNS}


def csv_text(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """Returns rows as CSV (RFC 4180) under their columns; a byte order mark is the caller's.

    Every cell is made safe, also one that a caller adds. Raises ``ValueError`` for a row with a
    column that is not among ``columns``.
    """
    written = StringIO(newline="")
    table = csv.DictWriter(written, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: safe_cell(cell) for name, cell in row.items()} for row in rows)
    return written.getvalue()


def safe_cell(text: str) -> str:
    """Returns a cell on one line that no spreadsheet computes: "=1+1" becomes "'=1+1".

    What is safe already stays as it is.
    """
    return _FORMULA.sub(r"\1'", " ".join(text.split()))


def _paper(facts: CaseFacts) -> dict[str, str]:
    paper = facts.paper
    return {
        "title": paper.title,
        "journal": paper.journal,
        "language": paper.language,
        "doi": paper.doi,
        "keywords": _BETWEEN.join(paper.keywords),
    }


def _patient(facts: CaseFacts) -> dict[str, str]:
    age = facts.patient.age
    return {
        "age_years": "" if age is None else _years(age),
        "age": "" if age is None else printed_age(age),
        "sex": label(facts.patient.sex),
    }


def _years(age: Age) -> str:
    """Returns completed years, or nothing where only a decade is told."""
    if age.decade is not None:
        return ""
    if age.years is None and age.months is None:
        return str(int(age.days_old / DAYS[TimeUnit.YEAR]))
    return str((age.years or 0) + (age.months or 0) // 12)


def _diagnosis(facts: CaseFacts) -> dict[str, str]:
    main = principal(facts)
    shares = [reading.ki67 for reading in facts.readings if reading.ki67 is not None]
    ki67 = {"ki67_percent": _BETWEEN.join(dict.fromkeys(map(printed_number, shares)))}
    if main is None:
        return ki67
    return {
        **ki67,
        "principal_diagnosis": main.name,
        "diagnosis_status": main.status.label,
        "site": main.site,
        "codes": _BETWEEN.join(f"{code.system.label} {code.code}" for code in main.codes),
        "grade": _BETWEEN.join(f"{each.grade} ({each.system})" for each in main.grades),
        "stage": _BETWEEN.join(map(_stage, main.stages)),
    }


def _stage(stage: Stage) -> str:
    """Returns a stage as one writes it: "AJCC 8 cT2bN2M0 IIIA"."""
    prefix = stage.kind.value if stage.kind and (stage.t or stage.n or stage.m) else ""
    tnm = f"{prefix}{stage.t}{stage.n}{stage.m}"
    return " ".join(filter(None, (stage.system, stage.edition, tnm, stage.group)))


def _course(facts: CaseFacts) -> dict[str, str]:
    states = [row for row in facts.outcomes if row.state is not None]
    last = next(reversed(states or facts.outcomes), None)
    lasted = facts.course.follow_up
    return {
        "outcome": "" if last is None else label(last.state) or last.finding,
        "outcome_time": printed_timing(last.when) if last and last.when else "",
        "died": _died(facts),
        "follow_up": printed_duration(lasted) if lasted else "",
        "consent": label(facts.consent.state) if facts.consent else "",
        "consent_form": label(facts.consent.form) if facts.consent else "",
        "ethics": label(facts.ethics.state) if facts.ethics else "",
    }


def _died(facts: CaseFacts) -> str:
    """Returns "yes" or "no"; nothing where no outcome tells."""
    died = any(row.kind is EventKind.DEATH for row in facts.events)
    if died or any(row.state in DEATHS or row.cause_of_death for row in facts.outcomes):
        return "yes"
    known = (row.state for row in facts.outcomes if row.state is not None)
    return "no" if any(state is not OutcomeState.LOST_TO_FOLLOW_UP for state in known) else ""
