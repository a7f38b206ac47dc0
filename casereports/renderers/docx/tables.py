"""Tables as Word's own: a caption above, three rules, notes below."""

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Cell, Column, Inlines, Note, Row, Table
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.errors import RenderError
from casereports.renderers.docx.inline import BOLD, RAISED, changed, run, write_inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join, tag
from casereports.renderers.docx.paragraphs import paragraph
from casereports.renderers.docx.widths import TEXT_WIDTH, column_widths
from casereports.renderers.words import Words

ALIGNED = {"start": "left", "end": "right", "center": "center"}
SHORT = 12
"""Rows of a table that is kept on one page; a longer one may break, its head repeated."""


def write_table(table: Table, words: Words, ledger: Ledger) -> Xml:
    """Return a table with its caption and notes."""
    if not table.number:
        raise RenderError(_("Table “%(key)s” has no number.", key=table.key))
    for row in table.rows:
        check_cells(row, table.columns)
    label = run(f"{words.table} {table.number}.", changed(BOLD, table.caption, ledger))
    caption = paragraph(
        "TableCaption",
        ledger.place("table", table.key, label),
        run(" "),
        write_inlines(table.caption, ledger),
        change=Change.of(ledger, table.caption),
    )
    notes = [write_note(note, ledger) for note in table.notes]
    # Word joins two tables that meet, and ends no cell or document with a table.
    return join([caption, grid(table, ledger), *(notes or [paragraph("TableEnd")])])


def check_cells(row: Row, columns: tuple[Column, ...]) -> None:
    """Raise ``RenderError`` when a row's cells don't fit the columns."""
    width = 1 if row.heading else len(columns)
    if len(row.cells) != width:
        raise RenderError(
            _(
                "A table row (%(source)s) has %(number)s cells and room for %(width)s.",
                source=row.source,
                number=len(row.cells),
                width=width,
            )
        )


def grid(table: Table, ledger: Ledger) -> Xml:
    widths = column_widths(table)
    kept = len(table.rows) <= SHORT
    look = {"w_firstRow": "1", "w_lastRow": "0", "w_firstColumn": "1", "w_lastColumn": "0"}
    properties = tag(
        "w:tblPr",
        tag("w:tblStyle", w_val="PaperTable"),
        tag("w:tblW", w_w=str(TEXT_WIDTH), w_type="dxa"),
        tag("w:tblLook", w_val="06A0", **look, w_noHBand="1", w_noVBand="1"),
    )
    columns = tag("w:tblGrid", *(tag("w:gridCol", w_w=str(width)) for width in widths))
    last = len(table.rows) - 1
    rows = [
        write_row(
            row,
            table.columns,
            widths,
            ledger,
            keep=kept and (at < last or bool(table.notes)),
        )
        for at, row in enumerate(table.rows)
    ]
    return tag("w:tbl", properties, columns, header(table.columns, widths, ledger), *rows)


def header(columns: tuple[Column, ...], widths: list[int], ledger: Ledger) -> Xml:
    """Return the head, which is repeated on each page that the table reaches."""
    rule = tag(
        "w:tcBorders", tag("w:bottom", w_val="single", w_sz="4", w_space="0", w_color="000000")
    )
    cells = [
        write_cell(
            paragraph(
                "TableHeading",
                write_inlines(column.header, ledger),
                align=ALIGNED[column.align],
                keep_next=True,
            ),
            width,
            rule,
            tag("w:vAlign", w_val="bottom"),
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    lines = [column.header for column in columns]
    return tag("w:tr", row_properties(ledger, lines, tag("w:tblHeader")), *cells)


def row_properties(ledger: Ledger, lines: list[Inlines], *more: Xml) -> Xml:
    """Return what keeps a row on one page, and says so where all of it is new or gone."""
    change = Change.of(ledger, *lines)
    return tag("w:trPr", tag("w:cantSplit"), *more, change.around() if change else NOTHING)


def write_row(
    row: Row, columns: tuple[Column, ...], widths: list[int], ledger: Ledger, *, keep: bool
) -> Xml:
    """Return a row that no page break parts; ``keep`` keeps it with the one below it."""
    unbroken = row_properties(ledger, [cell.children for cell in row.cells])
    if row.heading:
        span = tag("w:gridSpan", w_val=str(len(columns)))
        words = paragraph("TableGroup", cell_text(row.cells[0], ledger))
        return tag("w:tr", unbroken, write_cell(words, TEXT_WIDTH, span))
    cells = [
        write_cell(
            paragraph(
                "TableText", cell_text(cell, ledger), align=ALIGNED[column.align], keep_next=keep
            ),
            width,
        )
        for cell, column, width in zip(row.cells, columns, widths, strict=True)
    ]
    return tag("w:tr", unbroken, *cells)


def write_cell(words: Xml, width: int, *more: Xml) -> Xml:
    sizes = tag("w:tcW", w_w=str(width), w_type="dxa")
    return tag("w:tc", tag("w:tcPr", sizes, *more), words)


def cell_text(cell: Cell, ledger: Ledger) -> Xml:
    look = changed(RAISED, cell.children, ledger)
    return join([write_inlines(cell.children, ledger), run(cell.mark, look)])


def write_note(note: Note, ledger: Ledger) -> Xml:
    look = changed(RAISED, note.children, ledger)
    mark = join([run(note.mark, look), run("\u2009")]) if note.mark else NOTHING
    change = Change.of(ledger, note.children)
    return paragraph("TableNote", mark, write_inlines(note.children, ledger), change=change)
