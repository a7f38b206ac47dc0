"""What all tables share: cells of plain data, columns that fall away, lettered footnotes."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Cell, Column, Note, Row, Table

#: Printed where a cell has nothing to say.
NOTHING = "–"

_DASH = plain(NOTHING)
#: A word that is no name like p53, mTOR, tet(M) or arr[GRCh38].
_PLAIN_WORD = re.compile(r"[a-z]{2} |[a-z]{2}-[a-z]{4}|[a-z]{3,}+(?![A-Z0-9(\[])|[a-z]{6,}\(")


class Footnotes:
    """Letters footnotes in the order in which cells ask for them; equal words share a letter."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def mark(self, *texts: str) -> str:
        """Returns the letters of the texts that say something: "a", "a,b"."""
        said = [text for text in texts if text]
        return ",".join(self._marks.setdefault(text, self._next()) for text in said)

    def _next(self) -> str:
        begin, end = divmod(len(self._marks), len(ascii_lowercase))
        return (ascii_lowercase[begin - 1] if begin else "") + ascii_lowercase[end]

    def notes(self, *general: str) -> tuple[Note, ...]:
        """Returns the general notes, then the lettered ones."""
        return (
            *(Note(children=plain(_sentence(text))) for text in general if text),
            *(
                Note(mark=mark, children=plain(_sentence(text)))
                for text, mark in self._marks.items()
            ),
        )


def _sentence(text: str) -> str:
    begun = capital(text)
    return begun if begun.endswith((".", "!", "?")) else f"{begun}."


def said(*parts: str, by: str = ", ") -> str:
    """Returns the parts that say something, one after another."""
    return by.join(part for part in parts if part)


def aside(*parts: str, by: str = ", ") -> str:
    """Returns the parts that say something in brackets behind a word, or nothing."""
    inner = said(*parts, by=by)
    return f" ({inner})" if inner else ""


def led(lead: str, text: str) -> str:
    """Returns ``text`` behind its lead ("Method: FISH"), or nothing for no text."""
    return f"{lead}{text}" if text else ""


def capital(text: str) -> str:
    """Returns ``text`` with a capital, unless its first word is a name like p53 or mTOR."""
    return text[0].upper() + text[1:] if _PLAIN_WORD.match(text) else text


def cell(text: str, mark: str = "") -> Cell:
    """Returns a cell of plain data as it is; an empty one prints a dash."""
    return Cell(children=plain(text or NOTHING), mark=mark)


def words(text: str, mark: str = "") -> Cell:
    """Returns a cell of words, which begin with a capital."""
    return cell(capital(text), mark)


def heading(text: str, source: str) -> Row:
    """Returns a row that heads those below it."""
    return Row(cells=(Cell(children=plain(capital(text))),), heading=True, source=source)


def columns(
    *headers: str, end: Sequence[str] = (), center: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Returns columns by their headers; those in ``end`` and ``center`` are aligned so."""
    return tuple(
        Column(
            header=plain(header),
            align="end" if header in end else "center" if header in center else "start",
        )
        for header in headers
    )


def without_empty(
    heads: tuple[Column, ...], rows: Sequence[Row]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Returns the table without the columns in which no row says anything; the first stays."""
    kept = [
        place
        for place in range(len(heads))
        if place == 0 or any(_speaks(row, place) for row in rows)
    ]
    slim = tuple(
        row
        if row.heading
        else row.model_copy(update={"cells": tuple(row.cells[place] for place in kept)})
        for row in rows
    )
    return tuple(heads[place] for place in kept), slim


def slim_table(
    *,
    key: str,
    caption: str,
    heads: tuple[Column, ...],
    rows: Sequence[Row],
    notes: tuple[Note, ...],
    source: str,
) -> Table:
    """Returns a table of the columns in which any row says something."""
    kept, slim = without_empty(heads, rows)
    return Table(
        key=key, caption=plain(caption), columns=kept, rows=slim, notes=notes, source=source
    )


def _speaks(row: Row, place: int) -> bool:
    return not row.heading and (row.cells[place].children != _DASH or bool(row.cells[place].mark))


def abbreviations(pairs: Sequence[tuple[str, str]]) -> str:
    """Returns "ALP, alkaline phosphatase; CRP, C-reactive protein" in alphabetical order."""
    known = {short: long for short, long in pairs if short and long and short != long}
    return "; ".join(f"{short}, {known[short]}" for short in sorted(known, key=str.casefold))
