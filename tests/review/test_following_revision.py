"""An author who answers a revision has before them what it is about."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import Case
from casereports.review.models import Comment, CommentKind, Submission
from casereports.review.states import State, Verdict
from tests.authoring.pages import tree
from tests.factories.review import snapshot_of, submission_of


def decided(submission: Submission) -> None:
    """Has the editor decide on the newest snapshot, and comment on it."""
    snapshot = submission.snapshots.get(number=submission.rounds)
    submission.decisions.create(
        snapshot=snapshot,
        verdict=Verdict.MAJOR,
        letter=f"Please revise snapshot {snapshot.number}.",
        who=submission.editor,
        when=timezone.now(),
    )
    Comment.objects.create(
        submission=submission,
        snapshot=snapshot,
        editor=submission.editor,
        kind=CommentKind.GENERAL,
        text="Say more.",
    )


@pytest.fixture
def submission(case: Case, chief: User) -> Submission:
    """A submission with a decision on each of its two snapshots."""
    submission = submission_of(case, state=State.REVISION, editor=chief)
    decided(submission)
    snapshot_of(submission)
    decided(submission)
    return submission


def test_the_letter_is_open_in_the_round_that_is_answered(
    client: Client, submission: Submission
) -> None:
    client.force_login(submission.submitter)
    page = tree(client.get(reverse("submission", args=[submission.uuid])))
    letters = page.xpath("//details[div[@class='decision-letter']]")
    told = {one.xpath("string(div)").strip(): one.get("open") is not None for one in letters}
    assert told == {"Please revise snapshot 2.": True, "Please revise snapshot 1.": False}
