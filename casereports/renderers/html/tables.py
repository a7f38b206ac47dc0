"""Tables: a caption above, rules, notes below, all in one block."""

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Cell, Column, Note, Row, Table
from casereports.renderers.html.anchors import anchor
from casereports.renderers.html.inline import as_marked, render_inlines
from casereports.renderers.html.markup import NOTHING, Html, RenderError, element, join, text
from casereports.renderers.words import Words


def render_table(table: Table, *, words: Words) -> Html:
    """Return a table in a block of its own, with its notes."""
    if not table.number:
        raise RenderError(_("Table “%(key)s” has no number.", key=table.key))
    label = element("strong", text(f"{words.table} {table.number}."), class_="label")
    caption = element(
        "caption", join([as_marked(table.caption, label), render_inlines(table.caption)], " ")
    )
    head = element("thead", element("tr", *(header(column) for column in table.columns)))
    body = element("tbody", *(render_row(row, table.columns) for row in table.rows))
    notes = element("div", *(render_note(note) for note in table.notes), class_="notes")
    return element(
        "div",
        element("table", caption, head, body),
        notes if table.notes else NOTHING,
        id=anchor("table", table.key),
        class_="table-block",
        data_source=table.source,
    )


def header(column: Column) -> Html:
    return element("th", render_inlines(column.header), scope="col", class_=column.align)


def render_row(row: Row, columns: tuple[Column, ...]) -> Html:
    """Return a row; its first cell heads it. Raises ``RenderError`` when cells don't fit."""
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
    if row.heading:
        return group_heading(row, columns)
    first, *others = zip(row.cells, columns, strict=True)
    cells = [element("th", cell_text(first[0]), scope="row", class_=first[1].align)]
    cells += [element("td", cell_text(cell), class_=column.align) for cell, column in others]
    return element("tr", *cells, data_source=row.source)


def group_heading(row: Row, columns: tuple[Column, ...]) -> Html:
    """Return a row with one cell over all columns, which heads the rows below it."""
    cell = element(
        "th",
        cell_text(row.cells[0]),
        scope="rowgroup",
        colspan=str(len(columns)),
        class_="group",
    )
    return element("tr", cell, class_="heading", data_source=row.source)


def cell_text(cell: Cell) -> Html:
    mark = element("sup", text(cell.mark), class_="mark") if cell.mark else NOTHING
    return join([render_inlines(cell.children), as_marked(cell.children, mark)])


def render_note(note: Note) -> Html:
    mark = join([element("sup", text(note.mark), class_="mark"), text("\u2009")])
    label = as_marked(note.children, mark) if note.mark else NOTHING
    return element("p", label, render_inlines(note.children))
