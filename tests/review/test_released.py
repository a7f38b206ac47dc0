"""A reviewer who is not needed any more sees their own words, and nothing of the paper."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.review.models import ReviewerInvitation
from casereports.review.states import State
from tests.authoring.pages import words
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.said import TO_AUTHORS, TO_EDITOR, reviewed


@pytest.fixture
def released(reviewer: User) -> ReviewerInvitation:
    submission = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    review = reviewed(submission, "Which dose?", reviewer=reviewer, handed_in=False)
    review.invitation.withdrawn_at = timezone.now()
    review.invitation.save()
    return review.invitation


def test_their_own_words_can_be_copied(
    released: ReviewerInvitation, reviewer: User, client: Client
) -> None:
    client.force_login(reviewer)
    page = client.get(released.get_absolute_url())
    assert page.status_code == 410
    for said in ("Which dose?", TO_AUTHORS, TO_EDITOR):
        assert said in words(page)
    assert released.submission.title not in page.content.decode()


def test_what_is_still_typed_is_answered_with_a_sentence(
    released: ReviewerInvitation, reviewer: User, client: Client
) -> None:
    client.force_login(reviewer)
    message = {"field": "to_authors", "text": "More.", "revision": 0}
    answer = client.post(
        reverse("save-review", args=[released.uuid]), json.dumps(message), "application/json"
    )
    assert answer.status_code == 423
    assert "don’t need this review" in answer.json()["sentence"]
    assert released.review.to_authors == TO_AUTHORS


def test_for_anybody_else_there_is_no_such_page(
    released: ReviewerInvitation, client: Client
) -> None:
    client.force_login(UserFactory(role="reviewer"))
    assert client.get(released.get_absolute_url()).status_code == 404
