"""What a reviewer writes is saved as it is typed, and shown again in the next round."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.review.actions.reviewing import Place, add_comment
from casereports.review.models import (
    ChecklistAnswer,
    Comment,
    CommentKind,
    Reply,
    Review,
    ReviewerInvitation,
    Submission,
)
from tests.factories.review import invited, snapshot_of
from tests.review.browsing import send, text


def test_the_page_shows_the_paper_its_record_and_the_checklist(
    client: Client, invitation: ReviewerInvitation
) -> None:
    page = text(client.get(invitation.get_absolute_url()))
    assert "A man had back pain." in page
    assert 'id="record-complaints"' in page
    assert page.count('class="question"') == 8
    assert 'href="#figure-mri"' in page
    assert 'href="#record-imaging"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_many_comments_it_has(
    number: int, client: Client, invitation: ReviewerInvitation, django_assert_num_queries: Any
) -> None:
    for _n in range(number):
        add_comment(invitation=invitation, place=Place(CommentKind.FIGURE, "figure:mri"), text="x")
    client.get(invitation.get_absolute_url())
    with django_assert_num_queries(9):
        page = text(client.get(invitation.get_absolute_url()))
    assert page.count('class="review-comment"') == number


def test_a_text_is_saved_as_it_is_typed(client: Client, invitation: ReviewerInvitation) -> None:
    said = send(
        client, "save-review", invitation.uuid, field="to_authors", text="A rare case.\r\nClear."
    )
    assert said.json() == {"revision": 1}
    review = Review.objects.get()
    assert (review.to_authors, review.revision) == ("A rare case.\nClear.", 1)


def test_what_another_window_wrote_is_not_overwritten(
    client: Client, invitation: ReviewerInvitation
) -> None:
    send(client, "save-review", invitation.uuid, field="to_authors", text="mine")
    late = send(client, "save-review", invitation.uuid, field="to_authors", text="other")
    assert (late.status_code, late.json()) == (409, {"text": "mine", "revision": 1})
    assert Review.objects.get().to_authors == "mine"


def test_an_answer_to_the_checklist_is_saved(
    client: Client, invitation: ReviewerInvitation
) -> None:
    where = (invitation.uuid, 4)
    assert send(client, "save-checklist", *where, field="answer", text="no").status_code == 200
    said = send(client, "save-checklist", *where, field="remark", text="No MRI.", revision=1)
    assert said.json() == {"revision": 2}
    row = ChecklistAnswer.objects.get()
    assert (row.question, row.answer, row.remark) == (4, "no", "No MRI.")


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("save-review", (), {"field": "handed_in", "text": "x"}),
        ("save-review", (), {"field": "verdict", "text": "perhaps"}),
        ("save-review", (), {"field": "to_authors", "text": "x" * 50_001}),
        ("save-review", (), {"field": "to_authors", "text": None}),
        ("save-checklist", (1,), {"field": "answer", "text": "perhaps"}),
        ("save-checklist", (9,), {"field": "answer", "text": "yes"}),
        ("save-comment", (12,), {"field": "text", "text": "x"}),
    ],
)
def test_what_makes_no_sense_gets_a_sentence_and_changes_nothing(
    name: str, more: tuple[int, ...], said: Any, client: Client, invitation: ReviewerInvitation
) -> None:
    before = Review.objects.values().get()
    answer = send(client, name, invitation.uuid, *more, **said)
    assert answer.status_code == 422
    assert answer.json()["sentence"].endswith(".")
    assert Review.objects.values().get() == before
    assert not ChecklistAnswer.objects.exists()


def test_a_comment_stands_at_its_place(client: Client, invitation: ReviewerInvitation) -> None:
    place = {"kind": "figure", "source": "figure:mri", "quote": " The\n mass "}
    said = client.post(reverse("add-comment", args=[invitation.uuid]), place).json()
    comment = Comment.objects.get()
    assert (comment.kind, comment.source, comment.quote) == ("figure", "figure:mri", "The mass")
    assert said["id"] == comment.pk
    assert "Figure 1" in said["html"]
    send(client, "save-comment", invitation.uuid, comment.pk, text="No scale bar.")
    page = text(client.get(invitation.get_absolute_url()))
    assert f'id="comment-{comment.pk}"' in page
    assert "No scale bar." in page


def test_a_comment_can_be_thrown_away(client: Client, invitation: ReviewerInvitation) -> None:
    comment = add_comment(invitation=invitation, place=Place(CommentKind.GENERAL))
    client.post(reverse("drop-comment", args=[invitation.uuid, comment.pk]))
    assert not Comment.objects.exists()


def test_nobody_writes_in_somebody_elses_review(
    client: Client, invitation: ReviewerInvitation, submission: Submission
) -> None:
    other, _token = invited(submission)
    theirs = add_comment(invitation=other, place=Place(CommentKind.GENERAL), text="theirs")
    addresses = [
        ("save-review", (other.uuid,)),
        ("save-comment", (other.uuid, theirs.pk)),
        ("save-comment", (invitation.uuid, theirs.pk)),
    ]
    answers = [send(client, name, *where, text="mine") for name, where in addresses]
    assert [answer.status_code for answer in answers] == [404, 404, 422]
    theirs.refresh_from_db()
    assert theirs.text == "theirs"


def test_the_form_keeps_everything_at_once(client: Client, invitation: ReviewerInvitation) -> None:
    comment = add_comment(invitation=invitation, place=Place(CommentKind.GENERAL))
    sent = {
        f"c{comment.pk}-text": "Well told.",
        "q1-answer": "yes",
        "q1-remark": "Age and sex.",
        "to_authors": "Good.",
        "to_editor": "Fine.",
        "verdict": "minor",
    }
    client.post(reverse("keep-review", args=[invitation.uuid]), sent)
    review = Review.objects.get()
    assert (review.to_authors, review.to_editor, review.verdict) == ("Good.", "Fine.", "minor")
    row = ChecklistAnswer.objects.get()
    assert (row.answer, row.remark) == ("yes", "Age and sex.")
    comment.refresh_from_db()
    assert comment.text == "Well told."


def test_a_form_that_is_out_of_date_loses_neither_text(
    client: Client, invitation: ReviewerInvitation
) -> None:
    url = reverse("save-review", args=[invitation.uuid])
    send(client, "save-review", invitation.uuid, field="to_authors", text="written elsewhere")
    sent = {"to_authors": "written here", "to_editor": "new", f"revision {url}": "0"}
    page = text(client.post(reverse("keep-review", args=[invitation.uuid]), sent))
    assert "changed in another window to “written elsewhere”" in page
    assert "written here</textarea>" in page
    assert Review.objects.get().to_authors == "written elsewhere"


def test_a_comment_is_added_without_script(client: Client, invitation: ReviewerInvitation) -> None:
    sent = {"new-place": "figure figure:mri", "new-text": "Where is the arrow?"}
    client.post(reverse("add-plain-comment", args=[invitation.uuid]), sent)
    comment = Comment.objects.get()
    assert (comment.source, comment.text) == ("figure:mri", "Where is the arrow?")
    client.post(
        reverse("drop-plain-comment", args=[invitation.uuid, comment.pk]), {"to_authors": "Kept."}
    )
    assert not Comment.objects.exists()
    assert Review.objects.get().to_authors == "Kept."


def test_the_next_round_shows_what_was_said_and_answered(
    client: Client, submission: Submission, invitation: ReviewerInvitation, reviewer: User
) -> None:
    place = Place(CommentKind.SENTENCE, "abstract:1", "A man had back pain.")
    gone = Place(CommentKind.SENTENCE, "abstract:1", "A man had knee pain.")
    comments = [
        add_comment(invitation=invitation, place=one, text=f"Since when? {number}")
        for number, one in enumerate((place, gone))
    ]
    Review.objects.update(handed_in=invitation.created, verdict="major")
    again = snapshot_of(submission)
    who = submission.submitter
    Reply.objects.create(comment=comments[0], who=who, text="Since May.", snapshot=again)
    Reply.objects.create(comment=comments[1], who=who, text="still being written")
    second, _token = invited(submission, reviewer=reviewer)
    ReviewerInvitation.objects.filter(pk=second.pk).update(place=invitation.place)
    page = text(client.get(second.get_absolute_url()))
    assert "What you said of snapshot 1" in page
    assert "Since when? 0" in page
    assert "Since May." in page
    assert "still being written" not in page
    assert page.count("The words have changed. It was said of:") == 1
    changes = client.get(reverse("review-changes", args=[second.uuid, 1]))
    assert "what has changed since snapshot 1" in text(changes)
    assert client.get(reverse("review-changes", args=[second.uuid, 2])).status_code == 404
