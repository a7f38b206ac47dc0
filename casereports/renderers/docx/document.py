"""The document: front, sections, references, back, and the page that they stand on."""

from typing import NamedTuple, assert_never

from casereports.manuscript.document import Manuscript, Reference
from casereports.manuscript.nodes import (
    Block,
    Figure,
    ListBlock,
    Paragraph,
    Section,
    Table,
)
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.figures import Pictured, write_figure
from casereports.renderers.docx.front import write_front
from casereports.renderers.docx.inline import PLAIN, changed, run, write_inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join, tag
from casereports.renderers.docx.namespaces import DOCUMENT_NAMES
from casereports.renderers.docx.paragraphs import (
    paragraph,
    write_heading,
    write_list,
    write_paragraph,
)
from casereports.renderers.docx.tables import write_table
from casereports.renderers.words import Words, words_for

PAGE_WIDTH, PAGE_HEIGHT, MARGIN, FOOT = "11906", "16838", "1417", "709"
"""A4 with margins of 2.5 cm, in twentieths of a point."""


class Desk(NamedTuple):
    """What every block is written with."""

    words: Words
    picture: Pictured
    ledger: Ledger


def document(manuscript: Manuscript, *, picture: Pictured, ledger: Ledger, footer: str) -> Xml:
    """Return the whole text; ``footer`` is the relation of the page's foot."""
    desk = Desk(words_for(manuscript.language), picture, ledger)
    sections = [
        join(write_section(part, 1, desk) for part in group)
        for group in (manuscript.body, manuscript.back, manuscript.closing)
    ]
    body = tag(
        "w:body",
        write_front(manuscript.front, desk.words, ledger),
        *sections[:2],
        write_references(manuscript.references, desk),
        sections[2],
        page(footer),
    )
    return tag("w:document", body, **DOCUMENT_NAMES)


def write_section(section: Section, level: int, desk: Desk) -> Xml:
    """Return a section and those within it, headings one level deeper each."""
    return join(
        [
            write_heading(section, level, desk.ledger),
            *(write_block(block, desk) for block in section.blocks),
            *(write_section(part, level + 1, desk) for part in section.sections),
        ]
    )


def write_block(block: Block, desk: Desk) -> Xml:
    """Return one block of a section."""
    match block:
        case Paragraph():
            return write_paragraph(block, desk.ledger)
        case ListBlock():
            return write_list(block, desk.ledger)
        case Figure():
            return write_figure(block, desk.words, desk.picture, desk.ledger)
        case Table():
            return write_table(block, desk.words, desk.ledger)
        case _:
            assert_never(block)


def write_references(entries: tuple[Reference, ...], desk: Desk) -> Xml:
    """Return the reference list; each entry's own label is printed, not a counted one."""
    if not entries:
        return NOTHING
    heading = paragraph("Heading1", run(desk.words.references))
    return join([heading, *(write_reference(entry, desk.ledger) for entry in entries)])


def write_reference(entry: Reference, ledger: Ledger) -> Xml:
    """Return an entry; citations lead to its label, or to all of it where there is none."""
    words = write_inlines(entry.children, ledger)
    change = Change.of(ledger, entry.children)
    if not entry.label:
        place = ledger.place("reference", entry.key, words)
        return paragraph("Reference", place, change=change)
    label = run(entry.label, changed(PLAIN, entry.children, ledger))
    place = ledger.place("reference", entry.key, label)
    tab = tag("w:r", tag("w:tab"))
    gap = change.around(tab) if change else tab
    return paragraph("NumberedReference", place, gap, words, change=change)


def page(footer: str) -> Xml:
    """Return the page: A4, its lines counted through the paper, its number at its foot."""
    sides = {f"w_{side}": MARGIN for side in ("top", "right", "bottom", "left")}
    return tag(
        "w:sectPr",
        tag("w:footerReference", w_type="default", r_id=footer),
        tag("w:pgSz", w_w=PAGE_WIDTH, w_h=PAGE_HEIGHT),
        tag("w:pgMar", **sides, w_header=FOOT, w_footer=FOOT, w_gutter="0"),
        tag("w:lnNumType", w_countBy="1", w_restart="continuous"),
    )
