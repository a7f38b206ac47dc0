"""The editor's reader and writer of prose beside the paper's own reader: they never differ."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.trees import (
    IN_EDITOR,
    texts_of_cases,
    tree_of,
    tree_told,
    trimmed,
    with_word,
    words_alone,
)

WORD = " zebra"
#: Signs of the dialect in any order, which no author means so.
PIECES = (
    *("*", "**", "***", "^", "~", "[", "]", "{", "}", "@", ";", ":", ",", "\\", " ", "\n", "\t"),
    *("a", "b", "é", "1", "18", "²", "_", "😀", "/", "\u00a0", "\u2003", "\n\n", "\n  ", "\n   "),
    *("{lab:alp}", "{cells}", "{fig:mri:A,B}", "{fig:}", "{table:Lab}", "[@a; @b]", "[@a, p. 5]"),
    *("[see @b]", "[@]", "^18^", "~2~", " *x* ", "**y**", "\n- ", "\n* ", "\n1. ", "- ", "1) "),
    *(
        "\n    - ",
        "\n+ ",
        "2. ",
        "\\*",
        "\\[@",
        "{Lab:alp}",
        "{ ki67 }",
        "{ki-67}",
        "{lab:",
        "{a, b}",
    ),
)
MARKERS = ("- ", "* ", "+ ", "1. ", "2. ", "1) ", "a", " ", "  ", "    ", "\t", "\n", "\n\n", "b c")
ODD = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(MARKERS), max_size=25).map("".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40),
)
#: What authors write: words, of which some are set or cited, and signs that mean themselves.
SAID = st.sampled_from(
    (
        *("pain", "tumour", "HLA-B*27", "10*9/L", "c.76_78del", "~5", "<b>", "#", "5 * 3", "(see"),
        *("A.", "B)", "*in vitro*", "**bold words**", "***both***", "**a *b* c**", "^18^F-FDG"),
        *("H~2~O", "*^18^F*", "{lab:alp}", "*{lab:alp}*", "{fig:MRI:A,B}", "({table:labs})"),
        *("{patient}", "{cells}/uL", "[@oberg2011]", "[@a; see @b, p. 5]", "[@a, @b]", "{fig:}"),
        *("{Patient}", "{ lab:alp }", "{ki-67}", "{lab.alp}", "{1, 2}", "{Table:labs}"),
        *(r"\*", r"\{lab:alp}", r"\[@a]", r"\^a\^", "5 – 6", "µg", "147\u00a0U/L", "*é*", "é"),
    )
)
SENTENCE = st.lists(SAID, min_size=1, max_size=12).map(" ".join)
BLOCK = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "- " + "\n- ".join(lines)),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "1. " + "\n2. ".join(lines)),
)
WRITTEN = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)
BATCHES = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def blank(page: Page) -> Page:
    """A page of the site with no editor on it."""
    page.goto("/accounts/login/")
    return page


def told(page: Page, texts: Sequence[str], *, lists: bool) -> list[tuple[str, Any]]:
    """Return texts with what the editor makes of each."""
    return list(zip(texts, page.evaluate(IN_EDITOR, [list(texts), lists, WORD]), strict=True))


@pytest.mark.parametrize("lists", [True, False])
def test_what_nobody_touches_stays_as_it_was_written(blank: Page, *, lists: bool) -> None:
    texts = texts_of_cases()
    assert len(texts) > 1000
    changed = [text for text, made in told(blank, texts, lists=lists) if made["again"] != text]
    assert changed == []


def test_the_editor_reads_every_text_of_the_cases_as_the_paper_does(blank: Page) -> None:
    for text, made in told(blank, texts_of_cases(), lists=True):
        assert tree_told(made["tree"]) == tree_of(text), text


def test_a_word_at_the_end_of_each_block_changes_nothing_else(blank: Page) -> None:
    for text, made in told(blank, texts_of_cases(), lists=True):
        assert tree_of(made["grown"]) == with_word(tree_of(text), WORD), text


@BATCHES
@given(st.lists(ODD, min_size=40, max_size=80))
def test_odd_texts_are_read_as_the_paper_reads_them_and_stay(blank: Page, texts: list[str]) -> None:
    for text, made in told(blank, texts, lists=True):
        assert made["again"] == text
        assert tree_told(made["tree"]) == tree_of(text), text


@BATCHES
@given(st.lists(ODD, min_size=40, max_size=80))
def test_nothing_of_an_odd_text_is_lost_when_it_is_edited(blank: Page, texts: list[str]) -> None:
    for text, made in told(blank, texts, lists=True):
        wanted = words_alone(trimmed(with_word(tree_of(text), WORD)))
        assert words_alone(trimmed(tree_of(made["grown"]))) == wanted, text


@BATCHES
@given(st.lists(WRITTEN, min_size=20, max_size=40))
def test_an_edit_leaves_italic_bold_and_signs_as_they_were(blank: Page, texts: list[str]) -> None:
    for text, made in told(blank, texts, lists=True):
        assert tree_of(made["grown"]) == with_word(tree_of(text), WORD), text
