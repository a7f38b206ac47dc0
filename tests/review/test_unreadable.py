"""A snapshot that was altered, or lacks a file, is told by a sentence on each side's own page."""

import shutil
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.review.frozen_files import folder_of
from casereports.review.models import (
    Comment,
    CommentKind,
    Publication,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.states import State, Verdict
from tests.authoring.pages import words
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory

FRAMES = {
    "author": "review/submission_unreadable.html",
    "reviewer": "review/reviewing_unreadable.html",
    "reader": "review/article_unreadable.html",
    "editor": "review/judge_unreadable.html",
}


def spoilt(author: User, state: State) -> Submission:
    """Returns a submission whose second snapshot has not the text that its hash tells."""
    submission = submission_of(ready_case(author), state=state, editor=editor(username="chief"))
    submission.rounds += 1
    submission.save()
    second = Snapshot.objects.create(
        submission=submission,
        number=submission.rounds,
        taken=timezone.now(),
        taken_by=author,
        content="{}",
        sha256="0" * 64,
        pdf="0" * 64,
    )
    submission.decisions.create(
        snapshot=second,
        verdict=Verdict.MINOR,
        letter="Please revise.",
        who=submission.editor,
        when=timezone.now(),
    )
    Comment.objects.create(
        submission=submission,
        snapshot=second,
        editor=submission.editor,
        kind=CommentKind.GENERAL,
        text="Say more.",
    )
    return submission


def templates(answer: Any) -> set[str]:
    return {one.name for one in answer.templates} & set(FRAMES.values())


def told(answer: Any, who: str) -> None:
    """Asserts that an answer is the page of one side, and of no other."""
    assert (answer.status_code, templates(answer)) == (500, {FRAMES[who]})


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("submission", []),
        ("revise", []),
        ("changes", [2]),
        ("changes-file", [2, "docx"]),
        ("submission-file", [2, "paper.docx"]),
        ("submission-file", [2, "case.zip"]),
        ("submission-file", [2, "0" * 64]),
    ],
)
def test_authors_are_told_on_a_page_of_their_case(
    name: str, more: list[Any], client: Client, author: User
) -> None:
    submission = spoilt(author, State.REVISION)
    client.force_login(author)
    answer = client.get(reverse(name, args=[submission.uuid, *more]))
    told(answer, "author")
    assert f"What was submitted as {submission.number} is missing" in words(answer)
    assert "authoring/case_base.html" in {one.name for one in answer.templates}


def test_authors_are_told_of_a_file_that_is_missing(client: Client, author: User) -> None:
    submission = submission_of(ready_case(author), state=State.IN_REVIEW)
    snapshot_of(submission)
    shutil.rmtree(folder_of(submission.uuid))
    client.force_login(author)
    for form in ("pdf", "docx"):
        told(client.get(reverse("changes-file", args=[submission.uuid, 2, form])), "author")
    told(client.get(reverse("submission-file", args=[submission.uuid, 1, "paper.pdf"])), "author")


def test_a_stranger_finds_nothing_all_the_same(client: Client, author: User) -> None:
    submission = spoilt(author, State.REVISION)
    client.force_login(UserFactory())
    assert client.get(reverse("submission", args=[submission.uuid])).status_code == 404


@pytest.fixture
def invitation(author: User, client: Client) -> ReviewerInvitation:
    """An invitation to judge what can't be read, accepted by its link."""
    submission = spoilt(author, State.IN_REVIEW)
    invitation, token = invited(submission)
    client.post(reverse("open-review", args=[token]))
    return invitation


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("review", []),
        ("review-changes", [1]),
        ("review-changes-file", [1, "docx"]),
        ("review-file", ["0" * 64]),
    ],
)
def test_reviewers_are_told_and_learn_no_author(
    name: str, more: list[Any], client: Client, invitation: ReviewerInvitation
) -> None:
    answer = client.get(reverse(name, args=[invitation.uuid, *more]))
    told(answer, "reviewer")
    assert "what was saved of your review is kept" in words(answer)
    case = invitation.submission.case
    page = answer.content.decode()
    for hidden in (case.slug, str(case.uuid), str(invitation.submission.uuid), "Exampleauthor"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("keep-review", {"to_authors": "Good."}),
        ("hand-in-review", {"to_authors": "Good."}),
        ("add-plain-comment", {"new-place": "general", "new-text": "More."}),
        ("add-comment", {"kind": "general", "text": "More."}),
    ],
)
def test_reviewers_are_told_when_they_send_something(
    name: str, sent: dict[str, str], client: Client, invitation: ReviewerInvitation
) -> None:
    told(client.post(reverse(name, args=[invitation.uuid]), sent), "reviewer")


def test_whoever_is_asked_is_told(client: Client, author: User) -> None:
    submission = spoilt(author, State.IN_REVIEW)
    guest, token = invited(submission, accepted=False)
    reviewer = UserFactory(username="reviewer")
    invitation, _token = invited(submission, reviewer=reviewer, accepted=False)
    told(client.get(reverse("reviewer-link", args=[token])), "reviewer")
    told(client.post(reverse("accept-review", args=[token]), {}), "reviewer")
    told(client.post(reverse("decline-review", args=[token]), {"reason": "x" * 9999}), "reviewer")
    client.force_login(reviewer)
    told(client.get(reverse("asked-review", args=[invitation.uuid])), "reviewer")
    told(client.post(reverse("accept-asked", args=[invitation.uuid]), {}), "reviewer")
    sent = {"reason": "x" * 9999}
    told(client.post(reverse("decline-asked", args=[invitation.uuid]), sent), "reviewer")
    assert not ReviewerInvitation.objects.filter(pk=guest.pk, accepted_at__isnull=False).exists()


def test_readers_of_an_article_are_told(client: Client, author: User, settings: Settings) -> None:
    settings.PUBLIC_ARTICLES = True
    submission = spoilt(author, State.PUBLISHED)
    Publication.objects.create(
        submission=submission,
        snapshot=submission.snapshots.get(number=2),
        published=timezone.localdate(),
        is_public=True,
    )
    number = submission.number
    for name, more in (
        ("article", []),
        ("article-file", ["xml"]),
        ("article-file", ["pdf"]),
        ("article-picture", ["0" * 64]),
    ):
        told(client.get(reverse(name, args=[number, *more])), "reader")
    client.force_login(editor())
    told(client.get(reverse("publication-file", args=[submission.uuid, "xml"])), "editor")


def test_an_editor_who_invites_is_told(client: Client, author: User) -> None:
    submission = spoilt(author, State.IN_REVIEW)
    client.force_login(editor())
    sent = {"email": "somebody@example.org", "name": "", "due": "2099-01-01"}
    sent["due"] = str(timezone.localdate() + timezone.timedelta(days=9))
    told(client.post(reverse("invite-reviewer", args=[submission.uuid]), sent), "editor")
