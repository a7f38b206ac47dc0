"""Reviewers are told in a language of theirs, whatever the editor speaks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from casereports.accounts.models import User
from casereports.notices.models import MailChoice, Message
from casereports.notices.rounds import go_round
from casereports.record.frozen import thawed
from casereports.review.actions.deciding import decide
from casereports.review.actions.inviting import (
    invite_reviewer,
    release_reviewer,
    remind_reviewer,
    renew_reviewer,
)
from casereports.review.actions.reviewing import hand_in
from casereports.review.actions.submitting import Confirmed, prepared, submit_case
from casereports.review.models import Review, ReviewerInvitation, Snapshot, Submission
from casereports.review.states import State, Verdict
from casereports.review.telling import language_for
from tests.factories.cases import SMALL
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory

GUEST = "guest@example.org"


@pytest.fixture
def chief(db: None) -> User:
    return editor(username="chief")


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """The editor reads the site in German."""
    with translation.override("de"):
        yield


def paper_in(language: str, chief: User, state: State = State.IN_REVIEW) -> Submission:
    """Returns the submission of a paper in a language."""
    paper = {**SMALL["paper"], "language": language}
    return submission_of(ready_case(UserFactory(), paper=paper), editor=chief, state=state)


def languages() -> list[tuple[str, str]]:
    """Returns the kind and the language of each e-mail."""
    return list(Message.objects.order_by("pk").values_list("kind", "language"))


def ask(submission: Submission, who: User, email: str = GUEST) -> ReviewerInvitation:
    due = timezone.localdate() + timedelta(days=21)
    sent = invite_reviewer(submission=submission, who=who, email=email, due=due)
    return sent.invitation


@pytest.mark.parametrize(
    ("paper", "language", "subject"),
    [
        ("en", "en", "You are asked to review a case report"),
        ("fr-CA", "fr", "Un cas clinique à évaluer"),
        ("zh-Hans", "zh-hans", "病例报告"),
        ("ja", "en", "You are asked to review a case report"),
    ],
)
def test_who_has_no_account_is_asked_in_the_language_of_the_paper(
    paper: str, language: str, subject: str, chief: User
) -> None:
    ask(paper_in(paper, chief, State.SUBMITTED), chief)
    message = Message.objects.get(address=GUEST)
    assert message.language == language
    assert subject in message.subject


def test_every_e_mail_to_who_has_no_account_is_in_the_language_of_the_paper(chief: User) -> None:
    submission = paper_in("es", chief)
    invitation = ask(submission, chief)
    renew_reviewer(invitation=invitation, who=chief)
    release_reviewer(invitation=invitation, who=chief)
    accepted, _token = invited(submission)
    remind_reviewer(invitation=accepted, who=chief)
    other, _token = invited(submission)
    ReviewerInvitation.objects.filter(pk=other.pk).update(due=timezone.localdate())
    go_round()
    due = timezone.localdate() + timedelta(days=30)
    decide(
        submission=submission,
        verdict=Verdict.MINOR,
        letter="Dear author.",
        due=due,
        who=chief,
        seen=Submission.objects.get(pk=submission.pk).version,
    )
    reviewers = [one for one in languages() if one[0].startswith("review")]
    assert reviewers == [
        ("reviewer-invited", "es"),
        ("reviewer-invited", "es"),
        ("reviewer-released", "es"),
        ("review-due", "es"),
        ("review-due", "es"),
        ("reviewer-released", "es"),
        ("reviewer-released", "es"),
    ]


def test_who_has_an_account_is_asked_in_the_language_they_chose_or_the_sites(chief: User) -> None:
    submission = paper_in("es", chief, State.SUBMITTED)
    undecided, decided = UserFactory(), UserFactory()
    MailChoice.objects.create(user=decided, language="fr")
    for one in (undecided, decided):
        ask(submission, chief, one.email)
    assert languages() == [("reviewer-invited", "en"), ("reviewer-invited", "fr")]


def test_authors_are_told_of_a_decision_in_the_sites_language(chief: User) -> None:
    submission = paper_in("es", chief)
    decide(
        submission=submission,
        verdict=Verdict.REJECT,
        letter="Dear author.",
        due=None,
        who=chief,
        seen=submission.version,
    )
    assert languages() == [("decided", "en")]


def test_a_paper_that_cant_be_read_keeps_nobody_from_being_told(chief: User) -> None:
    invitation, _token = invited(paper_in("es", chief))
    with thawed(connection):
        Snapshot.objects.update(sha256="0" * 64)
    assert language_for(invitation) == ""
    ReviewerInvitation.objects.update(due=timezone.localdate())
    assert go_round().reminded.told == 1
    assert languages() == [("review-due", "en")]


@pytest.mark.parametrize(("has_account", "language"), [(True, "de"), (False, "es")])
def test_a_reviewer_is_thanked_in_what_they_speak_or_in_the_language_of_the_paper(
    has_account: bool, language: str, chief: User
) -> None:
    reviewer = UserFactory() if has_account else None
    invitation, _token = invited(paper_in("es", chief), reviewer=reviewer)
    Review.objects.update(verdict="accept", to_authors="Well done.")
    hand_in(invitation=invitation, who=reviewer)
    assert ("review-thanks", language) in languages()
    assert ("review-received", "en") in languages()


def test_who_submits_is_told_so_in_what_they_speak(chief: User) -> None:
    owner = UserFactory()
    case = ready_case(owner)
    _paper, frozen = prepared(case)
    assert frozen is not None
    sure = Confirmed(consent=True, authorship=True, declarations=True)
    submit_case(case=case, who=owner, confirmed=sure, seen=frozen.sha256)
    assert languages() == [("received", "de")]
