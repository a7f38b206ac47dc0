"""All checks of a case, as one list of problems."""

from collections.abc import Mapping

from casereports.checks.abbreviations import abbreviation_problems
from casereports.checks.abstract import abstract_problems
from casereports.checks.care.finding import Status
from casereports.checks.care.report import ItemReport, care_report
from casereports.checks.ethics import ethics_problem
from casereports.checks.figures import figure_problems
from casereports.checks.literature import retraction_problems
from casereports.checks.pictures import NOBODY_LOOKED, Standing, picture_problems
from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript

SEVERITIES = {
    Status.PRESENT: Severity.OK,
    Status.NOT_APPLICABLE: Severity.OK,
    Status.PARTIAL: Severity.WARNING,
    Status.MISSING: Severity.WARNING,
    Status.CONFLICT: Severity.ERROR,
}


def problems(
    facts: CaseFacts, manuscript: Manuscript, pictures: Mapping[str, Standing] = NOBODY_LOOKED
) -> tuple[Problem, ...]:
    """Returns what every check says, CARE's thirty items first.

    Then come ethics, abstract, words, literature and figures. What is in order is in the list
    too, with severity "ok" and its evidence. ``pictures`` says by file name what people saw.
    """
    care = (_care_problem(report) for report in care_report(facts, manuscript))
    return (
        *care,
        ethics_problem(facts),
        *abstract_problems(manuscript),
        *abbreviation_problems(facts, manuscript),
        *retraction_problems(facts, manuscript),
        *figure_problems(manuscript),
        *picture_problems(facts, pictures),
    )


def _care_problem(report: ItemReport) -> Problem:
    severity = SEVERITIES[report.status]
    # Consent alone has no substitute: what can't be waived blocks submission while it is missing.
    if report.status is Status.MISSING and not report.item.waivable:
        severity = Severity.ERROR
    message = report.message
    if report.status is Status.NOT_APPLICABLE:
        message = _("Not applicable: %(reason)s", reason=message)
    return Problem(
        code=f"CARE-{report.item.item}",
        severity=severity,
        message=message,
        where=report.where,
        source=report.source,
    )
