"""The words of abstract and text are those that the paper prints."""

import pytest

from casereports.authoring.word_counts import word_counts
from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile, profiles
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Citation,
    Inlines,
    ListBlock,
    Paragraph,
)
from casereports.manuscript.walk import blocks_of, flat
from tests.manuscript.drafting.writing import ROOT
from tests.manuscript.papers import composed, paper_facts, words


def number_of_words(line: Inlines) -> int:
    """The words of a line; a sign that stands alone is none."""
    return sum(any(map(str.isalnum, word)) for word in words(line).split())


def printed_abstract(paper: Manuscript) -> int:
    return sum(number_of_words(part.children) for part in paper.front.abstract)


def printed_text(paper: Manuscript) -> int:
    """The words between abstract and references; a citation is none."""
    lines = []
    for block in blocks_of(paper.body):
        if isinstance(block, Paragraph):
            lines.append(block.children)
        elif isinstance(block, ListBlock):
            lines += [item.children for item in block.items]
    return sum(
        number_of_words(tuple(node for node in flat(line) if not isinstance(node, Citation)))
        for line in lines
    )


@pytest.fixture(scope="module")
def example() -> CaseFacts:
    return read_case((ROOT / "examples/presacral-net/case.json").read_text("utf-8"))


@pytest.mark.parametrize("journal", list(profiles()))
def test_what_is_counted_is_what_is_printed_in_every_journal(journal: str, example: CaseFacts):
    counts = word_counts(example, profile(journal))
    paper = composed(example, journal).manuscript

    assert sum(counts["abstract"].words.values()) == printed_abstract(paper)
    assert sum(counts["body"].words.values()) == printed_text(paper)


def test_an_abbreviation_counts_with_its_long_form_where_that_prints_first():
    case = paper_facts(
        {"conclusion": "By {abbr:MRI}.", "introduction": "By {abbr:MRI} and {abbr:QQ}."},
        paper={"abstract": [{"text": "An {abbr:MRI}, another {abbr:MRI}."}]},
        figures=[{"key": "mri", "title": "Seen by {abbr:QQ:quite queer}."}],
    )
    counts = word_counts(case, profile(""))

    # An abbreviation spelled out, and its short form behind that.
    assert counts["abstract"].words == {"abstract:1": 7}
    # The introduction prints before the conclusion, and a caption writes one of them out.
    assert counts["body"].words == {"section:conclusion": 2, "section:introduction": 9}


def test_parts_are_counted_apart_where_the_journal_prints_one_block():
    abstract = [{"heading": "Case", "text": "One two."}, {"heading": "Lesson", "text": "Three."}]
    case = paper_facts({}, paper={"abstract": abstract})

    counts = word_counts(case, profile("bmj-case-reports"))

    assert counts["abstract"].words == {"abstract:1": 2, "abstract:2": 1}
