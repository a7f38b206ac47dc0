"""What was said and done with the submissions of a crowded site."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from casereports.accounts.models import User
from casereports.review.models import (
    SUBMIT,
    Comment,
    CommentKind,
    Move,
    Review,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.states import State, Verdict

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
#: How much is said of the newest submission that was reviewed.
SAID = 200


def moves(
    submissions: Iterable[Submission], editors: Sequence[User], chance: random.Random
) -> None:
    """Writes how each submission came into its state."""
    rows = []
    for submission in submissions:
        path = [State.SUBMITTED]
        if submission.state != State.SUBMITTED:
            path += [State.SCREENING, State(submission.state)]
        for before, after in zip(["", *path], path, strict=False):
            who = chance.choice(editors) if before else submission.submitter
            name = "screen" if before else SUBMIT
            when = submission.submitted
            rows.append(
                Move(
                    submission=submission, name=name, before=before, after=after, who=who, when=when
                )
            )
    Move.objects.bulk_create(rows, batch_size=5000)


def reviews(
    snapshots: Iterable[Snapshot],
    editors: Sequence[User],
    reviewers: Sequence[User],
    chance: random.Random,
) -> None:
    """Asks two reviewers for each paper that came so far; the newest of them has much to say."""
    early = (State.SUBMITTED, State.SCREENING, State.WITHDRAWN)
    judged = [one for one in snapshots if one.submission.state not in early]
    asked = ReviewerInvitation.objects.bulk_create(
        [
            _invitation(snapshot, place, chance.choice(reviewers), editors[0], chance)
            for snapshot in judged
            for place in (1, 2)
        ],
        batch_size=2000,
    )
    written = Review.objects.bulk_create(map(_review, asked), batch_size=2000)
    done = [one for one in written if one.handed_in]
    comments = [_comment(one, at) for one in done[::3] for at in range(4)]
    comments += [_comment(done[-1], at) for at in range(SAID)]
    Comment.objects.bulk_create(comments, batch_size=5000)


def _invitation(
    snapshot: Snapshot, place: int, reviewer: User, editor: User, chance: random.Random
) -> ReviewerInvitation:
    submission = snapshot.submission
    is_done = submission.state != State.IN_REVIEW or place == 1
    name = f"{submission.pk}.{place}"
    return ReviewerInvitation(
        submission=submission,
        snapshot=snapshot,
        place=place,
        email=f"asked{name}@example.org",
        reviewer=reviewer,
        invited_by=submission.editor or editor,
        expires=NOW + timedelta(days=180),
        token_hash=sha256(name.encode()).hexdigest(),
        due=NOW.date() + timedelta(days=chance.randrange(-20, 20)),
        accepted_at=submission.submitted,
        done_at=NOW if is_done else None,
    )


def _review(invitation: ReviewerInvitation) -> Review:
    return Review(
        invitation=invitation,
        verdict=Verdict.MINOR if invitation.done_at else "",
        to_authors="The case is of interest. The course should be told in more detail.",
        handed_in=invitation.done_at,
    )


def _comment(review: Review, at: int) -> Comment:
    invitation = review.invitation
    return Comment(
        submission=invitation.submission,
        snapshot=invitation.snapshot,
        review=review,
        kind=CommentKind.GENERAL,
        text=f"Remark {at}: please tell the size of the mass in each study, and when it was made.",
    )
