"""A review that is handed in is whole, and stays as it is."""

from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.models import Message, Notice
from casereports.record.models import Action, AuditLine
from casereports.review.actions.reviewing import Place, add_comment
from casereports.review.models import Comment, CommentKind, Review, ReviewerInvitation, Submission
from casereports.review.states import State
from tests.review.browsing import send, text
from tests.review.said import answered


def test_a_review_is_handed_in_and_stays_as_it_is(
    client: Client, invitation: ReviewerInvitation
) -> None:
    answered(invitation.review, *["yes"] * 8)
    empty = add_comment(invitation=invitation, place=Place(CommentKind.GENERAL))
    address = reverse("hand-in-review", args=[invitation.uuid])
    client.post(address, {"to_authors": "Good.", "verdict": "accept"})
    review = Review.objects.select_related("invitation").get()
    assert review.handed_in == review.invitation.done_at is not None
    assert not Comment.objects.filter(pk=empty.pk).exists()
    late = send(client, "save-review", invitation.uuid, field="to_authors", text="x", revision=2)
    assert (late.status_code, Review.objects.get().to_authors) == (423, "Good.")
    page = text(client.get(invitation.get_absolute_url()))
    assert "You handed this review in" in page
    assert "<textarea" not in page
    assert Notice.objects.filter(kind="review-received").count() == 1
    assert Notice.objects.filter(kind="review-thanks").count() == 1


def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    client: Client, invitation: ReviewerInvitation
) -> None:
    answered(invitation.review, *["yes"] * 8)
    address = reverse("hand-in-review", args=[invitation.uuid])
    page = text(client.post(address, {"to_authors": "A long report."}))
    assert "Choose what you recommend." in page
    assert "error-summary" in page
    assert "A long report.</textarea>" in page
    assert Review.objects.get().to_authors == "A long report."
    assert Review.objects.get().handed_in is None


def test_a_review_that_says_nothing_is_not_handed_in(
    client: Client, invitation: ReviewerInvitation
) -> None:
    address = reverse("hand-in-review", args=[invitation.uuid])
    page = text(client.post(address, {"verdict": "accept", "unanswered": "yes"}))
    assert "Say something to the authors or the editor" in page
    assert Review.objects.get().handed_in is None


def test_blank_answers_are_asked_about_and_not_forced(
    client: Client, invitation: ReviewerInvitation
) -> None:
    address = reverse("hand-in-review", args=[invitation.uuid])
    sent = {"to_authors": "Good.", "verdict": "minor", "q1-answer": "yes"}
    page = text(client.post(address, sent))
    assert "without an answer: 2, 3, 4, 5, 6, 7, 8" in page
    assert Review.objects.get().handed_in is None
    client.post(address, {**sent, "unanswered": "yes"})
    assert Review.objects.get().handed_in is not None


def test_words_that_come_too_late_are_shown_to_be_copied(
    client: Client, invitation: ReviewerInvitation
) -> None:
    Submission.objects.update(state=State.REVISION)
    address = reverse("hand-in-review", args=[invitation.uuid])
    page = text(client.post(address, {"to_authors": "Just too late.", "verdict": "minor"}))
    assert "don’t await this review any more" in page
    assert "Just too late." in page
    assert Review.objects.get().handed_in is None


def test_reading_and_handing_in_stand_in_the_audit(
    client: Client, invitation: ReviewerInvitation, reviewer: User
) -> None:
    client.get(invitation.get_absolute_url())
    client.post(
        reverse("hand-in-review", args=[invitation.uuid]),
        {"to_authors": "Good.", "verdict": "accept", "unanswered": "yes"},
    )
    lines = AuditLine.objects.filter(who=reviewer).order_by("pk")
    told = [(line.action, line.detail.partition(" ")[2]) for line in lines if line.case_id]
    assert told == [
        (Action.READ, "reviewer 1 review"),
        (Action.REVIEWED, "reviewer 1 handed in"),
    ]


def test_no_message_to_a_reviewer_names_the_paper(
    client: Client, invitation: ReviewerInvitation
) -> None:
    client.post(
        reverse("hand-in-review", args=[invitation.uuid]),
        {"to_authors": "Good.", "verdict": "accept", "unanswered": "yes"},
    )
    said = " ".join(f"{one.subject} {one.body}" for one in Message.objects.all())
    assert "Back pain" not in said
    assert invitation.submission.number in said
