import pytest

from casereports.manuscript.compose.table import Footnotes, capital, columns, without_empty
from casereports.manuscript.compose.table import cell as made
from casereports.manuscript.nodes import Row


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("alkaline phosphatase", "Alkaline phosphatase"),
        ("beta-2 microglobulin", "Beta-2 microglobulin"),
        ("p53", "p53"),
        ("pH", "pH"),
        ("mTOR", "mTOR"),
        ("hsCRP", "hsCRP"),
        ("anti-dsDNA", "Anti-dsDNA"),
        ("tet(M)", "tet(M)"),
        ("lipoprotein(a)", "Lipoprotein(a)"),
        ("arr[GRCh37] 1q21", "arr[GRCh37] 1q21"),
        ("co-trimoxazole", "Co-trimoxazole"),
        ("hs-CRP", "hs-CRP"),
        ("β-hCG", "β-hCG"),
        ("no ascites", "No ascites"),
        ("abcdEF", "abcdEF"),
        ("", ""),
    ],
)
def test_words_begin_with_a_capital_and_names_keep_theirs(typed, printed):
    assert capital(typed) == printed


def test_footnotes_are_lettered_as_they_are_asked_for():
    notes = Footnotes()

    assert [notes.mark("x"), notes.mark("y", "", "x"), notes.mark("")] == ["a", "b,a", ""]


def test_after_z_footnotes_double():
    notes = Footnotes()

    assert [notes.mark(str(number)) for number in range(28)][25:] == ["z", "aa", "ab"]


def test_the_first_column_stays_even_when_it_says_nothing():
    row = Row(cells=(made(""), made("x"), made("")), source="lab:a")

    heads, (slim,) = without_empty(columns("A", "B", "C"), [row])
    assert (len(heads), len(slim.cells)) == (2, 2)


def test_a_column_that_carries_a_footnote_stays():
    row = Row(cells=(made("x"), made("", "a")), source="lab:a")

    assert len(without_empty(columns("A", "B"), [row])[0]) == 2
