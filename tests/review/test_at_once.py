"""Two clicks at once, and two people at once: what they ask for is done once, the other is told."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.models import Message, Notice
from casereports.pipeline import draft
from casereports.record.models import Case
from casereports.review.models import (
    Decision,
    Move,
    Publication,
    Review,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.printing_once import frozen_once, key_of
from casereports.review.states import State
from tests.factories.review import editor, invited, ready_case
from tests.factories.users import UserFactory
from tests.record.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

TICKS = {"consent": "on", "authorship": "on", "declarations": "on"}
ACCEPT = {"conflicts": "none"}


def browser(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def answers(*knocks: Callable[[], int]) -> list[int]:
    """Returns the statuses of requests that begin in the same moment, each on a connection.

    SQLite in memory refuses instead of waiting, so there one comes right behind the other.
    """
    if connection.vendor == "sqlite":
        return [knock() for knock in knocks]
    found = [0] * len(knocks)

    def run(place: int) -> None:
        found[place] = knocks[place]()

    assert at_once(*(partial(run, place) for place in range(len(knocks)))) == ["done"] * len(knocks)
    return found


def posting(client: Client, address: str, sent: dict[str, object]) -> Callable[[], int]:
    return lambda: client.post(address, sent).status_code


def test_two_editors_deciding_at_once_make_one_decision(
    submission: Submission, chief: User
) -> None:
    other = editor(username="second")
    address = reverse("decide", args=[submission.uuid])
    seen = submission.version
    letters = {
        who: {"verdict": verdict, "letter": f"By {who}.", "act": "send", "seen": seen}
        for who, verdict in ((chief, "accept"), (other, "reject"))
    }
    found = answers(*(posting(browser(who), address, sent) for who, sent in letters.items()))
    assert sorted(found) == [302, 409]
    decision = Decision.objects.get()
    submission.refresh_from_db()
    states = {"accept": State.ACCEPTED, "reject": State.REJECTED}
    assert submission.state == states[decision.verdict]
    assert decision.letter == letters[decision.who]["letter"]
    assert Move.objects.filter(name__in=states).count() == 1
    assert Notice.objects.filter(kind="decided", user=submission.submitter).count() == 1


def test_a_double_click_on_send_decides_once(submission: Submission, chief: User) -> None:
    sent = {"verdict": "accept", "letter": "Yes.", "act": "send", "seen": submission.version}
    address = reverse("decide", args=[submission.uuid])
    client = browser(chief)
    answers(posting(client, address, sent), posting(client, address, sent))
    assert Decision.objects.count() == 1
    assert Notice.objects.filter(kind="decided").count() == 1


def test_a_double_click_on_submit_makes_one_submission() -> None:
    author = UserFactory(username="author")
    case = Case.objects.get(pk=ready_case(author).pk)
    paper = draft(case)
    frozen_once(paper)
    address = reverse("submit", args=[case.slug])
    sent = {**TICKS, "seen": key_of(paper)}
    found = answers(*(posting(browser(author), address, sent) for _click in range(2)))
    assert found == [302, 302]
    assert Submission.objects.count() == 1
    assert Snapshot.objects.count() == 1
    assert Notice.objects.filter(kind="received").count() == 1


def test_a_double_click_on_accept_accepts_an_invitation_once(submission: Submission) -> None:
    invitation, token = invited(submission, accepted=False)
    address = reverse("accept-review", args=[token])
    found = answers(*(posting(browser(), address, ACCEPT) for _click in range(2)))
    assert sorted(found) == [200, 302]
    assert Review.objects.filter(invitation=invitation).count() == 1
    assert Notice.objects.filter(kind="reviewer-accepted").count() == 1


def test_accepting_and_declining_at_once_leaves_one_answer(submission: Submission) -> None:
    invitation, token = invited(submission, accepted=False)
    answers(
        posting(browser(), reverse("accept-review", args=[token]), ACCEPT),
        posting(browser(), reverse("decline-review", args=[token]), {"reason": "No time."}),
    )
    answered = ReviewerInvitation.objects.get(pk=invitation.pk)
    assert (answered.accepted_at is None) != (answered.declined_at is None)


def test_a_double_click_on_hand_in_hands_a_review_in_once(submission: Submission) -> None:
    reviewer = UserFactory(username="reviewer")
    invitation, _token = invited(submission, reviewer=reviewer)
    sent = {"to_authors": "Good.", "verdict": "minor", "unanswered": "yes"}
    address = reverse("hand-in-review", args=[invitation.uuid])
    found = answers(*(posting(browser(reviewer), address, sent) for _click in range(2)))
    assert 302 in found
    assert Review.objects.get().handed_in is not None
    assert Notice.objects.filter(kind="review-received").count() == 1
    assert Message.objects.filter(kind="review-thanks").count() == 1


def test_a_review_is_handed_in_or_the_decision_comes_first(
    submission: Submission, chief: User
) -> None:
    reviewer = UserFactory(username="reviewer")
    invitation, _token = invited(submission, reviewer=reviewer)
    review = {"to_authors": "Good.", "verdict": "minor", "unanswered": "yes"}
    decision = {"verdict": "reject", "letter": "No.", "act": "send", "seen": submission.version}
    answers(
        posting(browser(chief), reverse("decide", args=[submission.uuid]), decision),
        posting(browser(reviewer), reverse("hand-in-review", args=[invitation.uuid]), review),
    )
    assert Decision.objects.count() == 1
    answered = ReviewerInvitation.objects.get(pk=invitation.pk)
    assert (answered.done_at is None) == (Review.objects.get().handed_in is None)
    assert (answered.done_at is None) != (answered.withdrawn_at is None)


def test_withdrawing_and_deciding_at_once_leaves_one_of_both(
    submission: Submission, chief: User
) -> None:
    seen = submission.version
    decision = {"verdict": "accept", "letter": "Yes.", "act": "send", "seen": seen}
    withdrawal = {"why": "Sent elsewhere.", "seen": seen}
    answers(
        posting(browser(chief), reverse("decide", args=[submission.uuid]), decision),
        posting(
            browser(submission.submitter), reverse("withdraw", args=[submission.uuid]), withdrawal
        ),
    )
    submission.refresh_from_db()
    assert submission.version == seen + 1
    moved = {"accept": State.ACCEPTED, "withdraw": State.WITHDRAWN}
    assert submission.state == moved[Move.objects.latest("pk").name]


def test_a_double_click_on_publish_publishes_once(submission: Submission, chief: User) -> None:
    decision = {"verdict": "accept", "letter": "Yes.", "act": "send", "seen": submission.version}
    client = browser(chief)
    client.post(reverse("decide", args=[submission.uuid]), decision)
    page = reverse("publication", args=[submission.uuid])
    client.post(page, {"published": "2026-01-01", "seen": 0})
    submission.refresh_from_db()
    sent = {"seen": submission.version}
    address = reverse("publish", args=[submission.uuid])
    assert answers(*(posting(client, address, sent) for _click in range(2))) == [302, 302]
    assert Move.objects.filter(name="publish").count() == 1
    assert Publication.objects.count() == 1
    assert Notice.objects.filter(kind="published").count() == 1
