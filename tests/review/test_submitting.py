"""A case is handed in as its author saw it, once, and stays as it was."""

import pytest

from casereports.accounts.models import User
from casereports.pipeline import thaw
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, Complaint
from casereports.review.actions.submitting import (
    Confirmed,
    SubmissionRefusedError,
    prepared,
    submit_case,
)
from casereports.review.frozen_files import read_file
from casereports.review.models import Submission
from casereports.review.states import State
from tests.factories.cases import small_case

ALL = Confirmed(consent=True, authorship=True, declarations=True)


def seen(case: Case) -> str:
    _paper, frozen = prepared(case)
    assert frozen is not None
    return frozen.sha256


def test_a_case_is_kept_as_its_author_saw_it(case: Case, author: User) -> None:
    sha256 = seen(case)
    submission = submit_case(case=case, who=author, confirmed=ALL, seen=sha256)
    snapshot = submission.snapshots.get()
    assert (snapshot.number, snapshot.sha256) == (1, sha256)
    assert (submission.state, submission.moves.get().after) == (State.SUBMITTED, State.SUBMITTED)
    again = thaw(snapshot.content, lambda name: read_file(submission.uuid, name))
    assert again.facts.authors[0].family == "Exampleauthor"
    assert read_file(submission.uuid, snapshot.pdf).startswith(b"%PDF")


def test_a_submitted_case_is_locked(case: Case, author: User) -> None:
    submission = submit_case(case=case, who=author, confirmed=ALL, seen=seen(case))
    case.refresh_from_db()
    assert (case.lock_name, case.lock_reason) == (submission.number, "submitted")
    assert not Case.objects.editable_by(author).exists()


def test_what_its_author_has_not_seen_is_not_submitted(case: Case, author: User) -> None:
    sha256 = seen(case)
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    with pytest.raises(SubmissionRefusedError, match="has changed since you looked"):
        submit_case(case=case, who=author, confirmed=ALL, seen=sha256)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("missing", ["consent", "authorship", "declarations"])
def test_nothing_is_submitted_unconfirmed(missing: str, case: Case, author: User) -> None:
    confirmed = Confirmed(**{**vars(ALL), missing: False})
    with pytest.raises(SubmissionRefusedError, match="Confirm consent"):
        submit_case(case=case, who=author, confirmed=confirmed, seen=seen(case))
    assert not Submission.objects.exists()


def test_a_case_that_something_blocks_is_not_submitted(author: User) -> None:
    case = small_case(author)
    with pytest.raises(SubmissionRefusedError) as refused:
        submit_case(case=case, who=author, confirmed=ALL, seen="0" * 64)
    assert {one.code for one in refused.value.problems} == {"CARE-13", "PICTURES"}
    assert not Submission.objects.exists()


def test_a_case_is_submitted_once(case: Case, author: User) -> None:
    sha256 = seen(case)
    submit_case(case=case, who=author, confirmed=ALL, seen=sha256)
    with pytest.raises(ValueError, match=r"submitted|locked|review"):
        submit_case(case=case, who=author, confirmed=ALL, seen=sha256)
    assert Submission.objects.count() == 1
