"""Blocks: what sections are made of."""

from typing import assert_never

from casereports.manuscript.nodes import Block, Figure, ListBlock, Paragraph, Table
from casereports.renderers.html.inline import render_inlines
from casereports.renderers.html.markup import Html, element
from casereports.renderers.html.panels import render_figure
from casereports.renderers.html.pictures import Pictures
from casereports.renderers.html.tables import render_table
from casereports.renderers.words import Words


def render_block(block: Block, *, words: Words, pictures: Pictures) -> Html:
    """Return one block of a section."""
    match block:
        case Paragraph():
            return element("p", render_inlines(block.children), data_source=block.source)
        case ListBlock():
            return render_list(block)
        case Figure():
            return render_figure(block, words=words, pictures=pictures)
        case Table():
            return render_table(block, words=words)
        case _:
            assert_never(block)


def render_list(block: ListBlock) -> Html:
    items = [
        element("li", render_inlines(item.children), data_source=item.source)
        for item in block.items
    ]
    return element("ol" if block.ordered else "ul", *items, data_source=block.source)
