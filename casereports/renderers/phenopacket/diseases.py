"""Diseases: diagnoses that were settled, and those that were considered and excluded."""

from casereports.clinical.diagnosed import principal, replaced_by, stands
from casereports.clinical.facts.diagnosis import (
    Diagnosis,
    DiagnosisStatus,
    Differential,
    Exclusion,
)
from casereports.renderers.phenopacket.history import past_diseases
from casereports.renderers.phenopacket.message import Message, message
from casereports.renderers.phenopacket.scope import UNSETTLED, Scope
from casereports.renderers.phenopacket.staging import group_class, is_pathological, tnm_classes
from casereports.renderers.phenopacket.terms import coded, distinct, others, term, words


def diseases(scope: Scope) -> list[Message]:
    """Returns the diagnoses, the principal one first; a merely suspected one is no disease."""
    settled = [row for row in scope.facts.diagnoses if row.status not in UNSETTLED]
    main = principal(scope.facts)

    def order(row: Diagnosis) -> tuple[bool, bool]:
        return row is main, stands(scope.facts, row)

    ruled_out = [row for row in scope.facts.differentials if row.state is Exclusion.EXCLUDED]
    return [
        *(_disease(row, scope) for row in sorted(settled, key=order, reverse=True)),
        *past_diseases(scope),
        *(_ruled_out(row) for row in ruled_out),
    ]


def disease_term(row: Diagnosis) -> Message | None:
    """Returns the class of a diagnosis."""
    return coded(row.codes, row.name)


def other_codes(scope: Scope) -> list[Message]:
    """Returns the codes of diagnoses beside the one that became the term."""
    return [each for row in scope.facts.diagnoses for each in others(row.codes, row.name)]


def _disease(row: Diagnosis, scope: Scope) -> Message:
    on_specimen = len(scope.facts.specimens) == 1
    stages = [each for each in row.stages if not (on_specimen and is_pathological(each))]
    return message(
        term=disease_term(row),
        excluded=row.status is DiagnosisStatus.EXCLUDED,
        onset=scope.when(row.when),
        resolution=_given_up(row, scope),
        diseaseStage=distinct(group_class(each) for each in row.stages),
        clinicalTnmFinding=distinct(finding for each in stages for finding in tnm_classes(each)),
        primarySite=words(row.site),
        laterality=term(row.laterality),
    )


def _given_up(row: Diagnosis, scope: Scope) -> Message | None:
    """Returns when a revised diagnosis was given up: for the one that replaced it, if known.

    It is not excluded, as the schema means it: a tumour that changed its kind had the first one.
    """
    if stands(scope.facts, row) or row.status is DiagnosisStatus.EXCLUDED:
        return None
    later = replaced_by(scope.facts, row)
    told = "later revised" if later is None else f"later revised to {later.name}"
    return {"ontologyClass": words(told)}


def _ruled_out(row: Differential) -> Message:
    return message(term=coded(row.code, row.name), excluded=True)
