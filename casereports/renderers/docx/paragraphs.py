"""Paragraphs: text, lists, headings."""

from casereports.manuscript.nodes import Inlines, ListBlock, Paragraph, Section
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.inline import write_inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join, tag
from casereports.renderers.docx.numbering import BULLETS, numbered_list
from casereports.renderers.names import heading

DEEPEST_HEADING = 3


def paragraph(
    style: str,
    *content: Xml,
    list_number: int = 0,
    align: str = "",
    keep_next: bool = False,
    change: Change | None = None,
) -> Xml:
    """Return a paragraph in a style of the template; its properties stand in the schema's order.

    One with a ``change`` is new or gone with its end, not with its words alone.
    """
    number = str(list_number)
    properties = [
        tag("w:pStyle", w_val=style),
        tag("w:keepNext") if keep_next else NOTHING,
        tag("w:numPr", tag("w:ilvl", w_val="0"), tag("w:numId", w_val=number))
        if list_number
        else NOTHING,
        tag("w:jc", w_val=align) if align else NOTHING,
        tag("w:rPr", change.around()) if change else NOTHING,
    ]
    return tag("w:p", tag("w:pPr", *properties), *content)


def line_paragraph(style: str, line: Inlines, ledger: Ledger, *, list_number: int = 0) -> Xml:
    """Return a paragraph that holds one line and nothing else."""
    return paragraph(
        style,
        write_inlines(line, ledger),
        list_number=list_number,
        change=Change.of(ledger, line),
    )


def write_paragraph(block: Paragraph, ledger: Ledger) -> Xml:
    return line_paragraph("Normal", block.children, ledger)


def write_list(block: ListBlock, ledger: Ledger) -> Xml:
    """Return a list; each ordered one begins at 1."""
    number = numbered_list(ledger.ordered_list()) if block.ordered else BULLETS
    style = "ListNumber" if block.ordered else "ListBullet"
    return join(
        line_paragraph(style, item.children, ledger, list_number=number) for item in block.items
    )


def write_heading(section: Section, level: int, ledger: Ledger) -> Xml:
    """Return a heading; ``level`` counts from 1, and below 3 all look the same."""
    style = f"Heading{min(level, DEEPEST_HEADING)}"
    return line_paragraph(style, heading(section), ledger)
