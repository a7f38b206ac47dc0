"""The record that reviewers read tells ages as the journal takes them, and the journal's name."""

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.clinical.timing import Age
from casereports.record.actions.rows import save_row
from casereports.record.models import Patient
from casereports.review.actions.moving import put_state
from casereports.review.blinded import reviewers_paper
from casereports.review.models import Anonymity, ReviewerInvitation, Submission
from casereports.review.read_facts import ReadRow, read_facts
from casereports.review.states import State
from casereports.review.thawing import newest, paper_of
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory

BMJ, GENERIC = "bmj-case-reports", "generic-care"


def judged(journal: str, years: int, anonymity: Anonymity = Anonymity.DOUBLE) -> ReviewerInvitation:
    """Returns an invitation to judge the case of somebody of that age."""
    case = ready_case(
        UserFactory(username="author"),
        paper={
            "title": "Back pain: a case report",
            "abstract": [{"text": "A man had back pain."}],
            "journal": journal,
        },
        patient={"age": {"years": years}, "sex": "male"},
        complaints=[
            {"key": "pain", "name": "back pain", "when": {"kind": "age", "age": {"years": years}}}
        ],
    )
    submission = submission_of(
        case, state=State.IN_REVIEW, anonymity=anonymity, editor=editor(username="chief")
    )
    return invited(submission)[0]


def rows(submission: Submission, *, of_reviewers: bool = True) -> dict[str, ReadRow]:
    """Returns the rows of the record that reviewers, or editors, read."""
    snapshot = newest(submission)
    paper = reviewers_paper(snapshot) if of_reviewers else paper_of(snapshot)
    return {row.source: row for one in read_facts(paper.facts) for row in one.rows}


def words(row: ReadRow, name: str) -> str:
    (found,) = (entry.words for entry in row.entries if entry.name == name)
    return found


@pytest.mark.parametrize("anonymity", [Anonymity.DOUBLE, Anonymity.OPEN])
@pytest.mark.parametrize(
    ("journal", "years", "age", "when"),
    [
        (BMJ, 67, "in the 60s", "at an age in the 60s"),
        (BMJ, 104, "90 or older", "at the age of 90 or older"),
        (BMJ, 12, "12 years", "at the age of 12 years"),
        (GENERIC, 67, "67 years", "at the age of 67 years"),
    ],
)
def test_reviewers_read_ages_as_the_journal_takes_them(
    journal: str, years: int, age: str, when: str, anonymity: Anonymity, db: None
) -> None:
    record = rows(judged(journal, years, anonymity).submission)
    assert words(record["patient:"], "age") == age
    assert words(record["complaint:pain"], "when") == when


def test_editors_read_exact_ages(db: None) -> None:
    record = rows(judged(BMJ, 67).submission, of_reviewers=False)
    assert words(record["patient:"], "age") == "67 years"


@pytest.mark.parametrize("anonymity", [Anonymity.DOUBLE, Anonymity.OPEN])
def test_no_page_of_a_reviewer_tells_an_exact_age(
    anonymity: Anonymity, client: Client, db: None
) -> None:
    first = judged(BMJ, 67, anonymity)
    submission: Submission = first.submission
    author = User.objects.get(username="author")
    patient = Patient.objects.get(case=submission.case)
    patient.age = Age(years=68)
    put_state(submission, State.REVISION, name="minor", who=submission.editor)
    save_row(case=submission.case, who=author, row=patient)
    submission.case.refresh_from_db()
    snapshot_of(submission)
    put_state(submission, State.IN_REVIEW, name="review", who=submission.editor)
    again, token = invited(submission)
    client.post(reverse("open-review", args=[token]))
    for address in (
        again.get_absolute_url(),
        reverse("review-changes", args=[again.uuid, 1]),
    ):
        page = client.get(address).content.decode()
        assert "67 years" not in page
        assert "68 years" not in page
    assert "in the 60s" in client.get(again.get_absolute_url()).content.decode()


def test_the_record_names_its_journal(db: None) -> None:
    invitation = judged(BMJ, 67)
    assert words(rows(invitation.submission)["paper:"], "journal") == "BMJ Case Reports"


def test_a_journal_that_is_gone_is_told_as_it_stands(db: None) -> None:
    facts = paper_of(newest(judged(BMJ, 67).submission)).facts
    unknown = facts.model_copy(
        update={"paper": facts.paper.model_copy(update={"journal": "gone-journal"})}
    )
    record = {row.source: row for one in read_facts(unknown) for row in one.rows}
    assert words(record["paper:"], "journal") == "gone-journal"
