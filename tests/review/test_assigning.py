"""Editors say who cares for a submission, and who may know whom."""

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.record.models import Action, AuditLine, CaseRole
from casereports.review.actions.assigning import (
    AssignmentRefusedError,
    assign,
    assign_many,
    change_anonymity,
)
from casereports.review.models import Anonymity, Submission
from casereports.review.states import State
from tests.authoring.pages import words
from tests.factories.cases import share
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory


@pytest.fixture
def submission(db: None) -> Submission:
    return submission_of(ready_case(UserFactory()))


@pytest.fixture
def who(db: None) -> User:
    return editor(username="chief", full_name="The Chief")


def told(person: User) -> list[str]:
    return [one.kind for one in Notice.objects.filter(user=person)]


def test_a_submission_is_given_to_an_editor_who_is_told(submission: Submission, who: User) -> None:
    other = editor(username="other")
    assert assign(submission=submission, editor=other, who=who)
    submission.refresh_from_db()
    assert (submission.editor, told(other), told(who)) == (other, ["assigned"], [])
    line = AuditLine.objects.filter(action=Action.MOVED).latest("pk")
    assert line.detail == f"{submission.number} assigned to other"


def test_who_takes_a_submission_needs_no_notice(submission: Submission, who: User) -> None:
    assign(submission=submission, editor=who, who=who)
    assert told(who) == []


def test_a_submission_that_comes_back_is_told_again(submission: Submission, who: User) -> None:
    other = editor(username="other")
    for person in (other, None, other):
        assign(submission=submission, editor=person, who=who)
    assert told(other) == ["assigned", "assigned"]


def test_the_same_editor_twice_is_no_change(submission: Submission, who: User) -> None:
    other = editor(username="other")
    assign(submission=submission, editor=other, who=who)
    assert not assign(submission=submission, editor=other, who=who)
    assert told(other) == ["assigned"]


def test_who_wrote_in_the_case_cannot_care_for_it(submission: Submission, who: User) -> None:
    writer = editor(full_name="The Writer")
    share(submission.case, writer, CaseRole.CO_AUTHOR)
    with pytest.raises(AssignmentRefusedError, match="The Writer can't care for submission"):
        assign(submission=submission, editor=writer, who=who)
    submission.refresh_from_db()
    assert submission.editor is None


def test_a_closed_submission_is_not_assigned(db: None, who: User) -> None:
    closed = submission_of(ready_case(UserFactory()), state=State.REJECTED)
    with pytest.raises(AssignmentRefusedError, match="is closed"):
        assign(submission=closed, editor=who, who=who)


def test_of_many_those_are_assigned_that_can_be(submission: Submission, who: User) -> None:
    closed = submission_of(ready_case(UserFactory()), state=State.REJECTED)
    done = assign_many(submissions=[submission, closed], editor=who, who=who)
    assert (done.number, len(done.refused)) == (1, 1)


def test_many_are_assigned_from_the_queue(
    submission: Submission, who: User, client: Client
) -> None:
    second = submission_of(ready_case(UserFactory()))
    client.force_login(who)
    ticked = {"submission": [submission.uuid, second.uuid], "editor": who.pk, "query": "sort=title"}
    answer = client.post(reverse("assign"), ticked)
    assert answer["Location"] == f"{reverse('queue')}?sort=title"
    assert "2 submissions are assigned to The Chief." in words(client.get(answer["Location"]))
    assert set(Submission.objects.values_list("editor", flat=True)) == {who.pk}


def test_nothing_ticked_is_said(who: User, client: Client) -> None:
    client.force_login(who)
    page = client.post(reverse("assign"), {"editor": who.pk}, follow=True)
    assert "Tick the submissions that are to be assigned." in words(page)


def test_an_author_is_no_editor_to_choose(
    submission: Submission, who: User, client: Client
) -> None:
    client.force_login(who)
    given = {"submission": submission.uuid, "editor": submission.submitter.pk}
    page = client.post(reverse("assign"), given, follow=True)
    assert "This is no editor. Choose one of the list." in words(page)
    submission.refresh_from_db()
    assert submission.editor is None


def test_nobody_assigns_a_submission_of_their_own(who: User, client: Client) -> None:
    own = submission_of(ready_case(who))
    client.force_login(who)
    page = client.post(reverse("assign"), {"submission": own.uuid, "editor": who.pk}, follow=True)
    assert "is not there any more" in words(page)
    own.refresh_from_db()
    assert own.editor is None


def test_a_form_leads_back_to_this_site_only(who: User, client: Client) -> None:
    client.force_login(who)
    answer = client.post(reverse("assign"), {"back": "//elsewhere.example/"})
    assert answer["Location"] == f"{reverse('queue')}?"


def test_who_knows_whom_can_change_until_a_reviewer_accepts(
    submission: Submission, who: User, client: Client
) -> None:
    invited(submission, accepted=False)
    client.force_login(who)
    address = reverse("anonymity", args=[submission.uuid])
    page = client.post(address, {"anonymity": "open"}, follow=True)
    submission.refresh_from_db()
    assert submission.anonymity == Anonymity.OPEN
    assert "Open: authors and reviewers are named to each other" in words(page)
    invited(submission)
    page = client.post(address, {"anonymity": "double"}, follow=True)
    submission.refresh_from_db()
    assert submission.anonymity == Anonymity.OPEN
    assert "A reviewer has accepted already" in words(page)


def test_a_promise_of_anonymity_is_kept(submission: Submission, who: User) -> None:
    invited(submission)
    with pytest.raises(AssignmentRefusedError, match="can't be changed any more"):
        change_anonymity(submission=submission, anonymity=Anonymity.OPEN, who=who)
