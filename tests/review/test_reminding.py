"""Who is late is reminded: before the day, behind it, and never twice of the same."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.actions import notify
from casereports.notices.models import Message, Notice
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.reminders import due_reminders
from casereports.review.states import State
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory

TODAY = date(2026, 5, 20)


def due_in(invitation: ReviewerInvitation, days: int) -> ReviewerInvitation:
    due = TODAY + timedelta(days=days)
    ReviewerInvitation.objects.filter(pk=invitation.pk).update(due=due)
    return invitation


def reminded(today: date = TODAY) -> list[tuple[str, str]]:
    """Returns the kind of each reminder, and to whom."""
    return [
        (one.kind.code, one.to.username if one.to else one.email) for one in due_reminders(today)
    ]


def told(today: date = TODAY) -> int:
    """Tells what is due, and returns how much of it is new."""
    return sum(notify(**vars(one)).is_new for one in due_reminders(today))


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (4, []),
        (3, ["review-due"]),
        (0, ["review-due"]),
        (-1, ["review-overdue", "review-missing"]),
        (-7, ["review-overdue", "review-missing"]),
    ],
)
def test_a_reviewer_and_then_the_editor_are_reminded(
    days: int, kinds: list[str], submission: Submission
) -> None:
    invitation, _token = invited(submission, reviewer=UserFactory(username="reviewer"))
    due_in(invitation, days)
    people = {"review-missing": "chief"}
    assert reminded() == [(kind, people.get(kind, "reviewer")) for kind in kinds]


def test_from_before_the_day_to_a_month_behind_it_three_reminders_come(
    submission: Submission,
) -> None:
    invitation, _token = invited(submission, reviewer=UserFactory(username="reviewer"))
    due_in(invitation, 0)
    days = [TODAY + timedelta(days=number) for number in range(-10, 30)]
    assert sum(told(day) for day in days) == 4
    kinds = Notice.objects.order_by("pk").values_list("user__username", "kind")
    assert list(kinds) == [
        ("reviewer", "review-due"),
        ("reviewer", "review-overdue"),
        ("chief", "review-missing"),
        ("reviewer", "review-overdue"),
    ]


def test_a_day_on_which_the_site_slept_is_made_up_for(submission: Submission) -> None:
    invitation, _token = invited(submission, reviewer=UserFactory(username="reviewer"))
    due_in(invitation, -3)
    assert (told(), told()) == (2, 0)


def test_another_day_is_reminded_of_anew(submission: Submission) -> None:
    invitation, _token = invited(submission, reviewer=UserFactory(username="reviewer"))
    assert [told() for days in (2, 2, 3) if due_in(invitation, days)] == [1, 0, 1]


def test_a_reviewer_without_an_account_is_reminded_by_e_mail(submission: Submission) -> None:
    invitation, token = invited(submission)
    due_in(invitation, 1)
    told()
    message = Message.objects.get(address=invitation.email)
    assert "2026" in message.subject
    assert token not in message.body


def test_who_has_not_accepted_declined_or_handed_in_is_left_alone(
    submission: Submission,
) -> None:
    now = timezone.now()
    for column in ("declined_at", "withdrawn_at", "done_at"):
        invitation, _token = invited(submission, accepted=column == "done_at")
        due_in(invitation, -1)
        ReviewerInvitation.objects.filter(pk=invitation.pk).update(**{column: now})
    due_in(invited(submission, accepted=False)[0], -1)
    assert reminded() == []


@pytest.mark.parametrize("state", [State.REVISION, State.ACCEPTED, State.REJECTED])
def test_nobody_is_reminded_of_what_is_decided(state: State, db: None) -> None:
    submission = submission_of(ready_case(UserFactory()), state=state)
    due_in(invited(submission)[0], -1)
    assert reminded() == []


@pytest.mark.parametrize(("days", "is_reminded"), [(8, False), (7, True), (0, True), (-1, False)])
def test_authors_are_reminded_of_a_revision(days: int, is_reminded: bool, chief: User) -> None:
    case = ready_case(UserFactory(username="author"))
    submission = submission_of(case, state=State.REVISION, editor=chief)
    Submission.objects.filter(pk=submission.pk).update(due=TODAY + timedelta(days=days))
    assert reminded() == ([("revision-due", "author")] if is_reminded else [])
    assert (told(), told()) == (int(is_reminded), 0)


def test_without_a_handling_editor_all_editors_learn_of_a_late_review(chief: User) -> None:
    editor(username="second")
    submission = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    due_in(invited(submission)[0], -2)
    names = {name for kind, name in reminded() if kind == "review-missing"}
    assert {"chief", "second"} <= names
