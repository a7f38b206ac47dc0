"""A reviewer of a revision learns nobody of any snapshot so far, and reads what this one says."""

from typing import Any

import pytest

from casereports.clinical.facts.ethics import EthicsState
from casereports.record.actions.locking import unlock_case
from casereports.record.models import Case
from casereports.review.blinded import everybody, reviewers_paper, reviewers_papers
from casereports.review.models import Comment, CommentKind, Snapshot, Submission
from casereports.review.place_words import words_of
from casereports.review.states import State
from tests.factories.cases import ARTICLE
from tests.factories.review import editor, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.telltale import NAMES, OWNER, named_in, telltale_case


@pytest.fixture
def first(db: None) -> Snapshot:
    submission = submission_of(
        telltale_case(UserFactory(**OWNER)), state=State.IN_REVIEW, editor=editor(username="chief")
    )
    unlock_case(case=submission.case, who=None, reason="major")
    return submission.snapshots.get()


def again(first: Snapshot) -> Snapshot:
    """Takes the next snapshot of the case as it is now."""
    submission = Submission.objects.get(pk=first.submission_id)
    submission.case.save()
    return snapshot_of(submission)


def case_of(first: Snapshot) -> Case:
    return first.submission.case


def test_prose_that_names_who_left_is_blinded(first: Snapshot) -> None:
    case_of(first).authors.filter(family="Wiedergrün").update(given="Cyd", family="Nachrücker")
    second = again(first)
    told = reviewers_paper(second)
    assert named_in(told.manuscript.model_dump_json(), NAMES) == set()
    assert named_in(told.facts.model_dump_json(), NAMES) == set()


def test_what_ethics_and_funding_say_is_that_of_the_snapshot_itself(first: Snapshot) -> None:
    ethics = case_of(first).ethics
    ethics.state = "pending"
    ethics.save()
    second = again(first)
    before, after = (everybody(one) for one in (first, second))
    assert before.ethics != after.ethics
    assert after.ethics == EthicsState.PENDING
    older, newer = reviewers_papers(first, second)
    assert statements(older) != statements(newer)
    assert statements(newer) == statements(reviewers_paper(second))
    assert statements(older) == statements(reviewers_paper(first))


def test_a_key_has_one_alias_in_all_snapshots_and_an_alias_is_of_one_key(first: Snapshot) -> None:
    case = case_of(first)
    added = {**ARTICLE, "id": "added2020", "author": [{"family": "Ōnishigawa", "given": "H."}]}
    case.references.create(key="added2020", csl=added, position=99)
    case.authors.filter(family="Hülsenbeck").delete()
    second = again(first)
    before, after = dict(everybody(first).aliases), dict(everybody(second).aliases)
    assert before.items() <= after.items()
    assert {"own2019", "added2020"} <= after.keys()
    assert len(set(after.values())) == len(after)


def test_a_comment_by_an_alias_is_found_when_its_author_has_left(first: Snapshot) -> None:
    case = case_of(first)
    case.history.filter(key="op").update(key="huelsenbeck-op")
    second = again(first)
    case.authors.filter(family="Hülsenbeck").delete()
    third = again(first)
    source = everybody(second).alias_of_source("history:huelsenbeck-op")
    assert source.startswith("history:withheld-")
    comment = Comment(kind=CommentKind.FIELD, source=source)
    for snapshot in (second, third):
        assert "biopsy" in words_of(snapshot).of(comment)


def statements(paper: Any) -> list[str]:
    return [section.model_dump_json() for section in paper.manuscript.back]
