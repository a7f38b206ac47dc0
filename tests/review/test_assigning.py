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


def told(person: User) -> list[str]:
    return [one.kind for one in Notice.objects.filter(user=person)]


def test_a_submission_is_given_to_an_editor_who_is_told(submitted: Submission, chief: User) -> None:
    other = editor(username="other")
    assert assign(submission=submitted, editor=other, who=chief)
    submitted.refresh_from_db()
    assert (submitted.editor, told(other), told(chief)) == (other, ["assigned"], [])
    line = AuditLine.objects.filter(action=Action.MOVED).latest("pk")
    assert line.detail == f"{submitted.number} assigned to other"


def test_who_takes_a_submission_needs_no_notice(submitted: Submission, chief: User) -> None:
    assign(submission=submitted, editor=chief, who=chief)
    assert told(chief) == []


def test_a_submission_that_comes_back_is_told_again(submitted: Submission, chief: User) -> None:
    other = editor(username="other")
    for person in (other, None, other):
        assign(submission=submitted, editor=person, who=chief)
    assert told(other) == ["assigned", "assigned"]


def test_the_same_editor_twice_is_no_change(submitted: Submission, chief: User) -> None:
    other = editor(username="other")
    assign(submission=submitted, editor=other, who=chief)
    assert not assign(submission=submitted, editor=other, who=chief)
    assert told(other) == ["assigned"]


def test_who_wrote_in_the_case_cannot_care_for_it(submitted: Submission, chief: User) -> None:
    writer = editor(full_name="The Writer")
    share(submitted.case, writer, CaseRole.CO_AUTHOR)
    with pytest.raises(AssignmentRefusedError, match="The Writer can't care for submission"):
        assign(submission=submitted, editor=writer, who=chief)
    submitted.refresh_from_db()
    assert submitted.editor is None


def test_a_closed_submission_is_not_assigned(db: None, chief: User) -> None:
    closed = submission_of(ready_case(UserFactory()), state=State.REJECTED)
    with pytest.raises(AssignmentRefusedError, match="is closed"):
        assign(submission=closed, editor=chief, who=chief)


def test_of_many_those_are_assigned_that_can_be(submitted: Submission, chief: User) -> None:
    closed = submission_of(ready_case(UserFactory()), state=State.REJECTED)
    done = assign_many(submissions=[submitted, closed], editor=chief, who=chief)
    assert (done.number, len(done.refused)) == (1, 1)


def test_many_are_assigned_from_the_queue(
    submitted: Submission, chief: User, client: Client
) -> None:
    second = submission_of(ready_case(UserFactory()))
    client.force_login(chief)
    ticked = {
        "submission": [submitted.uuid, second.uuid],
        "editor": chief.pk,
        "query": "sort=title",
    }
    answer = client.post(reverse("assign"), ticked)
    assert answer["Location"] == f"{reverse('queue')}?sort=title"
    assert "2 submissions are assigned to The Chief." in words(client.get(answer["Location"]))
    assert set(Submission.objects.values_list("editor", flat=True)) == {chief.pk}


def test_nothing_ticked_is_said(chief: User, client: Client) -> None:
    client.force_login(chief)
    page = client.post(reverse("assign"), {"editor": chief.pk}, follow=True)
    assert "Tick the submissions that are to be assigned." in words(page)


def test_an_author_is_no_editor_to_choose(
    submitted: Submission, chief: User, client: Client
) -> None:
    client.force_login(chief)
    given = {"submission": submitted.uuid, "editor": submitted.submitter.pk}
    page = client.post(reverse("assign"), given, follow=True)
    assert "This is no editor. Choose one of the list." in words(page)
    submitted.refresh_from_db()
    assert submitted.editor is None


def test_nobody_assigns_a_submission_of_their_own(chief: User, client: Client) -> None:
    own = submission_of(ready_case(chief))
    client.force_login(chief)
    page = client.post(reverse("assign"), {"submission": own.uuid, "editor": chief.pk}, follow=True)
    assert "is not there any more" in words(page)
    own.refresh_from_db()
    assert own.editor is None


def test_a_form_leads_back_to_this_site_only(chief: User, client: Client) -> None:
    client.force_login(chief)
    answer = client.post(reverse("assign"), {"back": "//elsewhere.example/"})
    assert answer["Location"] == f"{reverse('queue')}?"


def test_who_knows_whom_can_change_until_a_reviewer_accepts(
    submitted: Submission, chief: User, client: Client
) -> None:
    invited(submitted, accepted=False)
    client.force_login(chief)
    address = reverse("anonymity", args=[submitted.uuid])
    page = client.post(address, {"anonymity": "open"}, follow=True)
    submitted.refresh_from_db()
    assert submitted.anonymity == Anonymity.OPEN
    assert "Open: authors and reviewers are named to each other" in words(page)
    invited(submitted)
    page = client.post(address, {"anonymity": "double"}, follow=True)
    submitted.refresh_from_db()
    assert submitted.anonymity == Anonymity.OPEN
    assert "A reviewer has accepted already" in words(page)


def test_a_promise_of_anonymity_is_kept(submitted: Submission, chief: User) -> None:
    invited(submitted)
    with pytest.raises(AssignmentRefusedError, match="can't be changed any more"):
        change_anonymity(submission=submitted, anonymity=Anonymity.OPEN, who=chief)
