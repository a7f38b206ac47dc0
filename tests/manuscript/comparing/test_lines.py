import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.nodes import (
    Citation,
    CitationPiece,
    Datum,
    Deleted,
    Emphasis,
    FigureRef,
    Inline,
    Inlines,
    Inserted,
    Link,
    Strong,
    Text,
)
from tests.manuscript.comparing.versions import line, shown, words


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("A large mass.", "A small mass.", "A [-large-]{+small+} mass."),
        ("A mass was seen.", "A large mass was seen.", "A{+ large+} mass was seen."),
        ("A large mass was seen.", "A mass was seen.", "A[- large-] mass was seen."),
        ("The mass grew.", "Mass grew.", "[-The mass-]{+Mass+} grew."),
        ("The mass grew.", "mass grew.", "[-The -]mass grew."),
        ("It was seen.", "It was seen. It grew.", "It was seen.{+ It grew.+}"),
        ("5.0 mg of it", "5.5 mg of it", "[-5.0-]{+5.5+} mg of it"),
        ("10mg of it", "10 mg of it", "[-10mg-]{+10 mg+} of it"),
        (
            "pain, fever and loss",
            "cough, chills and loss",
            "[-pain, fever-]{+cough, chills+} and loss",
        ),
        ("患者背痛六个月", "患者腰背痛两个月", "患者{+腰+}背痛[-六-]{+两+}个月"),
        (
            "One thing was told here.",
            "Nothing of that sort.",
            "[-One thing was told here.-]{+Nothing of that sort.+}",
        ),
        ("", "A mass.", "{+A mass.+}"),
        ("A mass.", "", "[-A mass.-]"),
    ],
)
def test_a_line_tells_its_changes_word_by_word(before: str, after: str, told: str) -> None:
    assert shown(compared(_bare(before), _bare(after))) == told


def _bare(text: str) -> Inlines:
    return line(text) if text else ()


def test_a_blank_that_must_not_break_is_a_blank_like_any_other() -> None:
    assert compared(line("5 mg once"), line("5\N{NO-BREAK SPACE}mg once")) == line(
        "5\N{NO-BREAK SPACE}mg once"
    )


def test_a_blank_between_two_words_that_came_is_told() -> None:
    before = (Emphasis(children=line("in")), *line("vivo and more"))
    after = (Emphasis(children=line("in")), *line(" vivo and more"))
    assert shown(compared(before, after)) == "in{+ +}vivo and more"


def test_words_keep_their_form_on_both_sides() -> None:
    before = (*line("A "), Strong(children=line("large mass")), *line(" of bone"))
    after = (*line("A "), Strong(children=line("small mass")), *line(" of bone"))
    assert compared(before, after) == (
        *line("A "),
        Deleted(children=(Strong(children=line("large")),)),
        Inserted(children=(Strong(children=line("small")),)),
        Strong(children=line(" mass")),
        *line(" of bone"),
    )


def test_a_word_set_in_another_type_is_a_change() -> None:
    before, after = (
        line("in vitro it grew"),
        (Emphasis(children=line("in vitro")), *line(" it grew")),
    )
    assert shown(compared(before, after)) == "[-in vitro-]{+in vitro+} it grew"


def test_a_datum_changes_as_a_whole() -> None:
    before = (*line("It was "), datum("147 U/L"), *line(" then."))
    after = (*line("It was "), datum("152 U/L"), *line(" then."))
    assert compared(before, after) == (
        *line("It was "),
        Deleted(children=(datum("147 U/L"),)),
        Inserted(children=(datum("152 U/L"),)),
        *line(" then."),
    )


def datum(text: str) -> Datum:
    return Datum(path=("lab", "alp"), children=line(text), source="lab:alp")


def test_what_has_another_number_only_is_no_change() -> None:
    def seen(number: str) -> Inlines:
        return (
            *line("So it is "),
            Citation(keys=("a",), pieces=(CitationPiece(text=number, key="a"),)),
            *line(" in "),
            FigureRef(key="mri", label=f"Figure {number}"),
        )

    assert compared(seen("1"), seen("2")) == seen("2")


def test_another_address_behind_the_same_words_is_a_change() -> None:
    before, after = (
        (Link(href=f"https://example.org/{page}", children=line("here")),) for page in "ab"
    )
    assert shown(compared(before, after)) == "[-here-]{+here+}"


leaves = st.one_of(
    st.text("ab ,.1\N{NO-BREAK SPACE}六", min_size=1, max_size=12).map(
        lambda text: Text(text=text)
    ),
    st.sampled_from("ab").map(lambda key: Citation(keys=(key,))),
    st.sampled_from(["1 U/L", "2 U/L"]).map(datum),
)
nodes: st.SearchStrategy[Inline] = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda form, children: form(children=tuple(children)),
        st.sampled_from([Emphasis, Strong]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
lines = st.lists(nodes, max_size=6).map(tuple)


@given(before=lines, after=lines)
def test_any_two_lines_stand_in_their_comparison(before: Inlines, after: Inlines) -> None:
    both = compared(before, after)
    assert words(both, Inserted) == words(before, None)
    assert words(both, Deleted) == words(after, None)


@given(same=lines)
def test_a_line_that_is_the_same_is_untouched(same: Inlines) -> None:
    assert compared(same, tuple(node.model_copy() for node in same)) == same
