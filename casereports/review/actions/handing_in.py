"""Handing in what the author looked at: the very draft of the page, or a sentence why not."""

from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.pipeline import Draft
from casereports.record.models import Case
from casereports.review.actions.submitting import (
    Confirmed,
    SubmissionRefusedError,
    blocking,
    prepared,
    submit_case,
    submit_revision,
)
from casereports.review.models import Submission
from casereports.review.printing_once import forget, key_of


def hand_in(*, case: Case, who: User, confirmed: Confirmed, seen: str) -> Submission:
    """Hands a case in; ``seen`` names the draft on the page (``printing_once.key_of``)."""
    paper, sha256 = _as_seen(case, seen)
    submission = submit_case(case=case, who=who, confirmed=confirmed, seen=sha256)
    forget(paper)
    return submission


def hand_in_revision(
    *, submission: Submission, who: User, confirmed: Confirmed, seen: str
) -> Submission:
    """Hands the next snapshot in; ``seen`` names the draft on the page."""
    paper, sha256 = _as_seen(submission.case, seen)
    moved = submit_revision(submission=submission, who=who, confirmed=confirmed, seen=sha256)
    forget(paper)
    return moved


def _as_seen(case: Case, seen: str) -> tuple[Draft, str]:
    """Returns the draft of the page and the SHA-256 of its snapshot."""
    paper, frozen = prepared(case)
    if frozen is None:
        raise SubmissionRefusedError(
            _("Something still keeps the paper from being submitted; mend it first."),
            blocking(paper),
        )
    if key_of(paper) != seen:
        raise SubmissionRefusedError(
            _("The case has changed since you looked at its paper. Look at it again, then submit.")
        )
    return paper, frozen.sha256
