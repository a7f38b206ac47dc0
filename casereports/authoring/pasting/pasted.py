"""A pasted text understood: ``understand(text, table="labs")``, before anything is saved."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from casereports.authoring.pasting.agents import agent_of_columns, agent_of_line
from casereports.authoring.pasting.columns import settled
from casereports.authoring.pasting.headings import WORDS, Heading, heading_of, labelled
from casereports.authoring.pasting.ihc import marker_of_columns, markers_of_line
from casereports.authoring.pasting.incoming import Incoming, incoming
from casereports.authoring.pasting.lesions import lesion_of_columns, lesion_of_line
from casereports.authoring.pasting.lines import (
    Cell,
    Head,
    Ignored,
    Line,
    Pasted,
    PasteError,
    once,
)
from casereports.authoring.pasting.molecular import finding_of_columns, finding_of_line
from casereports.authoring.pasting.numbers import Decimals, decimals_of
from casereports.authoring.pasting.prints import understood_print
from casereports.authoring.pasting.remarks import About, left_out, remark
from casereports.authoring.pasting.tables import Entry, entries, is_rule, whole

__all__ = ["Cell", "Head", "Ignored", "Line", "PasteError", "Pasted", "understand"]

_HEADING, _DRAWN = remark(About.NAMES_COLUMNS), remark(About.DRAWN)
_ENDLESS = remark(About.ENDLESS)
_NOTHING = {
    "ihc": remark(About.NO_MARKER),
    "molecular": remark(About.NO_FINDING),
    "agents": remark(About.NO_DRUG),
    "lesions": remark(About.NO_LESION),
}

#: How a line is read with the columns of a heading, and without.
_ByColumns = Callable[[Entry, Heading, Decimals], Line | None]
_Freely = Callable[[Entry, Decimals], Iterable[Line | None]]
_READERS: Mapping[str, tuple[_ByColumns, _Freely]] = {
    "ihc": (marker_of_columns, markers_of_line),
    "molecular": (finding_of_columns, lambda entry, how: (finding_of_line(entry, how),)),
    "agents": (agent_of_columns, lambda entry, how: (agent_of_line(entry, how),)),
    "lesions": (lesion_of_columns, lambda entry, how: (lesion_of_line(entry, how),)),
}


def understand(
    text: str,
    *,
    table: str,
    decimal_comma: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Pasted:
    """Returns the rows of ``table`` that a pasted text stands for; raises PasteError.

    ``columns`` are the grid's, in its order, with their labels; a paste without a heading fills
    them one after the other where the table has no reading of its own. ``decimal_comma`` settles
    what the paste leaves open. Every cell is one that the row's form takes.
    """
    arrived = incoming(text)
    lines = [line for line in arrived if not line.is_too_long]
    long = [Ignored(line.number, line.source, _ENDLESS) for line in arrived if line.is_too_long]
    if table == "labs":
        read = understood_print(entries(lines), decimal_comma) if lines else Pasted(())
    elif table in _READERS:
        read = _understood_rows(lines, table, decimal_comma, columns or {})
    else:
        read = _understood_grid(entries(lines) if lines else (), table, columns or {})
    ignored = tuple(sorted((*long, *read.ignored), key=lambda line: line.number))
    return Pasted(read.lines, ignored, read.heading)


def _understood_rows(
    lines: Sequence[Incoming],
    table: str,
    decimal_comma: bool | None,
    columns: Mapping[str, str],
) -> Pasted:
    by_columns, freely = _READERS[table]
    parted = entries(lines) if lines else ()
    words = {**labelled(columns), **WORDS[table]}
    decimals = decimals_of((cell for entry in parted for cell in entry.cells), decimal_comma)
    heading: Heading | None = None
    found: list[Line] = []
    ignored: list[Ignored] = []
    heads: list[Head] = []
    for entry, plain in zip(parted, whole(lines), strict=True):
        named = heading_of(entry.cells, words) if len(entry.cells) > 1 else None
        if named or is_rule(entry.text):
            heading = named or heading
            heads += _heads(named) if named else ()
            ignored.append(Ignored(entry.number, entry.source, _HEADING if named else _DRAWN))
            continue
        rows: list[Line | None] = []
        if heading and len(entry.cells) > 1:
            rows = [by_columns(entry, heading, decimals)]
        if not any(rows):
            rows = list(freely(plain, decimals))
        found += [row for row in rows if row]
        if not any(rows):
            ignored.append(Ignored(entry.number, entry.source, _NOTHING[table]))
    return Pasted(tuple(found), tuple(ignored), tuple(heads))


def _heads(heading: Heading) -> tuple[Head, ...]:
    named = zip(heading.pasted, heading.columns, strict=True)
    return tuple(Head(pasted, column or "") for pasted, column in named if pasted)


def _understood_grid(parted: Sequence[Entry], table: str, columns: Mapping[str, str]) -> Pasted:
    """Fills a grid by its labels, or column by column."""
    words = labelled(columns)
    order: tuple[str | None, ...] = tuple(columns)
    found: list[Line] = []
    ignored: list[Ignored] = []
    heads: tuple[Head, ...] = ()
    for entry in parted:
        named = heading_of(entry.cells, words) if not found and not heads else None
        if named or is_rule(entry.text):
            order, heads = (named.columns, _heads(named)) if named else (order, heads)
            ignored.append(Ignored(entry.number, entry.source, _HEADING if named else _DRAWN))
            continue
        texts = {
            column: cell
            for column, cell in zip(order, entry.cells, strict=False)
            if column and cell
        }
        cells, refused = settled(table, texts)
        beyond = [left_out(cell) for cell in entry.cells[len(order) :] if cell]
        doubts = once([*entry.doubts, *beyond, *refused])
        if cells:
            found.append(Line(entry.number, entry.source, cells, doubts))
        else:
            ignored.append(Ignored(entry.number, entry.source, remark(About.NO_CELL_TAKEN)))
    return Pasted(tuple(found), tuple(ignored), heads)
