import pytest

from casereports.journals.shelf import profile
from casereports.manuscript.compose.references import locale_of, node_of
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import (
    Emphasis,
    Link,
    Paragraph,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from casereports.references.printed import Span
from casereports.references.styles import manifest
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
    [
        ("en-US", "en-US"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("de-AT", "de-DE"),
        ("zh-Hans", "zh-CN"),
        ("xx", "en-US"),
    ],
)
def test_a_language_takes_a_locale_of_its_own_or_english(language, locale):
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


def prose(paper: Composed) -> list[str]:
    """What the paragraphs of a paper's text say."""
    blocks = blocks_of(paper.manuscript.body)
    return [words(block.children) for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("style", sorted(manifest().styles))
def test_a_journal_can_choose_any_bundled_style(style):
    case = paper_facts(
        {"case": "So [@a]. Then [see @b, p. 5]."}, references=[*map(reference, "ab")]
    )
    journal = profile(CARE).model_copy(update={"style": style})
    paper = compose_paper(case, profile=journal, images={})

    assert paper.faults == ()
    assert [(entry.key, entry.number) for entry in paper.manuscript.references] == [
        ("a", 1),
        ("b", 2),
    ]


def test_a_page_and_words_before_and_behind_are_printed_with_the_number():
    case = paper_facts(
        {"case": "So [see @a, pp. 5-7 for more; @b]."}, references=[*map(reference, "ab")]
    )

    assert prose(composed(case)) == ["So\u00a0[see 1 pp. 5-7 for more,2]."]


def test_a_missing_reference_leaves_its_neighbour_with_its_page():
    paper = composed(paper_facts({"case": "So [@a, p. 5; @gone]."}, references=[reference("a")]))

    assert prose(paper) == ["So\u00a0[1 p. 5][missing reference: gone]."]
    assert [fault.message for fault in paper.faults] == ["“gone” is not among the references."]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("So [@a; @a; @b].", "So\N{NO-BREAK SPACE}[1,2]."),
        ("So [@a; @a].", "So\N{NO-BREAK SPACE}[1]."),
        ("So [@a; @missing; @a].", "So\N{NO-BREAK SPACE}[1][missing reference: missing]."),
    ],
)
def test_what_is_cited_twice_at_one_place_is_printed_once(text, printed):
    case = paper_facts({"case": text}, references=[reference("a"), reference("b")])
    (paragraph,) = (
        block for block in blocks_of(composed(case).manuscript.body) if isinstance(block, Paragraph)
    )
    assert words(paragraph.children) == printed
