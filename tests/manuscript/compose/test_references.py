import pytest

from casereports.manuscript.compose.references import locale_of, node_of
from casereports.manuscript.nodes import (
    Emphasis,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casereports.references.printed import Span
from tests.manuscript.papers import CARE, composed, paper_facts, reference, words

A = (Text(text="a"),)


@pytest.mark.parametrize(
    ("type_", "node"),
    [
        ({}, A[0]),
        ({"italic": True}, Emphasis(children=A)),
        ({"bold": True}, Strong(children=A)),
        ({"small_caps": True}, SmallCaps(children=A)),
        ({"superscript": True}, Superscript(children=A)),
        ({"subscript": True}, Subscript(children=A)),
        ({"href": "https://example.org"}, Link(href="https://example.org", children=A)),
        ({"italic": True, "bold": True}, Strong(children=(Emphasis(children=A),))),
    ],
)
def test_a_printed_run_keeps_its_type(type_, node):
    assert node_of(Span(text="a", **type_)) == node


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en-US", "en-US"), ("en", "en-US"), ("en-GB", "en-US"), ("xx", "en-US")],
)
def test_a_language_without_a_locale_takes_english(language, locale):
    assert locale_of(language) == locale


def test_an_entry_points_at_its_form_and_prints_in_the_journals_style():
    case = paper_facts({"case": "So [@a]."}, references=[reference("a", "On masses")])

    (entry,) = composed(case).manuscript.references
    assert (entry.number, entry.label, entry.source) == (1, "[1]", "reference:a")
    assert words(entry.children) == "E. Author, On masses. A Journal 1 (2020) 2-3."


def test_the_same_record_prints_in_another_style():
    case = paper_facts({"case": "So [@a]."}, references=[reference("a", "On masses")])

    (entry,) = composed(case, CARE).manuscript.references
    assert words(entry.children).startswith("Author E. On masses.")


def test_a_list_that_the_engine_refuses_is_a_fault_and_leaves_a_draft():
    case = paper_facts({"case": "So [@a]."}, references=[{"id": "a", "type": "article-journal"}])

    paper = composed(case)
    assert words(paper.manuscript.body[0].blocks[0].children) == "So\u00a0[unprinted citation: a]."
    assert [fault.source for fault in paper.faults] == ["references"]
