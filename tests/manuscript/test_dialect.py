import pytest

from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Datum, FigureRef, TableRef, Text

HERE = "section:case"


def read(text: str):
    (paragraph,) = read_prose(text, HERE).blocks
    return paragraph.children


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("{Patient}", ("patient",)),
        ("{PATIENT}", ("patient",)),
        ("{Lab:alp}", ("lab", "alp")),
        ("{ lab:alp }", ("lab", "alp")),
        ("{lab : alp}", ("lab", "alp")),
        ("{lab:\n  alp}", ("lab", "alp")),
        ("{\u00a0Lab :ALP: Unit }", ("lab", "ALP", "Unit")),
        ("{Ki67}", ("ki67",)),
        ("{Grade}", ("grade",)),
        ("{ALP}", ("alp",)),
    ],
)
def test_a_noun_is_known_with_capitals_and_blanks_around_it(text, path):
    assert read(text) == (Datum(path=path),)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("{Table:labs}", TableRef(key="labs")),
        ("{Fig:x}", FigureRef(key="x")),
        ("{ FIG : x : A }", FigureRef(key="x", panels=("A",))),
    ],
)
def test_a_mention_is_known_with_capitals_and_blanks_around_its_word(text, node):
    assert read(text) == (node,)


@pytest.mark.parametrize(
    "text", ["{ki-67}", "{lab.alp}", "{lab.alp:unit}", "{lab alp}", "{ki\u201367}", "{größe}"]
)
def test_what_looks_like_a_quotation_and_cannot_be_read_is_a_fault(text):
    prose = read_prose(f"A {text} b.", HERE)

    assert prose.faults == (
        Fault(
            source=HERE,
            message=f"{text} can't be read; write {{noun}} or {{noun:row:form}}. To print the "
            "braces themselves, write a backslash before them.",
        ),
    )
    assert prose.blocks[0].children[1] == Text(text=f"[not understood: {text}]")


@pytest.mark.parametrize(
    "text",
    [
        "{lab:alp",
        "ALP {lab:alp was high, too.",
        "{patient",
        "{see {lab:alp}",
        "*{a:b*}",
    ],
)
def test_a_quotation_that_is_not_closed_is_a_fault(text):
    prose = read_prose(text, HERE)

    assert prose.faults == (
        Fault(
            source=HERE,
            message="a brace is not closed; write {noun} or {noun:row:form}. To print "
            "the brace itself, write a backslash before it.",
        ),
    )


@pytest.mark.parametrize(
    "text",
    ["{1, 2}", "{a, b}", "{x | x}", "{}", "{ }", "{", "{,", "10*3{CFU}", "{RBC casts}/[LPF]"],
)
def test_braces_that_quote_nothing_are_text(text):
    prose = read_prose(f"of {text}" if text[0] == "{" else text, HERE)

    assert prose.faults == ()
    assert "".join(node.text for node in prose.blocks[0].children).endswith(text)


def test_a_brace_behind_a_backslash_is_text_whatever_follows():
    assert read(r"\{lab:alp \{ki-67}") == (Text(text="{lab:alp {ki-67}"),)
