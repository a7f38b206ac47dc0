"""The CARE report: all thirty items, each with its status and what it rests on."""

from collections.abc import Callable

from casereports.checks.care import (
    assessment,
    consent,
    discussion,
    intervention,
    outcome,
    paper,
    patient,
)
from casereports.checks.care.finding import Evidence, Finding, Status
from casereports.checks.care.tick import settled
from casereports.checks.checklist import Item, checklist
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import Sentence, Template
from casereports.clinical.values import Value
from casereports.manuscript.document import Manuscript

CARE = checklist("care")
CHECKS: dict[str, Callable[[CaseFacts, Manuscript], Finding]] = {
    "1": paper.title,
    "2": paper.keywords,
    "3a": paper.uniqueness,
    "3b": paper.symptoms_and_findings,
    "3c": paper.diagnosis_treatment_outcome,
    "3d": paper.take_away,
    "4": paper.introduction,
    "5a": patient.demographics,
    "5b": patient.complaints,
    "5c": patient.history,
    "5d": patient.past_interventions,
    "6": patient.examination,
    "7": assessment.timeline,
    "8a": assessment.tests_have_results,
    "8b": assessment.challenges,
    "8c": assessment.differentials,
    "8d": assessment.prognosis,
    "9a": intervention.treatments,
    "9b": intervention.doses,
    "9c": intervention.changes,
    "10a": outcome.outcomes,
    "10b": outcome.follow_up_tests,
    "10c": outcome.adherence,
    "10d": outcome.harms,
    "11a": discussion.strengths_and_limits,
    "11b": discussion.literature,
    "11c": discussion.rationale,
    "11d": discussion.lessons,
    "12": consent.perspective,
    "13": consent.consent,
}


class ItemReport(Value):
    """Where a case stands on one item; ``where`` and ``source`` say where to put it right."""

    item: Item
    status: Status
    evidence: tuple[Evidence, ...]
    message: Sentence
    where: Sentence
    source: str


def care_report(facts: CaseFacts, manuscript: Manuscript) -> tuple[ItemReport, ...]:
    """Returns the thirty items in order: data decide where they can, else the author's tick."""
    ticks = {tick.item: tick for tick in facts.paper.care}
    return tuple(
        _reported(item, settled(item, CHECKS[item.item](facts, manuscript), ticks.get(item.item)))
        for item in CARE.items
    )


def _reported(item: Item, finding: Finding) -> ItemReport:
    return ItemReport(
        item=item,
        status=finding.status,
        evidence=finding.evidence,
        message=finding.message,
        where=finding.place.where if finding.place else Sentence(Template(item.where)),
        source=finding.place.source if finding.place else item.source,
    )
