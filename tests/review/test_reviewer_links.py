"""A reviewer answers by a link, with an account or without one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.states import State
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.browsing import text


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
    assert page.count("snapshot 1") == number
