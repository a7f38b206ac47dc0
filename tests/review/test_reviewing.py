"""Reviewers answer by their link, write what is never lost, and hand in what stays as it is."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import Role, User
from casereports.notices.models import Message, Notice
from casereports.record.models import Action, AuditLine
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
from casereports.review.states import State
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory


@pytest.fixture
def submission(db: None) -> Submission:
    case = ready_case(UserFactory(username="author"))
    return submission_of(case, state=State.IN_REVIEW, editor=editor(username="chief"))


@pytest.fixture
def reviewer(db: None) -> User:
    return UserFactory(username="reviewer", role=Role.REVIEWER)


@pytest.fixture
def invitation(submission: Submission, reviewer: User, client: Client) -> ReviewerInvitation:
    """An invitation that a reviewer accepted, who is signed in."""
    client.force_login(reviewer)
    return invited(submission, reviewer=reviewer)[0]


def text(answer: Any) -> str:
    return str(answer.content.decode())


def send(client: Client, name: str, *where: object, **said: object) -> Any:
    """Sends what a page sends while somebody types."""
    body = json.dumps({"field": "text", "revision": 0, **said})
    return client.post(reverse(name, args=where), body, content_type="application/json")


# ---------------------------------------------------------------- the link


def test_looking_at_the_link_changes_nothing(client: Client, submission: Submission) -> None:
    invitation, token = invited(submission, accepted=False)
    before = ReviewerInvitation.objects.values().get()
    page = text(client.get(reverse("reviewer-link", args=[token])))
    assert ReviewerInvitation.objects.values().get() == before
    assert not client.session.keys()
    assert submission.number in page
    assert "Back pain: a case report" in page
    assert "A man had back pain." in page
    assert client.get(invitation.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("why", ["unknown", "withdrawn", "declined", "decided"])
def test_links_that_open_nothing_are_answered_alike(
    why: str, client: Client, submission: Submission
) -> None:
    invitation, token = invited(submission, accepted=False)
    rows = ReviewerInvitation.objects.filter(pk=invitation.pk)
    match why:
        case "unknown":
            token = "x" * 43
        case "withdrawn":
            rows.update(withdrawn_at=invitation.created)
        case "declined":
            rows.update(declined_at=invitation.created)
        case _:
            Submission.objects.update(state=State.REVISION)
    answers = [
        client.get(reverse("reviewer-link", args=[token])),
        client.post(reverse("accept-review", args=[token]), {"conflicts": "none"}),
        client.post(reverse("decline-review", args=[token])),
        client.post(reverse("open-review", args=[token])),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert all("open the link of your invitation" in text(answer) for answer in answers)


def test_a_reviewer_without_an_account_accepts_and_comes_back(
    client: Client, submission: Submission
) -> None:
    invitation, token = invited(submission, accepted=False)
    answer = client.post(reverse("accept-review", args=[token]), {"conflicts": "none"})
    assert answer.headers["Location"] == invitation.get_absolute_url()
    assert client.get(invitation.get_absolute_url()).status_code == 200
    elsewhere = Client()
    assert "open the link of your invitation" in text(elsewhere.get(invitation.get_absolute_url()))
    assert "Open my review" in text(elsewhere.get(reverse("reviewer-link", args=[token])))
    assert elsewhere.get(invitation.get_absolute_url()).status_code == 404
    elsewhere.post(reverse("open-review", args=[token]))
    assert elsewhere.get(invitation.get_absolute_url()).status_code == 200
    assert Notice.objects.get().kind == "reviewer-accepted"


def test_nobody_accepts_without_a_word_on_conflicts(client: Client, submission: Submission) -> None:
    invitation, token = invited(submission, accepted=False)
    address = reverse("accept-review", args=[token])
    assert "Say whether you have a conflict" in text(client.post(address, {}))
    assert "Say what the editors should know." in text(client.post(address, {"conflicts": "some"}))
    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    client.post(address, {"conflicts": "some", "conflict": "We trained together."})
    invitation.refresh_from_db()
    assert (invitation.has_conflict, invitation.conflict) == (True, "We trained together.")


def test_who_declines_says_why_and_the_link_is_closed(
    client: Client, submission: Submission
) -> None:
    invitation, token = invited(submission, accepted=False)
    page = text(client.post(reverse("decline-review", args=[token]), {"reason": "On leave."}))
    assert "Thank you for answering" in page
    invitation.refresh_from_db()
    assert (invitation.reason, invitation.accepted_at) == ("On leave.", None)
    assert client.get(reverse("reviewer-link", args=[token])).status_code == 404
    assert Notice.objects.get().kind == "reviewer-declined"


def test_an_account_that_is_signed_in_is_bound_to_the_review(
    client: Client, submission: Submission, reviewer: User
) -> None:
    invitation, token = invited(submission, accepted=False)
    client.force_login(reviewer)
    client.post(reverse("accept-review", args=[token]), {"conflicts": "none"})
    invitation.refresh_from_db()
    assert invitation.reviewer == reviewer
    stranger = Client()
    assert "Sign in with it" in text(stranger.get(reverse("reviewer-link", args=[token])))
    stranger.post(reverse("open-review", args=[token]))
    assert stranger.get(invitation.get_absolute_url()).status_code == 404


def test_an_author_with_the_link_is_refused(client: Client, submission: Submission) -> None:
    invitation, token = invited(submission, accepted=False)
    client.force_login(submission.submitter)
    page = text(client.post(reverse("accept-review", args=[token]), {"conflicts": "none"}))
    assert "You have a part in this case" in page
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_an_account_that_was_asked_answers_without_the_link(
    client: Client, submission: Submission, reviewer: User
) -> None:
    invitation, _token = invited(submission, reviewer=reviewer, accepted=False)
    client.force_login(reviewer)
    page = text(client.get(reverse("reviews")))
    assert reverse("asked-review", args=[invitation.uuid]) in page
    client.post(reverse("accept-asked", args=[invitation.uuid]), {"conflicts": "none"})
    assert client.get(invitation.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_reviews_takes_three_queries(
    number: int, client: Client, reviewer: User, django_assert_num_queries: Any
) -> None:
    chief = editor(username="chief")
    for n in range(number):
        case = ready_case(UserFactory(username=f"author{n}"))
        waiting = submission_of(case, state=State.IN_REVIEW, editor=chief)
        invited(waiting, reviewer=reviewer)
    client.force_login(reviewer)
    with django_assert_num_queries(3):
        page = text(client.get(reverse("reviews")))
    assert page.count("version 1") == number


# ---------------------------------------------------------------- writing


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


# ---------------------------------------------------------------- without script


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


# ---------------------------------------------------------------- handing in


def answered(invitation: ReviewerInvitation) -> None:
    review = Review.objects.get(invitation=invitation)
    ChecklistAnswer.objects.bulk_create(
        ChecklistAnswer(review=review, question=number, answer="yes") for number in range(1, 9)
    )


def test_a_review_is_handed_in_and_stays_as_it_is(
    client: Client, invitation: ReviewerInvitation
) -> None:
    answered(invitation)
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
    answered(invitation)
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


# ---------------------------------------------------------------- the next round


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
    assert "What you said of version 1" in page
    assert "Since when? 0" in page
    assert "Since May." in page
    assert "still being written" not in page
    assert page.count("The words have changed. It was said of:") == 1
    changes = client.get(reverse("review-changes", args=[second.uuid, 1]))
    assert "what has changed since version 1" in text(changes)
    assert client.get(reverse("review-changes", args=[second.uuid, 2])).status_code == 404


# ---------------------------------------------------------------- the audit


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
