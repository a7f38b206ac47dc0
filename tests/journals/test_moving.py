"""One record moves from journal to journal, and nothing that its author wrote is lost."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.paper import SectionKind
from casereports.journals.profile import Statement
from casereports.journals.shelf import profiles
from casereports.manuscript.compose.body import read_sections
from casereports.manuscript.nodes import Block, Section
from casereports.manuscript.walk import blocks_of, words_of
from casereports.renderers.html import render_article
from tests.factories.every_field import every_field
from tests.manuscript.papers import composed, facts, outline, paper_facts, words
from tests.renderers.papers import picture_name

JOURNALS = tuple(profiles())
TESTS = Path(__file__).parents[1]
EXAMPLE = TESTS.parent / "examples" / "presacral-net" / "case.json"
CASES = {path.stem: path for path in (EXAMPLE, *sorted(TESTS.glob("cases/reports/*.json")))}

WRITTEN = {kind.value: f"The first on {kind.label}.\n\nThe second." for kind in SectionKind}


def paragraphs(blocks: Iterable[Block]) -> Counter[str]:
    """How many paragraphs and lists there are, by the form field that they were written in."""
    return Counter(block.source for block in blocks if block.kind in ("paragraph", "list"))


def headings(sections: Iterable[Section]) -> list[str]:
    return [line.lstrip("0123456789. ") for line in outline(sections)]


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_kind_of_prose_is_printed_in_every_journal(journal):
    blocks = list(blocks_of(composed(paper_facts(WRITTEN), journal).manuscript.body))

    printed = Counter(words(block.children) for block in blocks)
    assert printed == {
        "The second.": len(SectionKind),
        **{f"The first on {kind.label}.": 1 for kind in SectionKind},
    }


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("name", CASES)
def test_no_paragraph_of_a_case_is_lost_in_any_journal(name, journal):
    case = read_case(CASES[name].read_text("utf-8"))
    written = read_sections(case, [])

    paper = composed(case, journal)
    assert paper.faults == ()
    assert paragraphs(blocks_of(paper.manuscript.body)) == paragraphs(
        block for blocks in written.values() for block in blocks
    )


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_statement_of_the_record_is_printed_in_every_journal(journal):
    titles = {one.statement: one.title for one in profiles()[journal].statements}

    assert set(titles) == set(Statement)
    printed = [section.title for section in composed(every_field(), journal).manuscript.back]
    assert [title for title in printed if title in titles.values()] == list(titles.values())


def test_the_example_prints_the_statements_that_it_makes_and_no_more():
    paper = composed(read_case(EXAMPLE.read_text("utf-8")), "jcmr-10.32629").manuscript

    assert [section.title for section in paper.back] == [
        "Conflicts of Interest",
        "Acknowledgements",
    ]


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        (
            "bmj-case-reports",
            [
                "Background",
                "Case presentation",
                "Investigations",
                "Differential diagnosis",
                "Treatment",
                "Outcome and follow-up",
                "Discussion",
                "Learning points",
                "Patient’s perspective",
            ],
        ),
        (
            "world-journal-of-clinical-cases",
            [
                "Introduction",
                "Case presentation",
                "History of present and past illness",
                "Physical examination",
                "Laboratory and imaging examinations",
                "Final diagnosis",
                "Treatment",
                "Outcome and follow-up",
                "Discussion",
                "Conclusion",
            ],
        ),
        (
            "frontiers-in-oncology",
            [
                "Introduction",
                "Case description",
                "Timeline",
                "Diagnostic assessment",
                "Therapeutic intervention",
                "Follow-up and outcomes",
                "Discussion",
                "Patient perspective",
            ],
        ),
        ("oxford-medical-case-reports", ["Introduction", "Case Report", "Discussion"]),
    ],
)
def test_a_paper_has_the_journals_own_headings(journal, expected):
    assert headings(composed(paper_facts(WRITTEN), journal).manuscript.body) == expected


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("bmj-case-reports", "We saw a man in his 60s."),
        ("cureus", "We saw a 62-year-old man."),
    ],
)
def test_an_exact_age_is_told_only_where_the_journal_takes_it(journal, told):
    patient = {"sex": "male", "age": {"years": 62}}
    case = paper_facts({"case": "We saw {patient}."}, patient=patient)

    (block,) = blocks_of(composed(case, journal).manuscript.body)
    assert words(block.children).replace("\u00a0", " ") == told


def test_the_abbreviations_of_the_text_are_listed_where_the_journal_lists_them():
    case = paper_facts({"case": "On magnetic resonance imaging (MRI) there was a mass."})

    listed = {
        journal: [words_of(block.children) for block in section.blocks]
        for journal in JOURNALS
        for section in composed(case, journal).manuscript.back
        if section.title == "Abbreviations"
    }
    assert listed == {
        "journal-of-medical-case-reports": ["MRI: magnetic resonance imaging."],
        "medicine-baltimore": ["MRI: magnetic resonance imaging."],
    }


@pytest.mark.parametrize("journal", JOURNALS)
def test_an_abstract_with_heads_keeps_its_words_in_every_journal(journal):
    parts = [{"heading": "Background", "text": "Rare."}, {"heading": "Case", "text": "Seen."}]
    case = facts(paper={"title": "A title", "abstract": parts})

    printed = composed(case, journal).manuscript.front.abstract
    assert " ".join(words(part.children) for part in printed) == "Rare. Seen."


@pytest.mark.parametrize(
    ("journal", "heading"), [("bmj-case-reports", "Summary"), ("cureus", "Abstract")]
)
def test_the_abstract_stands_under_the_journals_own_word_for_it(journal, heading):
    case = facts(paper={"title": "A title", "abstract": [{"text": "Seen."}]})

    article = render_article(composed(case, journal).manuscript, image_url=picture_name)
    assert re.findall(r'<h2 id="abstract">([^<]*)</h2>', article) == [heading]
