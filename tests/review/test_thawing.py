"""What a snapshot keeps is thawed once, and a snapshot that was altered is not read."""

import pytest
from pytest_django import DjangoAssertNumQueries

from casereports.pipeline import SnapshotError
from casereports.review.models import Snapshot, Submission
from casereports.review.states import State
from casereports.review.thawing import newest, paper_of
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory


def test_the_newest_snapshot_gives_the_paper_as_it_was_handed_in(submitted: Submission) -> None:
    snapshot = newest(submitted)
    assert (snapshot.number, paper_of(snapshot).facts.paper.title) == (1, submitted.title)


def test_a_paper_is_thawed_once(
    submitted: Submission, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = paper_of(newest(submitted))
    with django_assert_num_queries(1):  # the snapshot without its text
        assert paper_of(newest(submitted)) is first


def test_the_files_of_a_thawed_paper_are_those_of_its_own_submission(db: None) -> None:
    case = ready_case(UserFactory())
    first = newest(submission_of(case, state=State.WITHDRAWN))
    again = newest(submission_of(case))
    assert (again.sha256 == first.sha256, paper_of(again) is paper_of(first)) == (True, False)


def test_a_snapshot_that_was_altered_is_not_read(submitted: Submission) -> None:
    kept = Snapshot.objects.get(submission=submitted)
    altered = Snapshot(submission=submitted, content=f"{kept.content} ", sha256="0" * 64)
    with pytest.raises(SnapshotError, match="altered"):
        paper_of(altered)
