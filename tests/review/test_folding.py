"""Words as they are looked for: one way of writing for what is kept and what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.review.folding import LONGEST_TEXT, Term, folded, search_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Crohn’s disease", "crohn disease"),
        ("Müller", "muller mueller"),
        ("Ki-67 of 3 %", "ki 67 of 3 ki67"),
        ("O'Brien", "o brien obrien"),
        ("β-blocker, TNFα", "beta blocker tnfalpha betablocker"),
        ("καρκίνος", "καρκινοσ"),
        ("haemorrhage of an oesophageal tumour", "hemorrhage of an esophageal tumor"),
        ("four hours of the course", "four hours of the course"),
        ("⁶⁸Ga", "68ga"),
        ("神经内分泌肿瘤 G2", "神经 经内 内分 分泌 泌肿 肿瘤 g2 瘤"),
        ("癌", "癌"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_words_are_kept_in_one_way_of_writing(text: str, kept: str) -> None:
    assert folded(text) == kept


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("gout ", (Term((("gout",),)),)),
        ("gout", (Term((("gout",),), is_begun=True),)),
        ("go", (Term((("go",),)),)),
        ('"acute gout"', (Term((("acute", "gout"),)),)),
        ("“acute gout", (Term((("acute", "gout"),)),)),
        ("Ki-67 ", (Term((("ki", "67"), ("ki67",))),)),
        ("Müller ", (Term((("muller",), ("mueller",))),)),
        ("tumou", (Term((("tumo",),), is_begun=True),)),
        ("2026-000", (Term((("2026", "000"), ("2026000",)), is_begun=True),)),
        ("癌 ", (Term((("癌",),), is_begun=True),)),
        ("内分泌", (Term((("内分", "分泌"),)),)),
        ("", ()),
        (' "" - -- * ^ ( ', ()),
    ],
)
def test_what_is_typed_is_read_in_each_way_of_writing(typed: str, wanted: tuple[Term, ...]) -> None:
    assert search_of(typed).wanted == wanted


def test_a_minus_says_what_must_not_be_there() -> None:
    search = search_of('gout -acute -"of the toe" Ki-67')
    assert search.unwanted == (Term((("acute",),)), Term((("of", "the", "te"),)))
    assert [term.ways[0] for term in search.wanted] == [("gout",), ("ki", "67")]


@given(st.text(max_size=60))
def test_nothing_but_letters_and_digits_is_left_of_what_is_typed(typed: str) -> None:
    search = search_of(typed)
    for term in (*search.wanted, *search.unwanted):
        assert all(word.isalnum() for way in term.ways for word in way)
    assert all(word.isalnum() for word in folded(typed).split())


def test_no_text_is_kept_that_is_longer_than_an_index_takes() -> None:
    kept = folded("癌肿 " * 50_000)
    assert len(kept.encode()) <= LONGEST_TEXT
    assert set(kept.split()) == {"癌肿"}
    assert len(folded("a" * 1000)) == 60
