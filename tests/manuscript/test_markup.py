from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_line, read_prose
from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Emphasis,
    FigureRef,
    ListBlock,
    ListItem,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)

HERE = "section:case"


def read(text: str):
    (paragraph,) = read_prose(text, HERE).blocks
    return paragraph.children


def test_a_blank_line_parts_paragraphs():
    assert [paragraph.children for paragraph in read_prose("One.\n\nTwo.", HERE).blocks] == [
        (Text(text="One."),),
        (Text(text="Two."),),
    ]


def test_a_line_break_within_a_paragraph_is_a_space():
    assert read("One\n  two.") == (Text(text="One two."),)


def test_every_paragraph_carries_the_form_field_it_was_written_in():
    assert read_prose("One.", HERE).blocks[0].source == "section:case"


def test_a_cluster_of_citations_is_one_node():
    assert read("Rare [@oberg2011; @la_rosa:2010].") == (
        Text(text="Rare\u00a0"),
        Citation(keys=("oberg2011", "la_rosa:2010")),
        Text(text="."),
    )


def test_a_figure_is_mentioned_with_or_without_its_panels():
    assert read("{fig:mri} {fig:mri:B} {fig:mri:A, B}") == (
        FigureRef(key="mri"),
        Text(text=" "),
        FigureRef(key="mri", panels=("B",)),
        Text(text=" "),
        FigureRef(key="mri", panels=("A", "B")),
    )


def test_a_table_is_mentioned_by_its_name():
    assert read("({table:labs})") == (Text(text="("), TableRef(key="labs"), Text(text=")"))


def test_braces_quote_the_record():
    assert read("{lab:alp} {lab:alp: unit } ({patient})") == (
        Datum(path=("lab", "alp")),
        Text(text=" "),
        Datum(path=("lab", "alp", "unit")),
        Text(text=" ("),
        Datum(path=("patient",)),
        Text(text=")"),
    )


@pytest.mark.parametrize("sign", ["- ", "* "])
def test_lines_with_a_sign_before_them_are_a_list(sign):
    text = f"Three signs:\n\n{sign}pain\n{sign}*fever*\n  at night\n{sign}sweats\n\nThen."
    item = partial(ListItem, source=HERE)
    assert read_prose(text, HERE).blocks == (
        Paragraph(children=(Text(text="Three signs:"),), source=HERE),
        ListBlock(
            items=(
                item(children=(Text(text="pain"),)),
                item(children=(Emphasis(children=(Text(text="fever"),)), Text(text=" at night"))),
                item(children=(Text(text="sweats"),)),
            ),
            source=HERE,
        ),
        Paragraph(children=(Text(text="Then."),), source=HERE),
    )


def test_lines_that_are_counted_are_a_numbered_list():
    prose = read_prose("1. first\n2. second\n3. third", HERE)

    (block,) = prose.blocks
    assert block.ordered
    assert [item.children for item in block.items] == [
        (Text(text="first"),),
        (Text(text="second"),),
        (Text(text="third"),),
    ]
    assert prose.faults == ()


def test_a_list_within_a_list_is_one_fault_and_prints_as_items_of_the_outer_one():
    prose = read_prose("1. first\n   - a\n     - b\n   - c\n2. second", HERE)

    (block,) = prose.blocks
    words = ("first", "a", "b", "c", "second")
    assert [item.children for item in block.items] == [(Text(text=word),) for word in words]
    assert prose.faults == (
        Fault(
            source=HERE,
            message="lists have one level; write the items of the inner list as items of the outer "
            "one, or in a sentence.",
        ),
    )


@pytest.mark.parametrize("text", ["+ 5 °C", "1986. A year.", "-5 °C", "- ", "2. The second", "-"])
def test_what_only_begins_like_a_list_is_text(text):
    assert [block.kind for block in read_prose(text, HERE).blocks] == ["paragraph"]


def test_a_line_holds_no_list():
    assert read_line("- pain\n- fever", HERE, []) == (Text(text="- pain - fever"),)


def test_stars_set_italic_and_bold():
    assert read("*a* **b *c***") == (
        Emphasis(children=(Text(text="a"),)),
        Text(text=" "),
        Strong(children=(Text(text="b "), Emphasis(children=(Text(text="c"),)))),
    )


def test_carets_raise_and_tildes_lower():
    assert read("^18^F, H~2~O") == (
        Superscript(children=(Text(text="18"),)),
        Text(text="F, H"),
        Subscript(children=(Text(text="2"),)),
        Text(text="O"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "HLA-B*27 and HLA-B*57:01",
        "CYP2C19 *1/*2 and *3/*4",
        "5 * 3 * 2",
        "10*9/L",
        "c.76_78del and _not italic_",
        "between ~5 and ~6",
        "{cells}/uL",
        "[1] and <b>",
        "# not a heading",
        "2. not a list",
        "-nor this",
        "&amp; stays",
        "https://example.org/a_b_c",
    ],
)
def test_plain_text_survives(text):
    assert read(text) == (Text(text=text),)


def test_a_backslash_prints_the_sign_itself():
    assert read(r"\*a\* \[@b] \{fig:c} \^d\^ \\") == (
        Text(text=r"*a* [@b] {fig:c} ^d^ \ ".strip()),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[@a, @b]", "a citation can't be read; write [@key], or [@key; @key] for several."),
        ("[@]", "a citation can't be read; write [@key], or [@key; @key] for several."),
        ("{fig:}", "{fig:} names no figure."),
        ("{fig}", "{fig} names no figure."),
        ("{table:}", "{table:} names no table."),
        ("{table:labs:A}", "{table:labs:A} names no table."),
    ],
)
def test_a_reference_that_cannot_be_read_is_a_fault_and_stays_visible(text, message):
    prose = read_prose(text, HERE)

    assert prose.faults == (Fault(source=HERE, message=message),)
    assert prose.blocks[0].children == (Text(text=f"[not understood: {text}]"),)


def test_a_citation_that_is_not_closed_is_a_fault():
    prose = read_prose("As said [@a before.", HERE)

    assert [fault.message for fault in prose.faults] == ["a citation is not closed; write [@key]."]


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("{table:Labs}", TableRef(key="labs")),
        ("{table:LABORATORY}", TableRef(key="labs")),
        ("{fig:MRI:A}", FigureRef(key="mri", panels=("A",))),
    ],
)
def test_figures_and_tables_are_found_with_capitals_too(text, node):
    assert read(text) == (node,)


def test_a_number_keeps_to_its_unit():
    assert read("147 U/L") == (Text(text="147\u00a0U/L"),)


def test_a_line_joins_its_paragraphs():
    assert read_line("One.\n\nTwo.", HERE, []) == (
        Text(text="One."),
        Text(text=" "),
        Text(text="Two."),
    )


def test_stars_without_end_take_no_more_than_their_share_of_time():
    assert len(read_prose("**a *b " * 20_000, HERE).blocks) == 1


SIGNS = st.text(st.sampled_from(list("*^~[]{}@;:,\\ \nabfigtle1é")), max_size=60)


@given(st.one_of(st.text(max_size=200), SIGNS))
def test_markup_never_raises_and_gives_valid_nodes(text):
    for block in read_prose(text, HERE).blocks:
        assert type(block).model_validate_json(block.model_dump_json()) == block


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_escaped_text_prints_as_it_is(text):
    escaped = "".join(f"\\{sign}" if sign in r"\*^~[{" else sign for sign in text)

    assert "".join(node.text for node in read(escaped)) == text
