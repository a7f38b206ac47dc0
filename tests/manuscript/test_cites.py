"""What a citation may say besides its keys: a place in the work, words before and behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.manuscript.cites import read_cites
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Citation, Paragraph, Text
from casereports.references.citations import Cite, Cluster

HERE = "section:case"


@pytest.mark.parametrize(
    ("words", "cite"),
    [
        ("@a", Cite(key="a")),
        ("@a, p. 12", Cite(key="a", locator="12")),
        ("@a, pp. 12-14", Cite(key="a", locator="12-14")),
        ("@a, pp. e12–e14", Cite(key="a", locator="e12–e14")),
        ("@a, pp. 3, 7 & 9", Cite(key="a", locator="3, 7 & 9")),
        ("@a, pp. iv-vi", Cite(key="a", locator="iv-vi")),
        ("@a, 12", Cite(key="a", locator="12")),
        ("@a, ch. 3", Cite(key="a", locator="3", label="chapter")),
        ("@a, §3.2", Cite(key="a", locator="3.2", label="section")),
        ("@a, fig. 2A", Cite(key="a", locator="2A", label="figure")),
        ("see @a", Cite(key="a", prefix="see ")),
        ("e.g. @a, p. 5 for more", Cite(key="a", prefix="e.g. ", locator="5", suffix=" for more")),
        ("@a, a review of 30 cases", Cite(key="a", suffix=", a review of 30 cases")),
        ("see\n  @a,\np. 3", Cite(key="a", prefix="see ", locator="3")),
    ],
)
def test_a_cite_says_where_and_why(words: str, cite: Cite) -> None:
    assert read_cites(words) == (cite,)


def test_each_cite_of_a_cluster_has_words_of_its_own() -> None:
    assert read_cites("see @a, p. 5; @b; also @c") == (
        Cite(key="a", prefix="see ", locator="5"),
        Cite(key="b"),
        Cite(key="c", prefix="also "),
    )


@pytest.mark.parametrize(
    "words",
    ["", ";", "@", "@a b", "@a,", "@a, @b", "me@example.org", "@a; b", "*see* @a", f"@{'a' * 200}"],
)
def test_what_is_no_citation_is_not_read(words: str) -> None:
    assert read_cites(words) is None


@given(st.text(st.sampled_from("@a;, p.§iv12-–&see\n[]{*\\\x00é"), max_size=40))
def test_any_words_are_cites_that_can_be_printed_or_none(words: str) -> None:
    for cite in read_cites(words) or ():
        assert Cluster(cites=(cite,)).cites == (cite,)


def line(text: str) -> Paragraph:
    (paragraph,) = read_prose(text, HERE).blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph


def test_bare_keys_stay_what_they_were() -> None:
    assert line("[@a; @b]").children == (Citation(keys=("a", "b")),)


def test_words_before_a_key_belong_to_the_citation() -> None:
    cites = (Cite(key="a", prefix="see ", locator="5"), Cite(key="b"))

    assert line("Rare [see @a, p. 5; @b].").children == (
        Text(text="Rare\u00a0"),
        Citation(keys=("a", "b"), cites=cites),
        Text(text="."),
    )


def test_brackets_with_an_address_or_a_remark_stay_text() -> None:
    words = "Ask [me@example.org] or [someone else]."

    assert line(words).children == (Text(text=words),)
