"""Reviewers are asked by a link that is theirs alone; who wrote the paper is never asked."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from casereports.accounts.models import Role, User
from casereports.notices.models import Message
from casereports.record.models import CaseRole
from casereports.review.actions import accepting
from casereports.review.actions.inviting import (
    InvitingRefusedError,
    invite_reviewer,
    put_off,
    release_reviewer,
    remind_reviewer,
    renew_reviewer,
    suggested,
)
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.states import State
from tests.factories.cases import share
from tests.factories.review import invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory

GUEST = "guest@example.org"


@pytest.fixture
def submission(chief: User) -> Submission:
    return submission_of(ready_case(UserFactory(username="author")), editor=chief)


@pytest.fixture
def no_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def in_days(number: int) -> object:
    return timezone.localdate() + timedelta(days=number)


def ask(
    submission: Submission, who: User, email: str = GUEST, **more: object
) -> ReviewerInvitation:
    sent = invite_reviewer(
        submission=submission, who=who, email=email, **{"due": in_days(21), **more}
    )
    return sent.invitation


def token_of(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


def test_the_first_invitation_sends_the_submission_to_review(
    submission: Submission, chief: User
) -> None:
    invitation = ask(submission, chief)
    submission.refresh_from_db()
    assert submission.state == State.IN_REVIEW
    assert (invitation.place, invitation.snapshot.number) == (1, 1)
    assert ask(submission, chief, "other@example.org").place == 2
    assert submission.moves.filter(name="review").count() == 1


def test_of_the_link_only_a_fingerprint_is_kept(
    submission: Submission, chief: User, no_mail_server: None
) -> None:
    sent = invite_reviewer(submission=submission, who=chief, email=GUEST, due=in_days(21))
    token = token_of(sent.link)
    assert accepting.behind(token) == sent.invitation
    row = ReviewerInvitation.objects.values().get()
    assert token not in " ".join(map(str, row.values()))


def test_the_link_goes_out_by_e_mail_where_there_is_a_mail_server(
    submission: Submission, chief: User
) -> None:
    sent = invite_reviewer(submission=submission, who=chief, email=GUEST, due=in_days(21))
    assert sent.link == ""
    message = Message.objects.get(kind="reviewer-invited")
    assert message.address == GUEST
    assert submission.number in message.body
    assert "reviewing/link/" in message.secret
    assert submission.title not in message.subject + message.body


@pytest.mark.parametrize(
    "address", ["PLACEHOLDA@example.org", "author@example.org", "reader@example.org"]
)
def test_who_has_a_part_in_the_case_is_not_asked(
    address: str, submission: Submission, chief: User
) -> None:
    share(submission.case, UserFactory(username="reader"), CaseRole.READER)
    with pytest.raises(InvitingRefusedError, match="authors don’t judge their own paper"):
        ask(submission, chief, address)
    submission.refresh_from_db()
    assert (submission.state, submission.invitations.count()) == (State.SUBMITTED, 0)


def test_an_author_is_not_suggested(submission: Submission) -> None:
    knows = UserFactory(username="knows", role=Role.REVIEWER)
    wrote = UserFactory(username="wrote", role=Role.REVIEWER)
    share(submission.case, wrote, CaseRole.CO_AUTHOR)
    assert list(suggested(submission)) == [knows]


def test_who_decides_does_not_review(submission: Submission, chief: User) -> None:
    with pytest.raises(InvitingRefusedError, match="doesn’t review it as well"):
        ask(submission, chief, chief.email)


def test_nobody_is_asked_twice(submission: Submission, chief: User) -> None:
    ask(submission, chief)
    with pytest.raises(InvitingRefusedError, match="asked already"):
        ask(submission, chief, GUEST.upper())
    assert submission.invitations.count() == 1


def test_a_day_that_is_past_is_refused(submission: Submission, chief: User) -> None:
    with pytest.raises(InvitingRefusedError, match="The day is past"):
        ask(submission, chief, due=in_days(-1))


def test_nobody_is_asked_to_judge_what_is_decided(submission: Submission, chief: User) -> None:
    Submission.objects.filter(pk=submission.pk).update(state=State.REVISION)
    with pytest.raises(InvitingRefusedError, match="With the author for revision"):
        ask(submission, chief)


def test_the_same_person_keeps_the_place_in_the_next_round(
    submission: Submission, chief: User
) -> None:
    ask(submission, chief, "first@example.org")
    ask(submission, chief)
    snapshot_of(submission)
    again = ask(submission, chief)
    assert (again.place, again.snapshot.number) == (2, 2)
    assert ask(submission, chief, "third@example.org").place == 3


def test_a_new_link_ends_the_old_one(
    submission: Submission, chief: User, no_mail_server: None
) -> None:
    old = invite_reviewer(submission=submission, who=chief, email=GUEST, due=in_days(21))
    new = renew_reviewer(invitation=old.invitation, who=chief)
    assert accepting.behind(token_of(new.link)) == old.invitation
    with pytest.raises(accepting.LinkClosedError):
        accepting.behind(token_of(old.link))


def test_a_reviewer_is_reminded_once_a_day(submission: Submission, chief: User) -> None:
    invitation, _token = invited(submission)
    first = remind_reviewer(invitation=invitation, who=chief)
    again = remind_reviewer(invitation=invitation, who=chief)
    assert [told.is_new for told in (first, again)] == [True, False]
    assert Message.objects.get().kind == "review-due"


def test_who_has_not_answered_is_asked_again_instead(
    submission: Submission, chief: User, no_mail_server: None
) -> None:
    invitation, token = invited(submission, accepted=False)
    sent = remind_reviewer(invitation=invitation, who=chief)
    assert token_of(sent.link) != token
    assert Message.objects.get().kind == "reviewer-invited"


def test_a_review_can_be_due_later(submission: Submission, chief: User) -> None:
    invitation, _token = invited(submission)
    put_off(invitation=invitation, who=chief, due=in_days(40))
    invitation.refresh_from_db()
    assert invitation.due == in_days(40)


def test_who_is_released_is_told_and_let_in_no_more(submission: Submission, chief: User) -> None:
    invitation, token = invited(submission)
    release_reviewer(invitation=invitation, who=chief)
    with pytest.raises(accepting.LinkClosedError):
        accepting.behind(token)
    assert Message.objects.get().kind == "reviewer-released"
    with pytest.raises(InvitingRefusedError, match="released meanwhile"):
        release_reviewer(invitation=invitation, who=chief)


def test_an_editor_asks_a_reviewer_and_hands_the_link_over(
    client: Client, submission: Submission, chief: User, no_mail_server: None
) -> None:
    client.force_login(chief)
    address = reverse("invite-reviewer", args=[submission.uuid])
    assert "Invite a reviewer" in client.get(address).content.decode()
    answer = client.post(address, {"email": GUEST, "name": "The Guest", "due": in_days(14)})
    page = answer.content.decode()
    assert "Copy the link" in page
    assert "/reviewing/link/" in page
    assert submission.invitations.get().name == "The Guest"
    assert mail.outbox == []


def test_what_is_wrong_stands_at_the_field_and_nothing_typed_is_lost(
    client: Client, submission: Submission, chief: User
) -> None:
    client.force_login(chief)
    address = reverse("invite-reviewer", args=[submission.uuid])
    page = client.post(
        address, {"email": "author@example.org", "name": "Some Name", "due": in_days(14)}
    ).content.decode()
    assert "authors don’t judge their own paper" in page
    assert 'value="Some Name"' in page
    assert "Choose a reviewer, or give an e-mail address." in (
        client.post(address, {"due": in_days(14)}).content.decode()
    )


def test_an_author_can_ask_no_reviewer(client: Client, submission: Submission) -> None:
    client.force_login(submission.submitter)
    answer = client.post(reverse("invite-reviewer", args=[submission.uuid]), {"email": GUEST})
    assert (answer.status_code, submission.invitations.count()) == (404, 0)


def test_the_e_mail_of_a_link_that_ended_does_not_leave(
    submission: Submission, chief: User
) -> None:
    asked = ask(submission, chief)
    renew_reviewer(invitation=asked, who=chief)
    first, second = Message.objects.filter(kind="reviewer-invited").order_by("pk")
    assert (first.state, second.state) == ("cancelled", "queued")
    release_reviewer(invitation=asked, who=chief)
    second.refresh_from_db()
    assert second.state == "cancelled"
