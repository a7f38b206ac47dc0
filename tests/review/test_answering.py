"""Authors answer comment by comment, and send the revision with its answers."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, CaseRole, Complaint
from casereports.review.models import (
    Comment,
    CommentKind,
    Decision,
    Reply,
    Snapshot,
    Submission,
)
from casereports.review.states import State, Verdict
from casereports.review.then_now import closest
from tests.factories.cases import share
from tests.factories.review import editor as an_editor
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.record.threads import at_once

TICKS = {"consent": "on", "authorship": "on", "declarations": "on"}
QUOTE = "A man had back pain."


@pytest.fixture
def submission(author: User) -> Submission:
    """A submission for which a revision was asked, with two comments of the editor."""
    editor = an_editor(username="editor")
    case = ready_case(author)
    submission = submission_of(case, state=State.REVISION, editor=editor)
    snapshot = submission.snapshots.get()
    Decision.objects.create(
        submission=submission,
        snapshot=snapshot,
        verdict=Verdict.MINOR,
        letter="Please revise.",
        who=editor,
        when=timezone.now(),
    )
    said(submission, "How old was he?", kind=CommentKind.SENTENCE, source="abstract:1", quote=QUOTE)
    said(submission, "Which sequence?", kind=CommentKind.FIELD, source="study:mri")
    return submission


def said(submission: Submission, text: str, **place: Any) -> Comment:
    place = {"kind": CommentKind.GENERAL, **place}
    snapshot = submission.snapshots.get(number=submission.rounds)
    return Comment.objects.create(
        submission=submission,
        snapshot=snapshot,
        editor=submission.editor,
        text=text,
        **place,
    )


def save(client: Client, comment: Comment, text: str, revision: int) -> Any:
    address = reverse("save-answer", args=[comment.submission.uuid, comment.pk])
    body = json.dumps({"field": "text", "text": text, "revision": revision})
    return client.post(address, body, content_type="application/json")


def words_of(client: Client, submission: Submission, name: str = "submission") -> str:
    answer = client.get(reverse(name, args=[submission.uuid]))
    assert answer.status_code == 200
    return answer.content.decode()


def revised(client: Client, submission: Submission, **more: str) -> Any:
    words = words_of(client, submission, "revise")
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', words)
    assert found is not None
    address = reverse("revise", args=[submission.uuid])
    return client.post(address, {**TICKS, "seen": found[1], **more})


def test_an_answer_is_saved_while_it_is_typed(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    first, _second = submission.comments.all()
    assert save(client, first, "He was", 0).json() == {"revision": 1}
    assert save(client, first, "He was 54.", 1).json() == {"revision": 2}
    reply = Reply.objects.get()
    assert (reply.text, reply.who, reply.snapshot) == ("He was 54.", author, None)
    assert "1 of 2 comments answered." in words_of(client, submission)


def test_an_answer_that_a_co_author_changed_meanwhile_is_not_overwritten(
    client: Client, submission: Submission, author: User
) -> None:
    first, _second = submission.comments.all()
    Reply.objects.create(comment=first, who=author, text="He was 54.", revision=3)
    other = UserFactory()
    share(submission.case, other, CaseRole.CO_AUTHOR)
    client.force_login(other)
    answer = save(client, first, "He was 45.", 2)
    assert (answer.status_code, answer.json()) == (409, {"text": "He was 54.", "revision": 3})
    assert Reply.objects.get().text == "He was 54."


def test_without_script_both_texts_are_shown(
    client: Client, submission: Submission, author: User
) -> None:
    first, _second = submission.comments.all()
    Reply.objects.create(comment=first, who=author, text="He was 54.", revision=3)
    client.force_login(author)
    address = reverse("save-answer", args=[submission.uuid, first.pk])
    answer = client.post(address, {"text": "He was 45.", "revision": "2"})
    words = answer.content.decode()
    assert ("He was 54." in words, "He was 45." in words) == (True, True)
    client.post(address, {"text": "He was 45.", "revision": "3"})
    assert Reply.objects.get().text == "He was 45."


def test_who_only_reads_the_case_answers_nothing(client: Client, submission: Submission) -> None:
    reader = UserFactory()
    share(submission.case, reader, CaseRole.READER)
    client.force_login(reader)
    assert save(client, submission.comments.all()[0], "Hm.", 0).status_code == 404
    assert "<textarea" not in words_of(client, submission)


def test_an_answer_is_not_changed_once_the_revision_is_sent(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    first, second = submission.comments.all()
    for comment in (first, second):
        save(client, comment, "Done.", 0)
    revised(client, submission)
    answer = save(client, first, "Done!", 1)
    assert answer.status_code == 423
    assert "The revision is sent" in answer.json()["sentence"]


def test_beside_each_comment_stand_its_words_then_and_now(
    client: Client, submission: Submission, author: User
) -> None:
    part = submission.case.paper.abstract.get()
    part.text = "A man of 54 had back pain for years."
    save_row(case=submission.case, who=author, row=part)
    client.force_login(author)
    words = words_of(client, submission)
    assert f"<blockquote>{QUOTE}</blockquote>" in words
    now = re.search(r'<p class="now">.*?</p>', words, re.DOTALL)
    assert now is not None
    assert "<ins> of 54</ins>" in now[0]
    assert reverse("go", args=[submission.case.slug, "abstract:1"]) in words


def test_a_place_that_is_gone_shows_no_words(
    client: Client, submission: Submission, author: User
) -> None:
    said(submission, "Why this?", kind=CommentKind.FIELD, source="lab:gone")
    client.force_login(author)
    words = words_of(client, submission)
    assert words.count('class="now"') == 2


def test_a_quotation_finds_its_sentence_again() -> None:
    text = "He came to us. The mass was large and round. It grew."
    assert closest("The mass was large.", text) == "The mass was large"
    assert closest("It grew.", text) == "It grew."
    assert closest("the round MASS was large", text) == "us. The mass was large"
    assert closest("nothing of this is there", text) == ""


def test_a_revision_is_sent_with_its_answers(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    for comment in submission.comments.all():
        save(client, comment, "Done.", 0)
    save_row(case=submission.case, who=author, row=Complaint(case=submission.case, name="fever"))
    answer = revised(client, submission)
    assert answer.headers["Location"] == reverse("submission", args=[submission.uuid])
    submission.refresh_from_db()
    second = submission.snapshots.get(number=2)
    assert (submission.state, submission.rounds) == (State.REVISED, 2)
    assert {reply.snapshot for reply in Reply.objects.all()} == {second}
    assert Case.objects.get().locked is not None
    assert Notice.objects.filter(kind="revised").get().user.username == "editor"
    words = words_of(client, submission)
    assert reverse("changes", args=[submission.uuid, 2]) in words
    assert "<p>Done.</p>" in words


def test_unanswered_comments_are_asked_about(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    save(client, submission.comments.all()[0], "He was 54.", 0)
    words = words_of(client, submission, "revise")
    assert "Send it with 1 comment unanswered." in words
    refused = revised(client, submission)
    assert "Some comments have no answer." in refused.content.decode()
    assert Snapshot.objects.count() == 1
    revised(client, submission, unanswered="on")
    submission.refresh_from_db()
    assert submission.state == State.REVISED


def test_the_page_of_the_revision_shows_what_changed(
    client: Client, submission: Submission, author: User
) -> None:
    save_row(case=submission.case, who=author, row=Complaint(case=submission.case, name="fever"))
    client.force_login(author)
    words = words_of(client, submission, "revise")
    assert re.search(r"added</span> <strong>fever</strong>", words)


def test_the_second_of_two_clicks_changes_nothing(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    revised_page = words_of(client, submission, "revise")
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', revised_page)
    assert found is not None
    address = reverse("revise", args=[submission.uuid])
    sent = {**TICKS, "seen": found[1], "unanswered": "on"}
    answers = [client.post(address, sent) for _click in range(2)]
    places = {answer.headers["Location"] for answer in answers}
    assert places == {reverse("submission", args=[submission.uuid])}
    assert Snapshot.objects.count() == 2


def test_a_co_author_sees_what_is_sent_and_sends_nothing(
    client: Client, submission: Submission
) -> None:
    other = UserFactory()
    share(submission.case, other, CaseRole.CO_AUTHOR)
    client.force_login(other)
    assert "Only The author" in words_of(client, submission, "revise")
    address = reverse("revise", args=[submission.uuid])
    answer = client.post(address, {**TICKS, "seen": "0" * 64, "unanswered": "on"})
    assert (answer.status_code, Snapshot.objects.count()) == (404, 1)


def test_the_paper_of_the_revision_is_shown_before_it_is_sent(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    answer = client.get(reverse("revise-pdf", args=[submission.uuid]))
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_without_a_revision_there_is_none_to_send(client: Client, author: User) -> None:
    submission = submission_of(ready_case(author), state=State.IN_REVIEW)
    client.force_login(author)
    answer = client.get(reverse("revise", args=[submission.uuid]))
    assert answer.headers["Location"] == reverse("submission", args=[submission.uuid])


@pytest.mark.django_db(transaction=True)
def test_of_two_co_authors_who_answer_at_once_none_is_lost_unsaid(
    client: Client, submission: Submission, author: User
) -> None:
    first, _second = submission.comments.all()
    came: list[Any] = []

    def answering(text: str) -> Any:
        browser = Client()
        browser.force_login(author)
        return lambda: came.append((text, save(browser, first, text, 0)))

    at_once(answering("One."), answering("Two."))
    kept = Reply.objects.get().text
    answers = {answer.status_code: (text, answer.json()) for text, answer in came}
    assert answers[200] == (kept, {"revision": 1})
    lost, told = answers[409]
    assert ({lost, kept}, told["text"]) == ({"One.", "Two."}, kept)
