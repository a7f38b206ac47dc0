import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casereports.vocabulary.analytes import analytes
from casereports.vocabulary.entry import Entry
from casereports.vocabulary.search import Index
from casereports.vocabulary.shelves import index

SHELF = index("analyte")
NAMES = [analyte.name for analyte in analytes() if len(analyte.name) > 6]


def found(typed: str) -> list[str]:
    return [match.entry.name for match in SHELF.search(typed)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("alkaline phosphatase", "alkaline phosphatase"),
        ("ALP", "alkaline phosphatase"),
        ("alp", "alkaline phosphatase"),
        ("SGPT", "alanine aminotransferase"),
        ("hemoglobin", "haemoglobin"),
        ("Hämoglobin", "haemoglobin"),
        ("estradiol", "oestradiol"),
        ("Östradiol", "oestradiol"),
        ("leucocytes", "white blood cell count"),
        ("CA19-9", "carbohydrate antigen 19-9"),
        ("ca 19 9", "carbohydrate antigen 19-9"),
        ("beta-2-microglobulin", "beta-2 microglobulin"),
        ("β₂ microglobulin", "beta-2 microglobulin"),
        ("tumor necrosis factor alpha", "tumour necrosis factor alpha"),
        ("γGT", "gamma-glutamyltransferase"),
        ("neutrophils %", "neutrophil percentage"),
        ("  sodium ", "sodium"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(typed: str, name: str):
    entry = SHELF.find(typed)

    assert entry is not None
    assert entry.name == name
    assert found(typed)[0] == name


def test_case_decides_where_nothing_else_does():
    assert [SHELF.find(word).name for word in ("TG", "Tg")] == ["triglycerides", "thyroglobulin"]
    assert found("Tg")[0] == "thyroglobulin"


@pytest.mark.parametrize("text", ["", " ", "haemo", "unobtainium", "-", "a" * 1000])
def test_what_is_no_word_of_the_shelf_is_not_found(text: str):
    assert SHELF.find(text) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("chromo", "chromogranin A"),  # the beginning of a name
        ("hae", "haemoglobin"),  # in either spelling, from the first letter on
        ("hem", "haemoglobin"),
        ("creat", "creatinine"),
        ("potas", "potassium"),
        ("phosphatase", "alkaline phosphatase"),  # the beginning of a word within
        ("Kal", "potassium"),  # a synonym
        ("alk phos", "alkaline phosphatase"),  # the beginnings of its words
        ("antigen carcino", "carcinoembryonic antigen"),  # in any order
        ("ferittin", "ferritin"),  # misspelt
        ("sodum", "sodium"),
        ("haemgolobin", "haemoglobin"),
        ("fosfatase", "alkaline phosphatase"),
        ("trigliceride", "triglycerides"),
        ("prolaktin", "prolactin"),
    ],
)
def test_typing_finds(typed: str, first: str):
    assert found(typed)[0] == first


def test_a_find_tells_the_word_that_fitted():
    (first, *_) = SHELF.search("Kalium")

    assert (first.entry.name, first.matched) == ("potassium", "Kalium")


def test_names_come_before_synonyms_and_these_before_what_lies_within():
    shelf = Index(
        [
            Entry(name="within the liver"),
            Entry(name="hepatic", synonyms=("liver-like",)),
            Entry(name="of the pliverx"),
            Entry(name="liver enzymes"),
            Entry(name="liver"),
        ]
    )

    assert [match.entry.name for match in shelf.search("liver")] == [
        "liver",
        "liver enzymes",
        "within the liver",
        "hepatic",
        "of the pliverx",
    ]


def test_equal_finds_keep_the_order_of_the_shelf():
    shelf = Index([Entry(name="iron, serum"), Entry(name="iron")])

    assert [match.entry.name for match in shelf.search("iro")] == ["iron, serum", "iron"]


def test_an_entry_is_offered_once_and_no_more_than_asked_for():
    names = [match.entry.name for match in SHELF.search("anti", most=5)]

    assert len(names) == len(set(names)) == 5


def test_short_words_are_taken_as_typed():
    assert found("xq") == []
    assert found("") == []


def test_an_empty_shelf_finds_nothing():
    assert Index([]).search("sodium") == ()
    assert Index([]).find("sodium") is None


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A name and the same with one letter wrong, missing, too many or swapped with the next."""
    name = draw(st.sampled_from(NAMES))
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    kind = draw(st.sampled_from(["wrong", "missing", "extra", "swapped"]))
    head, here, rest = name[:at], name[at], name[at + 1 :]
    typed = {
        "wrong": head + letter + rest,
        "missing": head + rest,
        "extra": head + letter + here + rest,
        "swapped": head + rest[:1] + here + rest[1:],
    }[kind]
    return name, typed


@given(slips())
@example(("glucose", "blucose"))
@example(("vitamin C", "vitamin b"))
@example(("urine pH", "urine H"))
def test_one_slip_in_a_name_is_forgiven(slip: tuple[str, str]):
    name, typed = slip

    assert name in found(typed)


@given(st.text(max_size=1000))
@example("\x00" * 1000)
@example("İ̇ßﷺ" * 250)
@example("%" * 300)
@example("glucose " * 37)
def test_no_text_breaks_the_search(typed: str):
    assert len(SHELF.search(typed)) <= 12
    assert SHELF.find(typed) is None or found(typed) != []
