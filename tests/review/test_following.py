"""Authors follow a submission: where it stands, what was said, and what they may do."""

import hashlib
import zipfile
from io import BytesIO

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.record.models import AuditLine, Case, CaseRole
from casereports.review.actions.corresponding import write_letter
from casereports.review.models import (
    Comment,
    Decision,
    Letter,
    Publication,
    Review,
    Submission,
)
from casereports.review.progress import steps
from casereports.review.states import Side, State, Verdict
from tests.factories.cases import share
from tests.factories.review import editor as an_editor
from tests.factories.review import invited, ready_case, submission_of
from tests.factories.users import UserFactory


def page(client: Client, submission: Submission, user: User) -> str:
    client.force_login(user)
    answer = client.get(reverse("submission", args=[submission.uuid]))
    assert answer.status_code == 200
    return answer.content.decode()


def reviewed(submission: Submission, *, handed_in: bool = True) -> Review:
    """Returns a review with a comment, remarks to the authors, and some to the editor alone."""
    invitation, _token = invited(submission, reviewer=UserFactory(full_name="Rev Iewer"))
    review = invitation.review
    review.verdict, review.to_authors = "major", "A case worth telling."
    review.to_editor = "Between us: weak."
    review.handed_in = timezone.now() if handed_in else None
    review.save()
    snapshot = invitation.snapshot
    Comment.objects.create(
        submission=submission, snapshot=snapshot, review=review, kind="general", text="Say more."
    )
    return review


def decided(submission: Submission, editor: User, verdict: Verdict = Verdict.MAJOR) -> None:
    Decision.objects.create(
        submission=submission,
        snapshot=submission.snapshots.get(number=submission.rounds),
        verdict=verdict,
        letter="Dear author, please revise.",
        who=editor,
        when=timezone.now(),
    )


@pytest.mark.parametrize("state", State)
def test_each_state_says_what_happens_next(
    state: State, client: Client, case: Case, author: User
) -> None:
    submission = submission_of(case, state=state)
    words = page(client, submission, author)
    assert 'aria-current="step"' in words
    assert f"<span>{state.label}</span>" in words


def test_the_line_shows_what_was_and_what_comes(case: Case) -> None:
    submission = submission_of(case, state=State.IN_REVIEW)
    line = steps(submission.moves.all())
    labels = [(str(step.label), step.is_now, step.when is None) for step in line]
    assert labels == [
        ("Submitted", False, False),
        ("In review", True, False),
        ("Decision", False, True),
    ]


def test_what_reviewers_say_is_told_with_the_decision_and_not_before(
    client: Client, case: Case, author: User
) -> None:
    editor = an_editor()
    submission = submission_of(case, state=State.IN_REVIEW, editor=editor)
    reviewed(submission)
    before = page(client, submission, author)
    assert ("Say more." in before, "worth telling" in before) == (False, False)
    decided(submission, editor)
    after = page(client, submission, author)
    for told in ("Reviewer 1", "Say more.", "A case worth telling.", "please revise."):
        assert told in after


def test_what_is_for_the_editor_alone_is_never_told(
    client: Client, case: Case, author: User
) -> None:
    editor = an_editor(full_name="Edith Or")
    submission = submission_of(case, state=State.IN_REVIEW, editor=editor)
    review = reviewed(submission)
    decided(submission, editor)
    words = page(client, submission, author)
    address = review.invitation.email
    for hidden in ("Between us", "Rev Iewer", address, "Edith Or"):
        assert hidden not in words


def test_a_review_that_was_not_handed_in_is_not_told(
    client: Client, case: Case, author: User
) -> None:
    editor = an_editor()
    submission = submission_of(case, state=State.IN_REVIEW, editor=editor)
    reviewed(submission, handed_in=False)
    decided(submission, editor)
    assert "Say more." not in page(client, submission, author)


def test_an_editor_is_sent_on_to_the_editors_page(client: Client, case: Case) -> None:
    submission = submission_of(case)
    client.force_login(an_editor())
    answer = client.get(reverse("submission", args=[submission.uuid]))
    assert answer.headers["Location"] == reverse("judge", args=[submission.uuid])


@pytest.mark.parametrize("role", CaseRole)
def test_all_who_read_the_case_may_follow(role: CaseRole, client: Client, case: Case) -> None:
    submission = submission_of(case)
    other = UserFactory(username="other")
    share(case, other, role)
    words = page(client, submission, other)
    assert reverse("withdraw", args=[submission.uuid]) not in words
    assert (reverse("author-letter", args=[submission.uuid]) in words) == (
        role is CaseRole.CO_AUTHOR
    )
    assert AuditLine.objects.filter(detail=f"submission {submission.number}").count() == 1


def test_a_stranger_finds_nothing(client: Client, case: Case) -> None:
    submission = submission_of(case)
    client.force_login(UserFactory())
    for name in ("submission", "withdraw", "revise"):
        assert client.get(reverse(name, args=[submission.uuid])).status_code == 404
    assert client.get(reverse("submissions")).context["lines"] == []


def test_a_submission_is_withdrawn_with_a_reason(client: Client, case: Case, author: User) -> None:
    editor = an_editor()
    submission = submission_of(case, state=State.IN_REVIEW, editor=editor)
    invited(submission, reviewer=UserFactory(username="reviewer"))
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    assert 'name="why"' in client.get(address).content.decode()
    client.post(address, {"why": "Consent was taken back.", "seen": submission.version})
    submission.refresh_from_db()
    case.refresh_from_db()
    assert (submission.state, case.locked) == (State.WITHDRAWN, None)
    assert submission.moves.last().why == "Consent was taken back."
    told = set(Notice.objects.values_list("user__username", "kind"))
    assert told == {(editor.username, "withdrawn"), ("reviewer", "reviewer-released")}


def test_without_a_reason_nothing_is_withdrawn(client: Client, case: Case, author: User) -> None:
    submission = submission_of(case)
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    answer = client.post(address, {"why": " ", "seen": submission.version})
    assert "Please say why" in answer.content.decode()
    submission.refresh_from_db()
    assert submission.state == State.SUBMITTED


def test_what_has_moved_on_meanwhile_is_not_withdrawn(
    client: Client, case: Case, author: User
) -> None:
    submission = submission_of(case, state=State.IN_REVIEW)
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    answer = client.post(address, {"why": "No more.", "seen": 0}, follow=True)
    assert "This submission has moved on" in answer.content.decode()
    submission.refresh_from_db()
    assert submission.state == State.IN_REVIEW


@pytest.mark.parametrize("state", [State.PUBLISHED, State.RETRACTED, State.REJECTED])
def test_what_is_in_print_or_closed_is_not_withdrawn(
    state: State, client: Client, case: Case, author: User
) -> None:
    submission = submission_of(case, state=state)
    client.force_login(author)
    page = reverse("withdraw", args=[submission.uuid])
    assert client.get(page).headers["Location"] == submission.get_absolute_url()
    client.post(page, {"why": "A mistake.", "seen": submission.version})
    submission.refresh_from_db()
    assert submission.state == state


def test_a_letter_goes_to_the_editors(client: Client, case: Case, author: User) -> None:
    editor = an_editor()
    submission = submission_of(case, editor=editor)
    client.force_login(author)
    address = reverse("author-letter", args=[submission.uuid])
    client.post(address, {"text": "When do we hear?"})
    assert Letter.objects.get().text == "When do we hear?"
    assert Notice.objects.get().user == editor
    assert "When do we hear?" in page(client, submission, author)


def test_an_empty_letter_stays_on_the_page(client: Client, case: Case, author: User) -> None:
    submission = submission_of(case)
    client.force_login(author)
    answer = client.post(reverse("author-letter", args=[submission.uuid]), {"text": " "})
    assert (answer.status_code, Letter.objects.count()) == (422, 0)
    assert "The letter is empty" in answer.content.decode()


def test_editors_write_as_the_editors(client: Client, case: Case, author: User) -> None:
    editor = an_editor(full_name="Edith Or")
    submission = submission_of(case, editor=editor)
    write_letter(submission=submission, side=Side.EDITOR, who=editor, text="Soon.")
    words = page(client, submission, author)
    assert ("Soon." in words, "Edith Or" in words) == (True, False)


def test_each_snapshot_is_handed_out_as_it_was_frozen(
    client: Client, case: Case, author: User
) -> None:
    submission = submission_of(case)
    snapshot = submission.snapshots.get()
    assert snapshot.sha256 in page(client, submission, author)
    pdf = client.get(reverse("submission-file", args=[submission.uuid, 1, "paper.pdf"]))
    assert hashlib.sha256(pdf.content).hexdigest() == snapshot.pdf
    word = client.get(reverse("submission-file", args=[submission.uuid, 1, "paper.docx"]))
    assert "word/document.xml" in zipfile.ZipFile(BytesIO(word.content)).namelist()
    for name in ("blinded.pdf", "nothing", "0" * 64):
        address = reverse("submission-file", args=[submission.uuid, 1, name])
        assert client.get(address).status_code == 404


def test_a_closed_submission_can_be_handed_in_anew(
    client: Client, case: Case, author: User
) -> None:
    submission = submission_of(case, state=State.REJECTED)
    words = page(client, submission, author)
    assert f'class="btn btn-primary" href="{reverse("submit", args=[case.slug])}"' in words


def test_a_published_case_shows_how_it_is_cited(client: Client, case: Case, author: User) -> None:
    submission = submission_of(case, state=State.PUBLISHED)
    Publication.objects.create(
        submission=submission,
        snapshot=submission.snapshots.get(),
        doi="10.1000/example.1",
        published=timezone.localdate(),
        is_public=True,
    )
    words = page(client, submission, author)
    assert "10.1000/example.1" in words
    assert reverse("article", args=[submission.number]) in words


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    number: int, client: Client, author: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(number):
        submission_of(ready_case(author))
    client.force_login(author)
    with django_assert_num_queries(4):
        answer = client.get(reverse("submissions"))
    assert len(answer.context["lines"]) == number


def test_a_strip_tells_of_what_waits_for_a_revision(author: User) -> None:
    submission = submission_of(ready_case(author), state=State.REVISION)
    submission_of(ready_case(author), state=State.IN_REVIEW)
    submission_of(ready_case(author), state=State.REJECTED)
    request = RequestFactory().get("/")
    request.user = author
    strip = Template("{% load submissions %}{% submissions_strip %}")
    words = strip.render(Context({"request": request}))
    assert "2 open submissions" in words
    assert f"{submission.number} waits for your revision" in words
