"""Tables as XHTML: a caption above, notes below, each mark linked to its note."""

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Cell, Column, Note, Row, Table
from casereports.renderers.jats.errors import RenderError
from casereports.renderers.jats.figures import caption
from casereports.renderers.jats.inline import Line, write_inlines
from casereports.renderers.jats.markup import NOTHING, Element, Part, Parts, element
from casereports.renderers.words import Words

ALIGNED = {"start": "left", "end": "right", "center": "center"}
#: What stands between the marks of a cell that has several notes: "a,b".
BETWEEN = ","


def write_table(table: Table, words: Words, line: Line) -> Element:
    """Returns a table with its caption and notes."""
    if not table.number:
        raise RenderError(_("Table “%(key)s” has no number.", key=table.key))
    place = line.places.at("table", table.key)
    notes = note_places(table.notes, place)
    return element(
        "table-wrap",
        element("label", f"{words.table} {table.number}"),
        *caption(write_inlines(table.caption, line)),
        grid(table, notes, line),
        *foot(table.notes, place, line),
        id=place,
    )


def note_places(notes: tuple[Note, ...], place: str) -> dict[str, str]:
    """Returns the id of each note by its mark; of two with one mark, the first's."""
    ids: dict[str, str] = {}
    for number, note in enumerate(notes, start=1):
        ids.setdefault(note.mark, f"{place}-fn{number}")
    return ids


def grid(table: Table, notes: dict[str, str], line: Line) -> Element:
    if not table.columns:
        raise RenderError(_("Table “%(key)s” has no columns.", key=table.key))
    head = [
        element("th", *write_inlines(column.header, line), align=ALIGNED[column.align], scope="col")
        for column in table.columns
    ]
    rows = [write_row(row, table.columns, notes, line) for row in table.rows]
    if not rows:
        rows = [element("tr", element("td", colspan=str(len(table.columns))))]
    return element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        frame="hsides",
        rules="groups",
    )


def write_row(row: Row, columns: tuple[Column, ...], notes: dict[str, str], line: Line) -> Element:
    """Returns a row; its first cell heads it. Raises ``RenderError`` when cells don't fit."""
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
        words = cell_text(row.cells[0], notes, line)
        span = str(len(columns))
        return element("tr", element("th", *words, align="left", scope="rowgroup", colspan=span))
    first, *others = zip(row.cells, columns, strict=True)
    cells = [write_cell("th", *first, notes, line, scope="row")]
    cells += [write_cell("td", cell, column, notes, line) for cell, column in others]
    return element("tr", *cells)


def write_cell(
    name: str, cell: Cell, column: Column, notes: dict[str, str], line: Line, *, scope: str = ""
) -> Element:
    words = cell_text(cell, notes, line)
    return element(name, *words, align=ALIGNED[column.align], scope=scope)


def cell_text(cell: Cell, notes: dict[str, str], line: Line) -> Parts:
    raised = (element("sup", *mark_links(cell.mark, notes)),) if cell.mark else NOTHING
    return (*write_inlines(cell.children, line), *raised)


def mark_links(marks: str, notes: dict[str, str]) -> Parts:
    """Returns the letters of a cell's notes, each linked to its note where there is one."""
    parts: list[Part] = []
    for mark in marks.split(BETWEEN):
        parts += [BETWEEN] if parts else []
        known = mark in notes
        link = {"ref_type": "table-fn", "rid": notes.get(mark, "")}
        parts.append(element("xref", mark, **link) if known else mark)
    return tuple(parts)


def foot(notes: tuple[Note, ...], place: str, line: Line) -> Parts:
    """Returns the notes below the table; one without a mark belongs to all of it."""
    written = [
        write_note(note, f"{place}-fn{number}", line) for number, note in enumerate(notes, start=1)
    ]
    return (element("table-wrap-foot", *written),) if written else NOTHING


def write_note(note: Note, place: str, line: Line) -> Element:
    words = element("p", *write_inlines(note.children, line))
    return element("fn", element("label", note.mark), words, id=place) if note.mark else words
