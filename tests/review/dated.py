"""Submissions of a day, with as little in them as numbers need."""

from datetime import UTC, date, datetime

from casereports.review.models import Snapshot, Submission
from casereports.review.states import State
from tests.factories.cases import CaseFactory

GENERIC = "generic-care"


def handed_in(day: date, state: State = State.IN_REVIEW, *, journal: str = GENERIC) -> Submission:
    """Returns a submission of a day, which nobody has to be able to read."""
    case = CaseFactory()
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Submission.objects.create(
        case=case,
        submitter=case.owner,
        journal=journal,
        state=state,
        submitted=moment,
        since=moment,
        rounds=2,
    )


def snapshot(submission: Submission, number: int = 1) -> Snapshot:
    return Snapshot.objects.create(
        submission=submission,
        number=number,
        taken=submission.submitted,
        taken_by=submission.submitter,
        content="{}",
        sha256="0" * 64,
        pdf="0" * 64,
    )
