"""What reviewers do: write as they go, and hand in.

Everything is written while the review is held, so that nothing is added to one that was handed in.
"""

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.review.actions.accepting import is_awaited, note_review
from casereports.review.actions.moving import hold_submission
from casereports.review.checklist import BY_NUMBER
from casereports.review.models import (
    Answer,
    ChecklistAnswer,
    Comment,
    CommentKind,
    Review,
    ReviewerInvitation,
)
from casereports.review.notice_kinds import REVIEW_RECEIVED, REVIEW_THANKS
from casereports.review.saved import NotSavedError, Typed, lines_of, put_typed
from casereports.review.states import Verdict
from casereports.review.telling import tell_editors, tell_reviewer

#: How many comments one review may have: more is a script gone wild.
MOST_COMMENTS: Final = 500
LONGEST_QUOTE: Final = 1000


class ReviewClosedError(NotSavedError):
    """A review was handed in, or is not awaited any more."""


class NothingToHandInError(ValueError):
    """A review that says nothing, or recommends nothing: ``field`` is what is missing."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Place:
    """Where a comment stands: the kind of place, the row it is made of, the words there."""

    kind: CommentKind
    source: str = ""
    quote: str = ""


def is_open(invitation: ReviewerInvitation) -> bool:
    """Whether the review still can be written: not handed in, and not decided without it."""
    return invitation.done_at is None and is_awaited(invitation)


def save_review(*, invitation: ReviewerInvitation, typed: Typed) -> int:
    """Saves a text of the review, and returns the new revision."""
    if typed.field not in ("to_authors", "to_editor", "verdict"):
        raise NotSavedError(_("There is no such field."))
    if typed.field == "verdict" and typed.text not in ("", *Verdict.values):
        raise NotSavedError(_("Choose one of the recommendations."))
    with transaction.atomic():
        review = _open_review(invitation)
        put_typed(review, typed)
    return review.revision


def save_answer(*, invitation: ReviewerInvitation, question: int, typed: Typed) -> int:
    """Saves an answer or a remark to a question of the checklist; returns the new revision."""
    if question not in BY_NUMBER or typed.field not in ("answer", "remark"):
        raise NotSavedError(_("There is no such field."))
    if typed.field == "answer" and typed.text not in ("", *Answer.values):
        raise NotSavedError(_("Choose one of the answers."))
    with transaction.atomic():
        review = _open_review(invitation)
        found = ChecklistAnswer.objects.filter(review=review, question=question).first()
        row = found or ChecklistAnswer(review=review, question=question)
        put_typed(row, typed)
    return row.revision


def add_comment(*, invitation: ReviewerInvitation, place: Place, text: str = "") -> Comment:
    """Begins a comment at a place."""
    text = lines_of(text)
    with transaction.atomic():
        review = _open_review(invitation)
        if review.comments.count() >= MOST_COMMENTS:
            raise NotSavedError(
                _("A review has room for %(most)d comments.") % {"most": MOST_COMMENTS}
            )
        return Comment.objects.create(
            submission=invitation.submission,
            snapshot=invitation.snapshot,
            review=review,
            kind=place.kind,
            source=place.source,
            quote=place.quote[:LONGEST_QUOTE],
            text=text,
        )


def save_comment(*, invitation: ReviewerInvitation, pk: int, typed: Typed) -> int:
    """Saves the text of a comment; returns the new revision."""
    if typed.field != "text":
        raise NotSavedError(_("There is no such field."))
    with transaction.atomic():
        comment = _own_comment(_open_review(invitation), pk)
        put_typed(comment, typed)
    return comment.revision


def drop_comment(*, invitation: ReviewerInvitation, pk: int) -> None:
    """Throws a comment away."""
    with transaction.atomic():
        _own_comment(_open_review(invitation), pk).delete()


def hand_in(*, invitation: ReviewerInvitation, who: User | None) -> Review:
    """Hands a review in: from now on it is read and not written."""
    with transaction.atomic():
        hold_submission(invitation.submission)
        review = _open_review(invitation)
        _refuse_empty(review)
        review.comments.filter(text="").delete()
        now = timezone.now()
        review.handed_in = now
        review.save(update_fields=["handed_in"])
        ReviewerInvitation.objects.filter(pk=invitation.pk).update(done_at=now)
        note_review(invitation, who, "handed in")
        tell_editors(invitation.submission, REVIEW_RECEIVED, once=str(invitation.uuid))
        tell_reviewer(
            invitation,
            REVIEW_THANKS,
            words={"number": invitation.submission.number},
            once=f"{REVIEW_THANKS.code} {invitation.uuid}",
            by=who,
        )
    return review


def _refuse_empty(review: Review) -> None:
    if not review.verdict:
        raise NothingToHandInError("verdict", _("Choose what you recommend."))
    said = review.to_authors.strip() or review.to_editor.strip()
    if (
        said
        or review.comments.exclude(text="").exists()
        or review.answers.exclude(answer="").exists()
    ):
        return
    raise NothingToHandInError(
        "to_authors", _("Say something to the authors or the editor, or answer the checklist.")
    )


def _open_review(invitation: ReviewerInvitation) -> Review:
    """Returns the review, held; raises ReviewClosedError where nobody writes in it any more."""
    rows = Review.objects.select_for_update(of=("self",))
    named = rows.select_related("invitation__submission", "invitation__snapshot")
    review = named.defer("invitation__snapshot__content").get(invitation=invitation)
    now = review.invitation
    if review.handed_in is not None:
        raise ReviewClosedError(_("This review is handed in, and can’t be changed any more."))
    if now.withdrawn_at is not None or not is_awaited(now):
        raise ReviewClosedError(
            _("The editors don’t await this review any more. Your words are kept with it.")
        )
    return review


def _own_comment(review: Review, pk: int) -> Comment:
    comment = review.comments.filter(pk=pk).first()
    if comment is None:
        raise NotSavedError(_("This comment is gone: it was removed in another window."))
    return comment
