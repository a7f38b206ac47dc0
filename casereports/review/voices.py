"""The comments on a snapshot, by who made them, in the order and with the numbers of all pages.

"Reviewer 2, comment 3" is the same in the decision's letter, on the editors' page and where the
author answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from casereports.review.models import (
    Anonymity,
    Comment,
    Review,
    ReviewerInvitation,
    Snapshot,
    Submission,
)


@dataclass(frozen=True)
class Remark:
    """A comment with its number among those of the same voice."""

    number: int
    comment: Comment


@dataclass(frozen=True)
class Voice:
    """A reviewer whose review was handed in, or without a review the editors."""

    label: str
    review: Review | None
    remarks: tuple[Remark, ...]

    @property
    def to_authors(self) -> str:
        """What the reviewer says of the whole paper to its authors."""
        return self.review.to_authors.strip() if self.review else ""

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing in it for the authors."""
        return not self.to_authors and not self.remarks


def voices(snapshot: Snapshot) -> list[Voice]:
    """Returns the reviewers who handed in, by their number, then the editors.

    Takes two queries. A comment without words has no number.
    """
    found = _voices(Q(snapshot=snapshot), Q(invitation__snapshot=snapshot))
    return found.get(snapshot.pk, [])


def voices_of_rounds(submission: Submission) -> Mapping[int, list[Voice]]:
    """Returns the voices of each snapshot of a submission, by its primary key; two queries."""
    return _voices(Q(submission=submission), Q(invitation__submission=submission))


def reviewer_label(place: int) -> str:
    """Returns what a reviewer is called: "Reviewer 2"."""
    return _("Reviewer %(number)d") % {"number": place}


def _label(invitation: ReviewerInvitation) -> str:
    """Returns what a reviewer is called; by name where reviewers are named to authors."""
    label = reviewer_label(invitation.place)
    name = str(invitation.reviewer or "") or invitation.name
    is_open = invitation.submission.anonymity == Anonymity.OPEN
    return f"{label}, {name}" if is_open and name else label


def _voices(which_comments: Q, which_reviews: Q) -> Mapping[int, list[Voice]]:
    reviews = Review.objects.filter(which_reviews, handed_in__isnull=False)
    comments = Comment.objects.filter(which_comments).exclude(text="")
    by_voice: dict[tuple[int, int | None], list[Comment]] = defaultdict(list)
    for comment in comments.select_related("editor", "reply").order_by("pk"):
        if comment.text.strip():
            by_voice[comment.snapshot_id, comment.review_id].append(comment)
    found: dict[int, list[Voice]] = defaultdict(list)
    known = reviews.select_related("invitation__reviewer", "invitation__submission")
    for review in known.order_by("invitation__place"):
        invitation = review.invitation
        remarks = _numbered(by_voice[invitation.snapshot_id, review.pk])
        found[invitation.snapshot_id].append(Voice(_label(invitation), review, remarks))
    for (snapshot, review_id), made in list(by_voice.items()):
        if review_id is None:
            found[snapshot].append(Voice(_("Editor"), None, _numbered(made)))
    return found


def _numbered(comments: Iterable[Comment]) -> tuple[Remark, ...]:
    return tuple(Remark(number, one) for number, one in enumerate(comments, start=1))
