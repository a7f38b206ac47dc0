"""Tables: cell by cell, with rows and columns that came or went."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from casereports.manuscript.comparing.aligning import Pair, Part, aligned
from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.nodes import Cell, Column, Inlines, Note, Row, Table
from casereports.manuscript.printed import plain

#: Behind the key of a table that is gone: another may have its name by now.
REMOVED = "removed"


class Place(NamedTuple):
    """A column: where it stood and where it stands, if it did and does."""

    old: int | None
    new: int | None


def compared_table(before: Table, after: Table) -> Table:
    """Returns the later table with its changes; columns and rows that are gone stand in it."""
    places = _places(before.columns, after.columns)
    return after.model_copy(
        update={
            "caption": compared(before.caption, after.caption),
            "columns": tuple(_columns(before, after, places)),
            "rows": tuple(_rows(before.rows, after.rows, places)),
            "notes": tuple(_notes(before.notes, after.notes)),
        }
    )


def removed_table(table: Table) -> Table:
    """Returns a table that is gone, under a name that no other has."""
    return table.model_copy(update={"key": f"{table.key}-{REMOVED}"})


def _places(before: Sequence[Column], after: Sequence[Column]) -> tuple[Place, ...]:
    """Returns which column became which: by their heads, and in order where as many are new."""
    pairs: list[Pair[int]] = []
    gone: list[int] = []
    came: list[int] = []

    def close() -> None:
        if len(gone) == len(came):
            pairs.extend(zip(gone, came, strict=True))
        else:
            pairs.extend((at, None) for at in gone)
            pairs.extend((None, at) for at in came)
        gone.clear()
        came.clear()

    for old, new in aligned(_heads(before), _heads(after)):
        if old is not None and new is not None:
            close()
            pairs.append((old, new))
        elif old is not None:
            gone.append(old)
        elif new is not None:
            came.append(new)
    close()
    return tuple(Place(*pair) for pair in pairs)


def _heads(columns: Sequence[Column]) -> list[Part[int]]:
    heads = (" ".join(plain(column.header).split()) for column in columns)
    return [Part(at, head, "", head) for at, head in enumerate(heads)]


def _columns(before: Table, after: Table, places: Sequence[Place]) -> Iterator[Column]:
    for old, new in places:
        was = before.columns[old].header if old is not None else ()
        now = after.columns[new].header if new is not None else ()
        column = after.columns[new] if new is not None else before.columns[old or 0]
        yield column.model_copy(update={"header": compared(was, now)})


def _rows(before: Sequence[Row], after: Sequence[Row], places: Sequence[Place]) -> Iterator[Row]:
    for was, now in aligned(_row_parts(before), _row_parts(after)):
        row = now or was
        if row is None:
            continue
        if row.heading:
            places_here: Sequence[Place] = (Place(0, 0),)
        else:
            places_here = places
        cells = tuple(_cell(_at(was, place.old), _at(now, place.new)) for place in places_here)
        yield row.model_copy(update={"cells": cells})


def _row_parts(rows: Sequence[Row]) -> list[Part[Row]]:
    return [
        Part(row, row.heading, row.source, " ".join(plain(cell.children) for cell in row.cells))
        for row in rows
    ]


def _at(row: Row | None, place: int | None) -> Cell | None:
    return None if row is None or place is None else row.cells[place]


def _cell(was: Cell | None, now: Cell | None) -> Cell:
    if now is None:
        return Cell(children=compared(_words(was), ()), mark=was.mark if was else "")
    return now.model_copy(update={"children": compared(_words(was), now.children)})


def _words(cell: Cell | None) -> Inlines:
    return cell.children if cell else ()


def _notes(before: Sequence[Note], after: Sequence[Note]) -> Iterator[Note]:
    for was, now in aligned(_note_parts(before), _note_parts(after)):
        note = now or was
        if note is not None:
            line = compared(was.children if was else (), now.children if now else ())
            yield note.model_copy(update={"children": line})


def _note_parts(notes: Sequence[Note]) -> list[Part[Note]]:
    return [Part(note, bool(note.mark), note.mark, plain(note.children)) for note in notes]
