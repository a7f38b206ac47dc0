"""What became of the field at which a comment stands: told to its author, and to the reviewer."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions.rows import remove_row, save_row
from casereports.record.models import Case, ImagingStudy, LabResult
from casereports.review.actions.moving import put_state
from casereports.review.models import (
    CommentKind,
    Decision,
    Review,
    ReviewerInvitation,
    Submission,
)
from casereports.review.states import State, Verdict
from casereports.review.thawing import newest
from tests.factories.review import invited, ready_case, snapshot_of, submission_of
from tests.review.browsing import text
from tests.review.measured import ALP, RESULT
from tests.review.said import commented

SPECIMEN = "lab:alp:specimen"
SENTENCES = (
    "The words have changed. It was said of:",
    "This field of the record is empty now.",
    "This is not in the record any more.",
)
#: What an author does to the row: columns that change, or nothing for one that is removed.
Change = dict[str, Any] | None


@pytest.fixture
def case(author: User) -> Case:
    return ready_case(author, labs=[ALP])


def returned(submission: Submission) -> Submission:
    """Sends a submission back to its author."""
    Decision.objects.create(
        submission=submission,
        snapshot=newest(submission),
        verdict=Verdict.MINOR,
        letter="Please revise.",
        who=submission.editor,
        when=timezone.now(),
    )
    put_state(submission, State.REVISION, name=Verdict.MINOR, who=submission.editor)
    return submission


def result(value: str, unit: str) -> dict[str, Any]:
    return {"result": {"kind": "numeric", "value": value, "unit": unit}}


def changed(case: Case, author: User, change: Change) -> None:
    row = LabResult.objects.get(case=case)
    if change is None:
        remove_row(case=case, who=author, row=row)
        return
    for name, value in change.items():
        setattr(row, name, LabResult._meta.get_field(name).to_python(value))
    save_row(case=case, who=author, row=row)


@pytest.mark.parametrize(
    ("source", "quote", "change", "sentence"),
    [
        (RESULT, "147 U/L", {}, ""),
        (RESULT, "147 U/L", result("152", "U/L"), "The words have changed. It was said of:"),
        (SPECIMEN, "serum", {"specimen": ""}, "This field of the record is empty now."),
        (RESULT, "147 U/L", None, "This is not in the record any more."),
    ],
)
def test_in_the_next_round_a_reviewer_is_told_what_became_of_the_field(
    source: str,
    quote: str,
    change: Change,
    sentence: str,
    client: Client,
    invitation: ReviewerInvitation,
    case: Case,
    author: User,
    reviewer: User,
) -> None:
    submission, review = invitation.submission, invitation.review
    place = {"kind": CommentKind.FIELD, "source": source, "quote": quote}
    commented(submission, "Why?", review=review, **place)
    Review.objects.filter(pk=review.pk).update(handed_in=timezone.now(), verdict=Verdict.MINOR)
    returned(submission)
    changed(case, author, change)
    case.refresh_from_db()
    snapshot_of(submission)
    put_state(submission, State.IN_REVIEW, name="review", who=submission.editor)
    again, _token = invited(submission, reviewer=reviewer)
    again.place = invitation.place
    again.save()
    client.force_login(reviewer)
    page = text(client.get(again.get_absolute_url()))
    assert [one for one in SENTENCES if one in page] == ([sentence] if sentence else [])
    assert ("Lab result: ALP › " in page) == (change is not None)


def page_of_the_author(client: Client, submission: Submission, author: User) -> str:
    client.force_login(author)
    return text(client.get(reverse("submission", args=[submission.uuid])))


@pytest.mark.parametrize(
    ("source", "quote", "change", "said"),
    [
        (RESULT, "147 U/L", {}, "These words still stand there."),
        (RESULT, "", {}, "</span> 147 U/L</p>"),
        (RESULT, "147 U/L", result("12", "mmol/L"), "<del>147 U</del><ins>12 mmol</ins>/L"),
        (RESULT, "", result("12", "mmol/L"), "<del>147 U</del><ins>12 mmol</ins>/L"),
        (RESULT, "147", result("152", "U/L"), "<del>147</del><ins>152</ins> U/L"),
        (SPECIMEN, "serum", {"specimen": ""}, "This field of the record is empty now."),
    ],
)
def test_an_author_sees_the_very_field_then_and_now(
    source: str,
    quote: str,
    change: Change,
    said: str,
    client: Client,
    submission: Submission,
    case: Case,
    author: User,
) -> None:
    place = {"kind": CommentKind.FIELD, "source": source, "quote": quote}
    commented(returned(submission), "Why?", editor=submission.editor, **place)
    changed(case, author, change)
    page = page_of_the_author(client, submission, author)
    assert '<span class="place">Lab result: ALP › ' in page
    assert said in page


def test_a_link_opens_the_field_in_the_form(
    client: Client, submission: Submission, case: Case, author: User
) -> None:
    place = {"kind": CommentKind.FIELD, "source": RESULT, "quote": "147 U/L"}
    commented(returned(submission), "Which unit?", editor=submission.editor, **place)
    page = page_of_the_author(client, submission, author)
    address = reverse("go", args=[case.slug, RESULT])
    assert f'href="{address}"' in page
    row = LabResult.objects.get(case=case)
    form = reverse("row", args=[case.slug, "labs", row.pk])
    assert client.get(address).headers["Location"] == f"{form}#id_result"
    assert 'id="id_result"' in text(client.get(form))
    remove_row(case=case, who=author, row=row)
    assert client.get(address).headers["Location"].endswith("#labs")


def test_a_field_below_a_row_is_opened_in_the_form(client: Client, author: User) -> None:
    client.force_login(author)
    case = ready_case(author)
    study = ImagingStudy.objects.get(case=case)
    address = reverse("go", args=[case.slug, f"study:{study.key}:modality"])
    form = reverse("row", args=[case.slug, "imaging", study.pk])
    assert client.get(address).headers["Location"] == f"{form}#id_modality"


def test_an_author_is_told_that_the_row_is_gone(
    client: Client, submission: Submission, case: Case, author: User
) -> None:
    place = {"kind": CommentKind.FIELD, "source": RESULT, "quote": "147 U/L"}
    commented(returned(submission), "Which unit?", editor=submission.editor, **place)
    remove_row(case=case, who=author, row=LabResult.objects.get(case=case))
    page = page_of_the_author(client, submission, author)
    assert '<p class="now is-gone">This is not in the record any more.</p>' in page
    assert "Lab result: ALP › Result" in page


def test_a_comment_on_a_row_is_read_as_before(
    client: Client, submission: Submission, author: User
) -> None:
    place = {"kind": CommentKind.FIELD, "source": "lab:alp"}
    commented(returned(submission), "Repeat it.", editor=submission.editor, **place)
    page = page_of_the_author(client, submission, author)
    assert '<span class="place">Lab result: ALP</span>' in page
    assert "ALP; serum; 147 U/L" in page


def test_a_row_whose_key_names_the_author_is_found_behind_what_reviewers_call_it(
    client: Client, chief: User, author: User
) -> None:
    case = ready_case(
        author, history=[{"key": "exampleauthor-op", "kind": "medical", "name": "biopsy"}]
    )
    submission = submission_of(case, state=State.IN_REVIEW, editor=chief)
    invitation, token = invited(submission)
    client.post(reverse("open-review", args=[token]))
    page = text(client.get(invitation.get_absolute_url()))
    found = re.search(r'data-source="(history:withheld-\d+:name)"', page)
    assert found is not None
    place = {"kind": "field", "source": found[1]}
    client.post(reverse("add-comment", args=[invitation.uuid]), {**place, "text": "When?"})
    Review.objects.filter(invitation=invitation).update(handed_in=timezone.now(), verdict="minor")
    returned(submission)
    page = page_of_the_author(client, submission, author)
    assert "biopsy › " in page
    assert "These words still stand there." in page
