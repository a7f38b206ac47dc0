"""What a snapshot changed against the one before it, for each who may know."""

import re
import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from casereports.accounts.models import User
from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.nodes import Inserted
from casereports.manuscript.walk import flat
from casereports.pipeline import Draft, draft
from casereports.pipeline.freezing import images_of
from casereports.record.actions.rows import save_row
from casereports.record.models import AuditLine, Case, Complaint
from casereports.review.blinded import reviewers_papers
from casereports.review.changes import changed_paper, row_changes
from casereports.review.models import Submission
from casereports.review.states import State
from casereports.review.thawing import newest, paper_of
from tests.factories.every_field import every_field
from tests.factories.review import snapshot_of, submission_of
from tests.factories.users import UserFactory


@pytest.fixture
def submission(case: Case, author: User) -> Submission:
    """A submission whose second snapshot has a new complaint and other words."""
    submission = submission_of(case, state=State.REVISION)
    case.refresh_from_db()
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    part = case.paper.abstract.get()
    part.text = "A man of 54 had back pain."
    save_row(case=case, who=author, row=part)
    submission.case.refresh_from_db()
    snapshot_of(submission)
    return submission


def both(submission: Submission) -> tuple[Draft, Draft]:
    first = submission.snapshots.get(number=1)
    return paper_of(first), paper_of(newest(submission))


def test_rows_are_told_in_the_readers_words(submission: Submission) -> None:
    (table,) = row_changes(*both(submission))
    (row,) = table.rows
    assert (table.title, row.happening, row.title) == ("Complaints", "added", "fever")
    assert [(one.label, one.before, one.after) for one in row.fields] == [
        ("Complaint", "", "fever")
    ]
    with override("de"):
        (table,) = row_changes(*both(submission))
        assert table.rows[0].title == "fever"


def test_every_field_of_every_table_has_a_name(case: Case) -> None:
    paper = draft(case)
    before = Draft(CaseFacts(), paper.composed, (), paper.image_bytes)
    after = Draft(every_field(), paper.composed, (), paper.image_bytes)
    tables = row_changes(before, after)
    labels = [field.label for table in tables for row in table.rows for field in row.fields]
    assert len(labels) > 300
    assert all(label[0].isupper() and "_" not in label for label in labels)
    assert all("_" not in table.title for table in tables)


def test_the_paper_shows_what_is_new_word_by_word(submission: Submission) -> None:
    paper = changed_paper(*both(submission))
    (part,) = paper.manuscript.front.abstract
    inserted = [node for node in part.children if isinstance(node, Inserted)]
    assert [node.text for one in inserted for node in flat(one.children)] == [" of 54"]


def test_the_pictures_of_both_papers_are_found(submission: Submission) -> None:
    before, after = both(submission)
    paper = changed_paper(before, after)
    (image,) = images_of(paper.manuscript)
    assert paper.image_bytes(image) == after.image_bytes(image)


def test_a_blinded_pair_names_nobody(submission: Submission) -> None:
    before, after = reviewers_papers(*submission.snapshots.order_by("number"))
    told = f"{changed_paper(before, after).manuscript!r} {row_changes(before, after)!r}"
    assert "fever" in told
    assert ("Exampleauthor" in told, "Examplestadt" in told) == (False, False)


def test_authors_see_what_they_changed(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    words = client.get(reverse("changes", args=[submission.uuid, 2])).content.decode()
    assert re.search(r"added</span> <strong>fever</strong>", words)
    assert "<ins> of 54</ins>" in words
    pictures = re.findall(r'<img[^>]* src="(/submissions/[^"]+)"', words)
    assert {client.get(address).status_code for address in pictures} == {200}


def test_the_documents_show_the_changes(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    word = client.get(reverse("changes-file", args=[submission.uuid, 2, "docx"]))
    document = zipfile.ZipFile(BytesIO(word.content)).read("word/document.xml").decode()
    assert "<w:ins " in document
    pdf = client.get(reverse("changes-file", args=[submission.uuid, 2, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
    details = AuditLine.objects.filter(action="exported").values_list("detail", flat=True)
    number = submission.number
    assert set(details) == {f"changes {number}.2 docx", f"changes {number}.2 pdf"}


@pytest.mark.parametrize(("number", "form"), [(1, "pdf"), (3, "pdf"), (2, "exe")])
def test_there_is_nothing_else(
    number: int, form: str, client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    address = reverse("changes-file", args=[submission.uuid, number, form])
    assert client.get(address).status_code == 404


def test_a_stranger_sees_no_changes(client: Client, submission: Submission) -> None:
    client.force_login(UserFactory())
    assert client.get(reverse("changes", args=[submission.uuid, 2])).status_code == 404
    address = reverse("changes-file", args=[submission.uuid, 2, "pdf"])
    assert client.get(address).status_code == 404
