"""The record of a snapshot is read in full, and places of the paper are called by their names."""

import pytest
from django.utils.translation import override

from casereports.clinical.facts.case import CaseFacts
from casereports.review.models import Comment, CommentKind
from casereports.review.place_words import PlaceWords
from casereports.review.read_facts import IN_PAPER, ReadList, read_facts
from casereports.review.thawing import newest, paper_of
from tests.factories.every_field import every_field
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory


def named(lists: tuple[ReadList, ...]) -> dict[str, ReadList]:
    return {one.name: one for one in lists}


def all_lists(lists: tuple[ReadList, ...]) -> list[ReadList]:
    below = [inner for one in lists for row in one.rows for inner in all_lists(row.lists)]
    return [*lists, *below]


def test_every_table_of_a_case_is_read() -> None:
    assert set(named(read_facts(every_field()))) == set(CaseFacts.model_fields) - IN_PAPER


def test_every_field_has_a_label_and_words() -> None:
    entries = [
        entry
        for one in all_lists(read_facts(every_field()))
        for row in one.rows
        for entry in row.entries
    ]
    assert [entry for entry in entries if not entry.label.strip() or not entry.words.strip()] == []
    assert [entry.label for entry in entries if "_" in entry.label] == []


def test_an_empty_case_has_nothing_to_read() -> None:
    assert read_facts(CaseFacts()) == ()


def test_values_stand_in_the_words_of_the_clinic() -> None:
    labs = named(read_facts(CaseFacts.model_validate({"labs": [ALP]})))["labs"]
    (row,) = labs.rows
    words = {entry.label: entry.words for entry in row.entries}
    assert (row.source, row.title) == ("lab:alp", "ALP")
    assert (words["Analyte"], words["Result"]) == ("ALP", "147 U/L")
    assert labs.is_table


def test_the_record_is_read_in_the_readers_language() -> None:
    facts = CaseFacts.model_validate({"labs": [ALP]})
    with override("de"):
        (labs,) = read_facts(facts)
    assert labs.title == "Laborwerte"


def test_a_row_with_others_below_it_is_no_line_of_a_table() -> None:
    imaging = named(read_facts(every_field()))["imaging"]
    assert (imaging.is_table, bool(imaging.rows[0].lists)) == (False, True)
    assert imaging.rows[0].lists[0].rows[0].source.startswith("lesion:")


@pytest.mark.parametrize(
    ("kind", "source", "words"),
    [
        (CommentKind.GENERAL, "", "The whole paper"),
        (CommentKind.FIGURE, "figure:mri", "Figure 1"),
        (CommentKind.FIGURE, "figure:gone", "A figure"),
        (CommentKind.FIELD, "complaint:pain", "Complaint: back pain"),
        (CommentKind.FIELD, "complaint:gone", "A field of the record"),
        (CommentKind.SENTENCE, "nowhere", "A sentence"),
    ],
)
def test_a_comment_stands_at_a_place_with_a_name(
    kind: CommentKind, source: str, words: str, db: None
) -> None:
    paper = paper_of(newest(submission_of(ready_case(UserFactory()))))
    place_words = PlaceWords(paper.manuscript, paper.facts)
    assert place_words.of(Comment(kind=kind, source=source)) == words


ALP = {
    "key": "alp",
    "analyte": "ALP",
    "result": {"kind": "numeric", "value": "147", "unit": "U/L"},
}
