"""What keeps an article from being written: nothing goes out with a hole in it."""

import pytest

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Cell,
    Citation,
    CitationPiece,
    Column,
    Datum,
    Deleted,
    FigureRef,
    Inline,
    Inserted,
    Link,
    ListBlock,
    Row,
    Strong,
    Table,
    TableRef,
    Text,
)
from casereports.renderers.jats import RenderError, TrackedChangesError
from tests.renderers.jats.reading import (
    CHANGED,
    manuscript,
    printed,
    with_blocks,
    with_front,
    with_words,
)

CHANGES = "The paper shows what was changed. Publish the paper as it is now, without the marks."
WORDS = (Text(text="x"),)


def refused(tree: Manuscript) -> str:
    with pytest.raises(RenderError) as caught:
        printed(tree)
    return str(caught.value)


def changed(name: str, *at: int, **changes: object) -> Manuscript:
    """Returns a paper with some of its blocks changed."""
    whole = manuscript(name)
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
            TableRef(key="labs", label="Table 1"),
            "The text mentions table “labs”, which the paper doesn't hold.",
        ),
        (
            Citation(keys=("a",), pieces=(CitationPiece(text="1", key="a"),)),
            "The text mentions reference “a”, which the paper doesn't hold.",
        ),
        (
            Link(href="javascript:alert(1)", children=WORDS),
            "The link “javascript:alert(1)” doesn't begin with https://, http:// or mailto:.",
        ),
    ],
)
def test_words_that_were_not_filled_in_are_refused(node: Inline, sentence: str) -> None:
    assert refused(with_words(node)) == sentence


def test_a_figure_or_table_without_a_number_is_refused() -> None:
    assert refused(changed("figures", 1, number=0)) == "Figure “grid” has no number."
    assert refused(changed("tables", 1, number=0)) == "Table “labs” has no number."


def test_two_figures_of_one_name_are_refused() -> None:
    assert refused(changed("figures", 1, 2, key="grid")) == (
        "Two of the paper's places are called “grid”."
    )


def test_a_table_that_does_not_hold_together_is_refused() -> None:
    table = Table(
        key="t", number=1, caption=(), columns=(Column(header=WORDS),), rows=(), source="lab:x"
    )
    wide = Row(cells=(Cell(children=()),) * 2, source="lab:x")
    assert refused(with_blocks(table.model_copy(update={"rows": (wide,)}))) == (
        "A table row (lab:x) has 2 cells and room for 1."
    )
    assert refused(with_blocks(table.model_copy(update={"columns": ()}))) == (
        "Table “t” has no columns."
    )


def test_a_list_of_nothing_is_refused() -> None:
    assert refused(with_blocks(ListBlock(items=(), source="prose:x"))) == (
        "A list (prose:x) has no entries."
    )


@pytest.mark.parametrize(
    "tree",
    [
        with_words(Inserted(children=WORDS)),
        with_words(Strong(children=(Deleted(children=WORDS),))),
        with_front(marked_title=(Inserted(children=WORDS),)),
        with_front(marked_authors=(Deleted(children=WORDS),)),
        with_front(marked_keywords=(Deleted(children=WORDS),)),
    ],
)
def test_a_paper_that_shows_its_changes_is_not_published(tree: Manuscript) -> None:
    with pytest.raises(TrackedChangesError) as caught:
        printed(tree)
    assert str(caught.value) == CHANGES


@pytest.mark.parametrize("name", CHANGED)
def test_two_papers_compared_are_not_published(name: str) -> None:
    assert refused(manuscript(name)) == CHANGES


def test_a_heading_that_shows_its_changes_is_not_published() -> None:
    whole = with_blocks()
    section = whole.body[0].model_copy(update={"marked_title": (Inserted(children=WORDS),)})
    assert refused(whole.model_copy(update={"body": (section,)})) == CHANGES
