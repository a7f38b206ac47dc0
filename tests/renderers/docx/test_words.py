"""Nothing of a paper is lost on its way into a Word file, and nothing changes its place."""

from collections.abc import Iterator

import pytest

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Citation,
    Figure,
    FigureRef,
    Inlines,
    ListBlock,
    Panel,
    Paragraph,
    Section,
    Table,
    TableRef,
    Text,
)
from casereports.manuscript.walk import blocks_of, flat
from tests.renderers.docx.reading import (
    PAPERS,
    all_of,
    manuscript,
    screen_words,
    unspaced,
    word_words,
    words_in,
    written,
)


def line(children: Inlines) -> Iterator[str]:
    """Yield what a line prints, run by run."""
    for node in flat(children):
        match node:
            case Text():
                yield node.text
            case Citation():
                yield from (piece.text for piece in node.pieces)
            case FigureRef() | TableRef():
                yield node.label


def block_words(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from line(block.children)
        case ListBlock():
            for item in block.items:
                yield from line(item.children)
        case Figure():
            yield from line(block.caption)
            for panel in block.panels:
                yield figure_letter(block, panel)
                yield from line(panel.caption)
        case Table():
            yield from table_words(block)


def figure_letter(figure: Figure, panel: Panel) -> str:
    return figure.caption_letter(panel) if panel.caption else ""


def table_words(table: Table) -> Iterator[str]:
    yield from line(table.caption)
    for column in table.columns:
        yield from line(column.header)
    for row in table.rows:
        for cell in row.cells:
            yield from (*line(cell.children), cell.mark)
    for note in table.notes:
        yield from (note.mark, *line(note.children))


def section_words(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield section.number
        yield from line(section.marked_title or (Text(text=section.title),))
        for block in section.blocks:
            yield from block_words(block)
        yield from section_words(section.sections)


def paper_words(tree: Manuscript) -> Iterator[str]:
    """Yield every run of a paper in the order of reading."""
    front = tree.front
    yield from line(front.marked_title or (Text(text=front.title),))
    yield from line(front.marked_authors)
    for author in () if front.marked_authors else front.authors:
        yield from (author.family, author.degrees)
    for entry in front.affiliations:
        yield from line(entry.marked) if entry.marked else (entry.text,)
    yield from line(front.correspondence)
    for part in front.abstract:
        yield from (part.heading, *line(part.children))
    yield from line(front.marked_keywords)
    yield from () if front.marked_keywords else front.keywords
    yield from section_words(tree.body)
    yield from section_words(tree.back)
    for entry in tree.references:
        yield from (entry.label, *line(entry.children))
    yield from section_words(tree.closing)


@pytest.mark.parametrize("name", PAPERS)
def test_every_run_of_the_paper_is_in_the_file_in_its_order(name: str) -> None:
    document = unspaced("".join(map(words_in, all_of(written(name), "w:p"))))
    place = 0
    for words in map(unspaced, paper_words(manuscript(name))):
        found = document.find(words, place)
        assert found >= place, words
        place = found + len(words)


@pytest.mark.parametrize("name", PAPERS)
def test_the_file_says_the_words_of_the_screen_and_no_others(name: str) -> None:
    assert word_words(written(name)) == screen_words(manuscript(name))


@pytest.mark.parametrize("name", PAPERS)
def test_every_panel_is_described_for_who_cannot_see_it(name: str) -> None:
    described = [element.get("descr") for element in all_of(written(name), "wp:docPr")]
    figures = [block for block in blocks_of(manuscript(name).body) if isinstance(block, Figure)]
    assert len(described) == len(figures)
    for words, figure in zip(described, figures, strict=True):
        assert words == " ".join(
            f"{figure.caption_letter(panel)} {panel.alt}".strip() for panel in figure.panels
        )


def test_the_papers_hold_a_figure_a_table_and_a_list() -> None:
    content = [written(name) for name in PAPERS]
    assert all(sum(len(all_of(one, tag)) for one in content) for tag in ("w:tbl", "w:drawing"))
    assert any(all_of(one, "w:numPr") for one in content)
