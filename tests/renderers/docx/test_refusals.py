"""What keeps a Word file from being written: nothing goes out with a hole in it."""

import pytest

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Cell,
    Citation,
    CitationPiece,
    Datum,
    FigureRef,
    Inline,
    Link,
    Paragraph,
    Row,
    Table,
    TableRef,
    Text,
)
from casereports.renderers.docx import RenderError, print_docx
from tests.renderers.docx.reading import all_of, grey, words_in
from tests.renderers.papers import paper


def refused(tree: Manuscript) -> str:
    with pytest.raises(RenderError) as caught:
        print_docx(tree, picture=grey)
    return str(caught.value)


def with_words(*nodes: Inline) -> Manuscript:
    whole = paper("blind")
    paragraph = Paragraph(children=nodes, source="prose:text")
    section = whole.body[0].model_copy(update={"blocks": (paragraph,)})
    return whole.model_copy(update={"body": (section,)})


def with_blocks(name: str, *at: int, **changes: object) -> Manuscript:
    """Return a paper with some of its blocks changed."""
    whole = paper(name)
    blocks = [
        block.model_copy(update=changes) if place in at else block
        for place, block in enumerate(whole.body[0].blocks)
    ]
    section = whole.body[0].model_copy(update={"blocks": tuple(blocks)})
    return whole.model_copy(update={"body": (section,)})


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (Citation(keys=("a", "b")), "The citation of “a, b” has not been numbered."),
        (FigureRef(key="mri"), "The mention of figure “mri” has not been numbered."),
        (TableRef(key="labs"), "The mention of table “labs” has not been numbered."),
        (Datum(path=("lab", "alp")), "The quotation “lab:alp” has not been filled in."),
        (
            FigureRef(key="mri", label="Figure 1"),
            "The text mentions figure “mri”, which the paper doesn't hold.",
        ),
        (
            Citation(keys=("a",), pieces=(CitationPiece(text="1", key="a"),)),
            "The text mentions reference “a”, which the paper doesn't hold.",
        ),
        (
            Link(href="javascript:alert(1)", children=(Text(text="x"),)),
            "The link “javascript:alert(1)” doesn't begin with https://, http:// or mailto:.",
        ),
    ],
)
def test_words_that_were_not_filled_in_are_refused(node: Inline, sentence: str) -> None:
    assert refused(with_words(node)) == sentence


def test_a_figure_or_table_without_a_number_is_refused() -> None:
    assert refused(with_blocks("figures", 1, number=0)) == "Figure “grid” has no number."
    assert refused(with_blocks("tables", 1, number=0)) == "Table “labs” has no number."


def test_two_figures_of_one_name_are_refused() -> None:
    assert refused(with_blocks("figures", 1, 2, key="grid")) == (
        "Two of the paper's places are called “grid”."
    )


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    (table,) = [block for block in paper("tables").body[0].blocks if isinstance(block, Table)]
    row = Row(cells=(Cell(children=()),) * 2, source="lab:x")
    tree = with_blocks("tables", 1, rows=(*table.rows, row))
    assert refused(tree) == "A table row (lab:x) has 2 cells and room for 3."


def test_a_link_within_a_link_keeps_its_words() -> None:
    inner = Link(href="https://example.org/b", children=(Text(text="inner"),))
    outer = Link(href="https://example.org/a", children=(Text(text="outer "), inner))
    content = print_docx(with_words(outer), picture=grey)
    assert [words_in(link) for link in all_of(content, "w:hyperlink")] == ["outer inner"]
