import re
from collections.abc import Iterator

import pytest

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Figure,
    ListBlock,
    Paragraph,
    Section,
    Table,
    Text,
)
from casereports.renderers.pdf.geometry import COLUMN_HEIGHT_MM, COLUMN_WIDTH_MM, PAGE_HEIGHT_MM
from casereports.renderers.pdf.measure import TEXT_LINE, TEXT_SIZE, block_height
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import STYLESHEET
from tests.renderers.papers import paper
from tests.renderers.pdf.reading import filled, printed

PRESACRAL = paper("presacral")


def blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from blocks(section.sections)


def floats(manuscript: Manuscript) -> list[tuple[str, int]]:
    return [
        (block.kind, block.number)
        for block in blocks(manuscript.body)
        if isinstance(block, Figure | Table)
    ]


def with_filler(count: int) -> Manuscript:
    """Return the paper with more lines of text before everything, so that pages end elsewhere."""
    filler = Paragraph(
        children=(Text(text="A line of text that goes on. " * 3 * count),), source="x"
    )
    first = PRESACRAL.body[0].model_copy(update={"blocks": (filler, *PRESACRAL.body[0].blocks)})
    return PRESACRAL.model_copy(update={"body": (first, *PRESACRAL.body[1:])})


def test_nothing_is_lost_or_changed() -> None:
    placed = list(blocks(place_floats(PRESACRAL).body))
    assert len(placed) == len(list(blocks(PRESACRAL.body)))
    assert all(block in placed for block in blocks(PRESACRAL.body))


@pytest.mark.parametrize("count", range(0, 24, 4))
def test_figures_and_tables_keep_their_order(count: int) -> None:
    found = floats(place_floats(with_filler(count)))
    assert [number for kind, number in found if kind == "figure"] == [1, 2, 3, 4]
    assert [number for kind, number in found if kind == "table"] == [1, 2]


@pytest.mark.parametrize("count", range(0, 24, 4))
def test_no_page_is_left_half_empty(count: int) -> None:
    *pages, _ = filled(printed(with_filler(count)))
    assert min(pages) > 0.8


def test_figure_never_comes_before_its_place_in_the_text() -> None:
    before = list(blocks(PRESACRAL.body))
    after = list(blocks(place_floats(PRESACRAL).body))
    for block in before:
        if isinstance(block, Figure | Table):
            earlier = [one for one in before[: before.index(block)] if isinstance(one, Paragraph)]
            assert all(after.index(one) < after.index(block) for one in earlier)


def test_list_stays_with_the_sentence_that_leads_to_it() -> None:
    after = list(blocks(place_floats(with_filler(8)).body))
    (place,) = [at for at, block in enumerate(after) if isinstance(block, ListBlock)]
    assert isinstance(after[place - 1], Paragraph)


def test_figure_alone_in_a_section_stays_under_its_heading() -> None:
    figures = paper("figures")
    only = figures.body[0].model_copy(update={"blocks": figures.body[0].blocks[1:]})
    alone = figures.model_copy(update={"body": (only,)})
    assert place_floats(alone) == alone


def test_estimate_grows_with_the_text() -> None:
    short, long = (
        Paragraph(children=(Text(text="word " * count),), source="x") for count in (10, 200)
    )
    assert block_height(short) == TEXT_LINE
    assert block_height(long) > 8 * TEXT_LINE


def test_measures_are_those_of_the_stylesheet() -> None:
    css = STYLESHEET.read_text("utf-8")
    top, side, bottom = map(float, re.findall(r"margin: (\d+)mm (\d+)mm (\d+)mm", css)[0])
    size, leading = map(float, re.findall(r"font: (\d+)pt/([\d.]+) \"Source Serif", css)[0])
    assert 210 - 2 * side == COLUMN_WIDTH_MM
    assert PAGE_HEIGHT_MM - top - bottom == COLUMN_HEIGHT_MM
    assert size == TEXT_SIZE
    assert pytest.approx(size * leading) == TEXT_LINE
