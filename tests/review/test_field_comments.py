"""A comment stands at one field of the record: it is told, found again, and compared by itself."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from casereports.accounts.models import User
from casereports.clinical.facts.case import CaseFacts
from casereports.record.models import Case
from casereports.review.composing import compose_letter
from casereports.review.models import Comment, CommentKind, ReviewerInvitation, Submission
from casereports.review.read_facts import Entry, ReadList, read_facts
from casereports.review.record_places import RecordPlaces
from casereports.review.states import Verdict
from casereports.review.thawing import newest
from tests.factories.every_field import every_field
from tests.factories.review import ready_case
from tests.review.browsing import text
from tests.review.measured import ALP, RESULT
from tests.review.said import commented


@pytest.fixture
def case(author: User) -> Case:
    return ready_case(author, labs=[ALP])


def begin(client: Client, invitation: ReviewerInvitation, source: str) -> Any:
    sent = {"kind": "field", "source": source}
    return client.post(reverse("add-comment", args=[invitation.uuid]), sent)


def entries_of(lists: tuple[ReadList, ...]) -> list[Entry]:
    rows = [row for one in lists for row in one.rows]
    return [entry for row in rows for entry in (*row.entries, *entries_of(row.lists)) if row.source]


# ---------------------------------------------------------------- what fields are called


def test_every_field_that_is_read_is_a_place_with_its_words() -> None:
    facts = every_field()
    places = RecordPlaces(facts)
    entries = entries_of(read_facts(facts))
    assert len(entries) > 200
    for entry in entries:
        place = places.place(entry.source)
        assert place is not None, entry
        assert place.quote == entry.words
        assert place.words.endswith(f" › {entry.label}")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("lab:alp", "Lab result: ALP"),
        (RESULT, "Lab result: ALP › Result"),
        ("lab:alp:method", "Lab result: ALP › Method"),
        ("patient:sex", "Patient › Sex"),
        ("patient:", "Patient"),
        ("lab:alp:nonsense", "Lab result: ALP"),
        ("lab:gone:result", ""),
    ],
)
def test_a_field_is_called_by_its_row_and_its_name(source: str, words: str) -> None:
    facts = CaseFacts.model_validate({"labs": [ALP], "patient": {"sex": "male"}})
    assert RecordPlaces(facts).words(source) == words


def test_a_field_is_called_in_the_readers_language() -> None:
    with override("de"):
        assert RecordPlaces(CaseFacts.model_validate({"labs": [ALP]})).words(RESULT) == (
            "Laborwert: ALP › Ergebnis"
        )


# ---------------------------------------------------------------- reviewers


def test_a_reviewer_comments_on_one_field(client: Client, invitation: ReviewerInvitation) -> None:
    page = text(client.get(invitation.get_absolute_url()))
    assert f'data-source="{RESULT}" data-entry="Result"' in page
    answer = begin(client, invitation, RESULT).json()
    comment = Comment.objects.get()
    assert (comment.kind, comment.source, comment.quote) == ("field", RESULT, "147 U/L")
    assert "Lab result: ALP › Result" in answer["html"]


def test_a_reviewer_still_comments_on_a_whole_row(
    client: Client, invitation: ReviewerInvitation
) -> None:
    begin(client, invitation, "lab:alp")
    comment = Comment.objects.get()
    assert (comment.source, comment.quote) == ("lab:alp", "")


@pytest.mark.parametrize(
    "source", ["lab:alp:nonsense", "lab:alp:method", "lab:gone", "lab:gone:result", "labs", ":"]
)
def test_a_field_that_is_not_there_takes_no_comment(
    source: str, client: Client, invitation: ReviewerInvitation
) -> None:
    answer = begin(client, invitation, source)
    assert (answer.status_code, answer.json()) == (422, {"sentence": "There is no such field."})
    assert not Comment.objects.exists()


def test_without_script_a_field_is_chosen_beside_its_row(
    client: Client, invitation: ReviewerInvitation
) -> None:
    page = text(client.get(invitation.get_absolute_url()))
    assert 'href="?at=lab%3Aalp#new-comment"' in page
    asked = text(client.get(f"{invitation.get_absolute_url()}?at=lab:alp"))
    assert '<option value="field lab:alp" selected>Lab result: ALP</option>' in asked
    sent = {"new-place": f"field {RESULT}", "new-text": "Which unit?"}
    address = reverse("add-plain-comment", args=[invitation.uuid])
    client.post(address, sent)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote, comment.text) == (RESULT, "147 U/L", "Which unit?")
    answer = client.post(address, {**sent, "new-place": "field lab:alp:nonsense"})
    assert answer.status_code == 200
    assert Comment.objects.count() == 1


# ---------------------------------------------------------------- editors


def test_an_editor_comments_on_one_field(browser: Client, submission: Submission) -> None:
    judge = reverse("judge", args=[submission.uuid])
    assert 'href="?tab=reviews&amp;at=lab%3Aalp#own-comment"' in text(browser.get(judge))
    form = text(browser.get(f"{judge}?tab=reviews&at=lab:alp"))
    assert '<details class="own-comment" id="own-comment" open>' in form
    assert '<option value="field lab:alp" selected>Lab result: ALP</option>' in form
    assert f'<option value="field {RESULT}">Lab result: ALP › Result</option>' in form
    sent = {"place": f"field {RESULT}", "quote": "", "text": "Which unit?"}
    browser.post(reverse("editor-comment", args=[submission.uuid]), sent)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote) == (RESULT, "147 U/L")
    assert "Lab result: ALP › Result" in text(browser.get(f"{judge}?tab=reviews"))


@pytest.mark.parametrize("source", ["lab:alp:nonsense", "lab:gone", ""])
def test_an_editors_comment_at_no_field_is_refused(
    source: str, browser: Client, submission: Submission
) -> None:
    sent = {"place": f"field {source}", "quote": "", "text": "Which unit?"}
    answer = browser.post(reverse("editor-comment", args=[submission.uuid]), sent)
    assert answer.status_code == 422
    assert "Which unit?" in answer.content.decode()
    assert not Comment.objects.exists()


def test_the_letter_names_the_field(submission: Submission) -> None:
    commented(
        submission,
        "Which unit?",
        editor=submission.editor,
        kind=CommentKind.FIELD,
        source=RESULT,
        quote="147 U/L",
    )
    letter = compose_letter(submission, newest(submission), Verdict.MINOR, None)
    assert "comment 1 (Lab result: ALP › Result)\n“147 U/L”\nWhich unit?" in letter
