"""Reviews that were handed in, with comments, as an editor finds them."""

from typing import Any

from django.utils import timezone

from casereports.accounts.models import User
from casereports.review.models import (
    ChecklistAnswer,
    Comment,
    CommentKind,
    Review,
    Snapshot,
    Submission,
)
from casereports.review.states import Verdict
from tests.factories.review import invited

#: What reviewers wrote, words that stand nowhere else.
TO_AUTHORS, TO_EDITOR = "A clearly told case.", "Confidentialia: I doubt the consent."


def reviewed(
    submission: Submission,
    *comments: str,
    reviewer: User | None = None,
    handed_in: bool = True,
    **columns: Any,
) -> Review:
    """Has somebody review the newest snapshot, with comments on the whole paper."""
    invitation, _token = invited(submission, reviewer=reviewer)
    review = invitation.review
    given = {
        "verdict": Verdict.MAJOR,
        "to_authors": TO_AUTHORS,
        "to_editor": TO_EDITOR,
        "handed_in": timezone.now() if handed_in else None,
        **columns,
    }
    Review.objects.filter(pk=review.pk).update(**given)
    if handed_in:
        invitation.done_at = timezone.now()
        invitation.save()
    for text in comments:
        commented(submission, text, review=review)
    review.refresh_from_db()
    return review


def commented(submission: Submission, text: str, **columns: Any) -> Comment:
    """Comments on the whole paper of the newest snapshot, or where ``columns`` say."""
    given = {"kind": CommentKind.GENERAL, "snapshot": newest_of(submission), **columns}
    return Comment.objects.create(submission=submission, text=text, **given)


def answered(review: Review, *answers: str) -> None:
    """Answers the first questions of the checklist."""
    for number, answer in enumerate(answers, start=1):
        remark = f"Remark {review.invitation.place}.{number}"
        ChecklistAnswer.objects.create(review=review, question=number, answer=answer, remark=remark)


def newest_of(submission: Submission) -> Snapshot:
    return submission.snapshots.get(number=submission.rounds)
