"""Nothing of a paper is lost on its way into JATS, and nothing changes its place."""

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
from casereports.renderers.words import Words, words_for
from tests.renderers.jats.reading import PAPERS, manuscript, root, unspaced, words_in


def line(children: Inlines) -> Iterator[str]:
    """Yields what a line prints, run by run."""
    for node in flat(children):
        match node:
            case Text():
                yield node.text
            case Citation():
                yield from (piece.text for piece in node.pieces)
            case FigureRef() | TableRef():
                yield node.label


def block_words(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from line(block.children)
        case ListBlock():
            for item in block.items:
                yield from line(item.children)
        case Figure():
            yield f"{words.figure} {block.number}"
            yield from line(block.caption)
            for panel in block.panels:
                yield from panel_words(block, panel)
        case Table():
            yield f"{words.table} {block.number}"
            yield from table_words(block)


def panel_words(figure: Figure, panel: Panel) -> Iterator[str]:
    yield figure.caption_letter(panel)
    yield from line(panel.caption)
    yield panel.alt
    on_it = [*(mark.text for mark in panel.marks), panel.bar.label if panel.bar else ""]
    yield "; ".join(filter(None, on_it))


def table_words(table: Table) -> Iterator[str]:
    yield from line(table.caption)
    for column in table.columns:
        yield from line(column.header)
    for row in table.rows:
        for cell in row.cells:
            yield from (*line(cell.children), cell.mark)
    for note in table.notes:
        yield from (note.mark, *line(note.children))


def section_words(sections: tuple[Section, ...], words: Words) -> Iterator[str]:
    for section in sections:
        yield from (section.number, section.title)
        for block in section.blocks:
            yield from block_words(block, words)
        yield from section_words(section.sections, words)


def back_words(tree: Manuscript, words: Words) -> Iterator[str]:
    yield from section_words(tree.back, words)
    yield words.references if tree.references else ""
    for entry in tree.references:
        yield from (entry.label, *line(entry.children))
    yield from section_words(tree.closing, words)


def front_words(tree: Manuscript) -> Iterator[str]:
    front = tree.front
    yield from (front.doi, front.title, front.short_title)
    for author in front.authors:
        yield from (author.orcid, author.family, author.given, author.degrees)
    yield from (entry.text for entry in front.affiliations)
    yield from line(front.correspondence)
    for part in front.abstract:
        yield from (part.heading, *line(part.children))
    yield from front.keywords


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("part", ["body", "back"])
def test_text_and_back_say_the_words_of_the_paper_and_no_others(name: str, part: str) -> None:
    tree = manuscript(name)
    words = words_for(tree.language)
    said = section_words(tree.body, words) if part == "body" else back_words(tree, words)
    found = root(name).find(part)
    assert unspaced("" if found is None else words_in(found)) == unspaced("".join(said))


@pytest.mark.parametrize("name", PAPERS)
def test_all_that_stands_above_the_text_is_there_in_its_order(name: str) -> None:
    tree, meta = manuscript(name), root(name).find("front/article-meta")
    assert meta is not None
    doi = meta.find("article-id")
    assert doi is not None
    doi.text = tree.front.doi
    document, place = unspaced(words_in(meta)), 0
    for words in map(unspaced, front_words(tree)):
        found = document.find(words, place)
        assert found >= place, words
        place = found + len(words)


@pytest.mark.parametrize("name", PAPERS)
def test_every_panel_is_described_for_who_cannot_see_it(name: str) -> None:
    figures = [block for block in blocks_of(manuscript(name).body) if isinstance(block, Figure)]
    assert [words_in(element) for element in root(name).iter("alt-text")] == [
        panel.alt for figure in figures for panel in figure.panels
    ]


def test_the_papers_hold_figures_panels_tables_lists_and_references() -> None:
    found = {str(element.tag) for name in PAPERS for element in root(name).iter("*")}
    assert {"fig", "fig-group", "table-wrap", "list", "ref", "bio", "xref", "alt-text"} <= found
