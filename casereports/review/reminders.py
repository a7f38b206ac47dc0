"""What is due in reviews: who is reminded of it, and when."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from django.db.models import F
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.kinds import NoticeKind
from casereports.notices.reminders import Reminder
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.notice_kinds import (
    OVERDUE_FOR_EDITOR,
    REVIEW_DUE,
    REVIEW_OVERDUE,
    REVISION_DUE,
)
from casereports.review.states import UNDECIDED, State
from casereports.review.telling import address_of, editors_of, language_for, writers

#: How many days before the day a review or a revision is due its writer is reminded.
BEFORE_REVIEW: Final = timedelta(days=3)
BEFORE_REVISION: Final = timedelta(days=7)
#: How many days behind the day a reviewer is reminded again.
BEHIND_REVIEW: Final = (timedelta(days=1), timedelta(days=7))


def due_reminders(today: date) -> Iterator[Reminder]:
    """Yields all that is due on a day; one that was told before has the same name as before."""
    yield from _of_reviews(today)
    yield from _of_revisions(today)


def _of_reviews(today: date) -> Iterator[Reminder]:
    """Reminds reviewers who accepted and have not handed in; then their editors too."""
    rows = ReviewerInvitation.objects.filter(
        accepted_at__isnull=False,
        declined_at__isnull=True,
        withdrawn_at__isnull=True,
        done_at__isnull=True,
        due__lte=today + BEFORE_REVIEW,
        snapshot__number=F("submission__rounds"),
        submission__state__in=sorted(UNDECIDED),
    )
    for invitation in rows.select_related("submission__case__owner", "submission__editor"):
        late = today - invitation.due
        passed = [step for step in BEHIND_REVIEW if late >= step]
        if passed:
            yield _for_reviewer(invitation, REVIEW_OVERDUE, f"{passed[-1].days} late")
            yield from _for_editors(invitation)
        else:
            yield _for_reviewer(invitation, REVIEW_DUE, "soon")


def _for_reviewer(invitation: ReviewerInvitation, kind: NoticeKind, step: str) -> Reminder:
    return Reminder(
        kind=kind,
        to=invitation.reviewer,
        email=address_of(invitation),
        language=language_for(invitation),
        link=invitation.get_absolute_url(),
        words=_words(invitation.submission, invitation.due),
        once=f"{kind.code} {invitation.uuid} {invitation.due} {step}",
    )


def _for_editors(invitation: ReviewerInvitation) -> Iterator[Reminder]:
    submission = invitation.submission
    return _for_all(
        editors_of(submission),
        kind=OVERDUE_FOR_EDITOR,
        submission=submission,
        due=invitation.due,
        link=reverse("judge", args=[submission.uuid]),
        once=f"{invitation.uuid} {invitation.due}",
    )


def _of_revisions(today: date) -> Iterator[Reminder]:
    """Reminds authors of a revision before it is due."""
    rows = Submission.objects.filter(
        state=State.REVISION, due__gte=today, due__lte=today + BEFORE_REVISION
    )
    for submission in rows.select_related("case__owner"):
        if submission.due is None:
            continue
        yield from _for_all(
            writers(submission),
            kind=REVISION_DUE,
            submission=submission,
            due=submission.due,
            link=reverse("submission", args=[submission.uuid]),
            once=f"{submission.number} {submission.due}",
        )


def _for_all(
    people: Iterable[User],
    *,
    kind: NoticeKind,
    submission: Submission,
    due: date,
    link: str,
    once: str,
) -> Iterator[Reminder]:
    for person in people:
        yield Reminder(
            kind=kind,
            to=person,
            link=link,
            words=_words(submission, due),
            once=f"{kind.code} {once}",
        )


def _words(submission: Submission, due: date) -> dict[str, str]:
    return {"number": submission.number, "due": due.isoformat()}
