"""Reviewers are told apart by a number, and named where the review is open."""

import pytest

from casereports.review.models import Anonymity
from casereports.review.states import State
from casereports.review.voices import voices
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.said import newest_of, reviewed


@pytest.mark.parametrize(
    ("anonymity", "label"),
    [
        (Anonymity.DOUBLE, "Reviewer 1"),
        (Anonymity.SINGLE, "Reviewer 1"),
        (Anonymity.OPEN, "Reviewer 1, The Judge"),
    ],
)
def test_a_reviewer_is_named_in_open_review_alone(
    db: None, anonymity: Anonymity, label: str
) -> None:
    case = ready_case(UserFactory())
    submission = submission_of(case, state=State.IN_REVIEW, anonymity=anonymity)
    reviewed(submission, reviewer=UserFactory(full_name="The Judge"))
    assert [voice.label for voice in voices(newest_of(submission))] == [label]
