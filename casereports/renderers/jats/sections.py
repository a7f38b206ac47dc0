"""Sections, and the blocks in them."""

from typing import NamedTuple, assert_never

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import (
    Block,
    Figure,
    ListBlock,
    Paragraph,
    Section,
    Table,
)
from casereports.renderers.jats.errors import RenderError
from casereports.renderers.jats.figures import Named, write_figure
from casereports.renderers.jats.inline import Line, tracked_changes, write_inlines
from casereports.renderers.jats.markup import Element, Parts, element, optional
from casereports.renderers.jats.tables import write_table
from casereports.renderers.words import Words

#: What JATS calls the sections that every journal knows, by the keys of the journals' profiles.
SECTION_TYPES = {
    "introduction": "intro",
    "case": "cases",
    "discussion": "discussion",
    "conclusion": "conclusions",
    "ethics": "ethics-statement",
    "consent": "consent-statement",
    "data": "data-availability",
    "ai-use": "ai-use",
    "guarantor": "guarantor",
    "prior-publication": "prior-publication",
}
#: Statements that JATS knows as notes of a kind.
NOTE_TYPES = {
    "conflicts": "coi-statement",
    "funding": "financial-disclosure",
    "contributions": "con",
}


class Desk(NamedTuple):
    """What every block is written with."""

    words: Words
    named: Named
    line: Line


def write_section(section: Section, place: str, desk: Desk) -> Element:
    """Returns a section and those within it; ``place`` is its id."""
    inner = [
        write_section(part, f"{place}-{number}", desk)
        for number, part in enumerate(section.sections, start=1)
    ]
    return element(
        "sec",
        *(heading(section) or (element("title"),)),
        *(write_block(block, desk) for block in section.blocks),
        *inner,
        id=place,
        sec_type=SECTION_TYPES.get(section.key, ""),
    )


def write_statement(section: Section, place: str, desk: Desk) -> Element:
    """Returns a section behind the text as what JATS has for it, or as a section."""
    if section.sections or not section.blocks:
        return write_section(section, place, desk)
    if section.key == "acknowledgements":
        return element("ack", *heading(section), *in_paragraphs(section, desk), id=place)
    if section.key == "biography":
        blocks = [write_block(block, desk) for block in section.blocks]
        return element("bio", *heading(section), *blocks, id=place)
    if section.key in NOTE_TYPES:
        words = in_paragraphs(section, desk)
        note = element("fn", *words, fn_type=NOTE_TYPES[section.key])
        return element("fn-group", *heading(section), note, id=place)
    return write_section(section, place, desk)


def heading(section: Section) -> Parts:
    """Returns number and title; raises ``TrackedChangesError`` for a title that shows changes."""
    if section.marked_title:
        raise tracked_changes()
    return (*optional("label", section.number), *optional("title", section.title))


def in_paragraphs(section: Section, desk: Desk) -> Parts:
    """Returns the blocks of a section where only paragraphs may stand."""
    written = [write_block(block, desk) for block in section.blocks]
    return tuple(block if block.tag == "p" else element("p", block) for block in written)


def write_block(block: Block, desk: Desk) -> Element:
    """Returns one block of a section."""
    match block:
        case Paragraph():
            return element("p", *write_inlines(block.children, desk.line))
        case ListBlock():
            return write_list(block, desk.line)
        case Figure():
            return write_figure(block, desk.words, desk.named, desk.line)
        case Table():
            return write_table(block, desk.words, desk.line)
        case _:
            assert_never(block)


def write_list(block: ListBlock, line: Line) -> Element:
    """Returns a list; raises ``RenderError`` for one of nothing, which the DTD doesn't know."""
    if not block.items:
        raise RenderError(_("A list (%(source)s) has no entries.", source=block.source))
    items = [
        element("list-item", element("p", *write_inlines(item.children, line)))
        for item in block.items
    ]
    return element("list", *items, list_type="order" if block.ordered else "bullet")
