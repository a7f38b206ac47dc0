"""Taking a submission back, at any time before it is in print."""

from casereports.accounts.models import User
from casereports.review.actions.deciding import release
from casereports.review.actions.moving import move
from casereports.review.models import Submission
from casereports.review.notice_kinds import WITHDRAWN
from casereports.review.telling import tell_editors


def withdraw(*, submission: Submission, who: User, why: str, seen: int) -> Submission:
    """Withdraws a submission with its reason; the case unlocks, editors and reviewers are told.

    Raises MoveRefusedError without a reason, or where it has moved since the version ``seen``.
    """

    def told(held: Submission) -> None:
        tell_editors(held, WITHDRAWN, once=str(held.version))
        release(held)

    return move(submission=submission, name="withdraw", who=who, why=why, seen=seen, also=told)
