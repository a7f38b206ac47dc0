"""Short ways to ask what CARE says."""

from typing import Any

from casereports.checks.care import ItemReport, care_report
from casereports.clinical.facts.case import CaseFacts
from tests.factories.manuscripts import plain_manuscript
from tests.factories.told import told_case, told_paper


def statuses(facts: CaseFacts) -> dict[str, str]:
    return {report.item.item: report.status.value for report in reports(facts)}


def reports(facts: CaseFacts) -> tuple[ItemReport, ...]:
    return care_report(facts, plain_manuscript(facts))


def item(number: str, facts: CaseFacts) -> ItemReport:
    return next(report for report in reports(facts) if report.item.item == number)


def told(number: str, **changes: Any) -> ItemReport:
    """What CARE says on an item of the fully told case with some parts replaced."""
    return item(number, told_case(**changes))


def printed(number: str, **changes: Any) -> ItemReport:
    """What CARE says on an item when the fully told case's paper is changed."""
    return told(number, paper=told_paper(**changes))


def ticked(number: str, *ticks: dict[str, Any], **changes: Any) -> ItemReport:
    """What CARE says on an item when these are the only ticks."""
    return told(number, paper=told_paper(care=list(ticks)), **changes)
