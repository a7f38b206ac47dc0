"""What changed since an earlier snapshot, as the files that a reviewer takes along."""

import zipfile
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from casereports.manuscript.blinding import identities, traces
from casereports.record.actions.locking import unlock_case
from casereports.record.models import Action, AuditLine, SectionProse
from casereports.review.models import Anonymity, ReviewerInvitation
from casereports.review.states import State
from casereports.review.thawing import paper_of
from tests.factories.review import editor, invited, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.telltale import NAMES, OWN_WORDS, OWNER, named_in, telltale_case
from tests.review.walking import Walk, told

RENAMED = "Solveigsdottir"


def judged(client: Client, anonymity: Anonymity = Anonymity.DOUBLE) -> ReviewerInvitation:
    """Returns an invitation to the second of two snapshots; an author changed names between."""
    case = telltale_case(UserFactory(**OWNER))
    submission = submission_of(
        case, state=State.IN_REVIEW, anonymity=anonymity, editor=editor(username="chief")
    )
    unlock_case(case=submission.case, who=None, reason="major")
    prose = SectionProse.objects.get(paper__case=case, kind="discussion")
    prose.text += f" {RENAMED} agrees that a biopsy comes first."
    prose.save()
    case.authors.filter(family="Wiedergrün").update(family=RENAMED)
    submission.case.save()
    snapshot_of(submission)
    invitation, token = invited(submission)
    client.post(reverse("open-review", args=[token]))
    return invitation


def file_of(client: Client, invitation: ReviewerInvitation, form: str, number: int = 1) -> Any:
    return client.get(reverse("review-changes-file", args=[invitation.uuid, number, form]))


def test_a_reviewer_takes_the_changes_as_word_and_as_pdf(client: Client, db: None) -> None:
    invitation = judged(client)
    word, pdf = (file_of(client, invitation, form) for form in ("docx", "pdf"))
    document = zipfile.ZipFile(BytesIO(word.content)).read("word/document.xml").decode()
    assert "<w:ins " in document
    assert "agrees that a biopsy comes first" in document
    pages = pypdfium2.PdfDocument(BytesIO(pdf.content))
    assert "agrees that a biopsy comes" in " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in pages
    )
    number = invitation.submission.number
    assert [one["Content-Disposition"] for one in (word, pdf)] == [
        f'attachment; filename="{number}-2-changes-since-1.{form}"' for form in ("docx", "pdf")
    ]
    assert ["no-store" in one["Cache-Control"] for one in (word, pdf)] == [True, True]


def test_no_file_of_changes_names_an_author_of_either_snapshot(client: Client, db: None) -> None:
    invitation = judged(client)
    submission = invitation.submission
    walk = Walk(client).go(reverse("review-changes", args=[invitation.uuid, 1]))
    files = [reverse("review-changes-file", args=[invitation.uuid, 1, x]) for x in ("pdf", "docx")]
    assert {walk.statuses.get(address) for address in files} == {200}
    hidden = (*NAMES, *OWN_WORDS, RENAMED, str(submission.uuid), str(submission.case.uuid))
    changes = [address for address in walk.found if "/changes/" in address]
    assert [address for address in changes if named_in(walk.found[address], hidden)] == []
    for snapshot in submission.snapshots.all():
        known = identities(paper_of(snapshot).facts)
        assert [traces(walk.found[address], known) for address in files] == [(), ()]


def test_the_files_name_the_authors_where_a_reviewer_may_know_them(
    client: Client, db: None
) -> None:
    invitation = judged(client, Anonymity.SINGLE)
    for form in ("pdf", "docx"):
        text = told(file_of(client, invitation, form))
        assert {"Hülsenbeck", RENAMED} <= named_in(text, (*NAMES, RENAMED))
        assert named_in(text, (*OWN_WORDS[4:], str(invitation.submission.uuid))) == set()


def test_taking_a_file_stands_in_the_audit_by_the_place_of_the_reviewer(
    client: Client, db: None
) -> None:
    invitation = judged(client)
    file_of(client, invitation, "docx")
    line = AuditLine.objects.get(action=Action.EXPORTED)
    detail = f"{invitation.submission.number} reviewer 1 changes since 1 docx"
    assert (line.who, line.detail) == (None, detail)


@pytest.mark.parametrize(("number", "form"), [(1, "exe"), (1, "html"), (2, "pdf"), (0, "pdf")])
def test_there_is_no_other_file(number: int, form: str, client: Client, db: None) -> None:
    assert file_of(client, judged(client), form, number).status_code == 404


def test_the_page_says_since_which_snapshot(client: Client, db: None) -> None:
    invitation = judged(client)
    page = client.get(reverse("review-changes", args=[invitation.uuid, 1])).content.decode()
    assert f"{invitation.submission.number}: what has changed since snapshot 1" in page
