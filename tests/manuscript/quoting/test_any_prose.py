"""Whatever is typed between braces: prose is read and composed, and never an exception."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionProse
from casereports.manuscript.document import Manuscript
from casereports.manuscript.markup import read_line, read_prose
from casereports.manuscript.nodes import (
    Datum,
    Text,
)
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted
from casereports.manuscript.walk import blocks_of
from tests.factories.every_field import every_field
from tests.factories.presacral import presacral_case
from tests.manuscript.papers import SEED, composed
from tests.manuscript.quoting.telling import demonstration, path, prints

CASES = {
    "nothing": CaseFacts(),
    "every field": every_field(),
    "the reference case": presacral_case(),
    "the demonstration": demonstration(),
}
SHORT_FORMS = ["abbr", "MRI", "NETs", "ACT", "QQQ", "short", "long", "x" * 400]
NAMES = sorted({part for quotation in prints() for part in path(quotation)}) + SHORT_FORMS
SIGNS = ["{", "}", ":", "::", "/", "\\", " ", "\n\n", "*", "**", "^", "~", "[@", "]", ";", "- "]
PIECES = st.one_of(
    st.sampled_from(SIGNS),
    st.sampled_from(NAMES),
    st.sampled_from(sorted(prints())),
    st.sampled_from(["{abbr:MRI}", "{abbr:MRI:}", "{abbr:X:y}", "{abbr:X:z}", "{abbr::y}"]),
    st.text(alphabet="abzäß09²٣_-. ", max_size=4),
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
QUOTATIONS = st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=5)), max_size=5)


def written(case: CaseFacts, text: str) -> CaseFacts:
    """Returns the case with nothing but a text in its paper."""
    section = SectionProse.model_validate({"kind": "case", "text": text})
    return case.model_copy(
        update={"paper": case.paper.model_copy(update={"sections": (section,)}), "figures": ()}
    )


@given(text=TEXTS)
def test_any_text_is_read_into_nodes_that_are_valid(text):
    prose = read_prose(text, "section:case")

    assert type(prose).model_validate(prose.model_dump()) == prose
    assert all(fault.message for fault in prose.faults)
    assert read_line(text, "section:case", []) is not None


@pytest.mark.parametrize("name", CASES)
@given(text=TEXTS)
def test_any_text_is_composed_into_a_valid_paper(name, text):
    manuscript = composed(written(CASES[name], text), SEED).manuscript

    assert Manuscript.model_validate(manuscript.model_dump()) == manuscript
    lines = [block.children for block in blocks_of(manuscript.body) if block.kind == "paragraph"]
    data = [node for line in lines for node in line if isinstance(node, Datum)]
    assert [node.path for node in data if not node.children] == []
    assert [node.path for node in data if not node.source and node.path[0] != "abbr"] == []


@pytest.mark.parametrize("name", CASES)
@given(noun=st.sampled_from(sorted(KINDS)), rest=QUOTATIONS)
def test_any_quotation_prints_words_or_says_why_not(name, noun, rest):
    try:
        words, source = quoted((noun, *rest), Teller(CASES[name]))
    except NothingQuotedError as error:
        words, source = str(error), "said"

    assert words.strip() != ""
    assert source != ""


@pytest.mark.parametrize("name", CASES)
def test_every_form_of_every_row_prints_words_or_says_why_not(name):
    teller = Teller(CASES[name])
    said = []
    for noun, kind in KINDS.items():
        keys = [source.partition(":")[2] for source, _row in teller.rows.get(noun, ())]
        paths = [(noun, form.name) for form in kind.whole]
        paths += [(noun, key, form.name) for key in keys for form in kind.rows]
        for one in paths:
            with suppress(NothingQuotedError):
                said.append(quoted(one, teller)[0])

    assert [words for words in said if words != words.strip() or "None" in words] == []
    assert bool(said) is (name != "nothing")


def test_every_quotation_of_the_demonstration_is_one_node_of_the_text():
    text = " ".join(prints())
    (paragraph,) = read_prose(text, "section:case").blocks
    nodes = [node for node in paragraph.children if not isinstance(node, Text)]

    assert len(nodes) == len(prints())
    assert [node for node in nodes if not isinstance(node, Datum)] == []


def test_a_paper_that_quotes_all_there_is_has_no_hole():
    paper = composed(written(demonstration(), " ".join(prints())), SEED)

    assert [fault for fault in paper.faults if fault.source == "section:case"] == []
