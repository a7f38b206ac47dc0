"""What authors answered is read by the editors once it was sent, and not before."""

import pytest
from django.test import Client
from django.urls import reverse

from casereports.review.models import Reply, Submission
from casereports.review.saved import lines_of
from casereports.review.states import State
from tests.authoring.pages import words
from tests.factories.review import ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.said import reviewed

ANSWER = "We added the dose."


@pytest.fixture
def revised(db: None) -> Submission:
    """A submission whose first comment has an answer that was sent, and whose second has none."""
    submission = submission_of(ready_case(UserFactory()), state=State.REVISED)
    review = reviewed(submission, "Which dose?", "Which day?")
    snapshot = snapshot_of(submission)
    dose = review.comments.get(text="Which dose?")
    Reply.objects.create(comment=dose, who=submission.submitter, text=ANSWER, snapshot=snapshot)
    return submission


def reviews(browser: Client, submission: Submission) -> str:
    return words(browser.get(reverse("judge", args=[submission.uuid]), {"tab": "reviews"}))


def test_an_editor_reads_each_answer_below_its_comment(
    revised: Submission, browser: Client
) -> None:
    page = reviews(browser, revised)
    assert f"Which dose? The authors’ answer {ANSWER}" in page
    assert "Which day? The authors did not answer this comment." in page


def test_an_answer_that_is_still_written_is_not_read(revised: Submission, browser: Client) -> None:
    Reply.objects.update(snapshot=None)
    assert ANSWER not in reviews(browser, revised)


def test_half_a_character_does_not_keep_a_text_from_being_saved() -> None:
    assert lines_of("dose \ud83d of\r\n5 mg\x00") == "dose ? of\n5 mg"
