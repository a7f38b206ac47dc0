"""Which diagnosis a case comes down to, after all revisions."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import Diagnosis, DiagnosisRole, DiagnosisStatus

_GONE = (DiagnosisStatus.REVISED, DiagnosisStatus.EXCLUDED)


def replaced_by(facts: CaseFacts, diagnosis: Diagnosis) -> Diagnosis | None:
    """Returns the diagnosis that replaced another, where the record names it."""
    return next((row for row in facts.diagnoses if row.revises == diagnosis.key), None)


def stands(facts: CaseFacts, diagnosis: Diagnosis) -> bool:
    """Tells whether a diagnosis still stands: neither excluded nor revised."""
    return diagnosis.status not in _GONE and replaced_by(facts, diagnosis) is None


def principal(facts: CaseFacts) -> Diagnosis | None:
    """Returns the last principal diagnosis that stands, a final one before all others."""
    standing = [row for row in facts.diagnoses if stands(facts, row)]
    leading = [row for row in standing if row.role is DiagnosisRole.PRINCIPAL] or standing
    final = [row for row in leading if row.status is DiagnosisStatus.FINAL]
    return next(reversed(final or leading), None)
