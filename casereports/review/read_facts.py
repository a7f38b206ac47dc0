"""The record of a snapshot laid out for reading: what is filled in, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import Paper
from casereports.clinical.facts.sources import NOUNS, rows_below, source_of, source_of_field
from casereports.clinical.shown import shown, title_of
from casereports.clinical.values import RowValue, Value
from casereports.journals.shelf import profiles
from casereports.record.description import meaning
from casereports.record.sentence_words import translated

#: What the paper beside the record says word by word.
IN_PAPER: Final = frozenset({"abstract", "sections", "references"})
#: Most columns of a table that is easy to read, and most characters of a short entry.
MOST_COLUMNS, LONG = 7, 90


@dataclass(frozen=True)
class Entry:
    """A filled field; ``source`` is what comments name it by, empty where its row has none."""

    name: str
    label: str
    words: str
    source: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the words need a whole line of the page."""
        return len(self.words) > LONG


@dataclass(frozen=True)
class ReadRow:
    """A row with its filled fields and the lists below it; ``source`` is what it is named by."""

    title: str
    source: str
    entries: tuple[Entry, ...]
    lists: tuple["ReadList", ...] = ()


@dataclass(frozen=True)
class ReadList:
    """The rows of one table, or the one row of a part that a case has once."""

    name: str
    title: str
    rows: tuple[ReadRow, ...]
    is_single: bool = False

    @property
    def columns(self) -> tuple[Entry, ...]:
        """The fields that any row fills, in the order of the table."""
        found = {entry.name: entry for row in self.rows for entry in row.entries}
        return tuple(found.values())

    @property
    def lines(self) -> Iterator[tuple[ReadRow, list[Entry | None]]]:
        """The rows as lines of a table, a cell for each of ``columns``."""
        columns = self.columns
        for row in self.rows:
            cells = {entry.name: entry for entry in row.entries}
            yield row, [cells.get(column.name) for column in columns]

    @property
    def is_table(self) -> bool:
        """Whether rows read best as lines of a table: some of few columns, nothing below them."""
        is_flat = not any(row.lists for row in self.rows)
        return is_flat and not self.is_single and len(self.columns) <= MOST_COLUMNS


def read_facts(facts: CaseFacts) -> tuple[ReadList, ...]:
    """Returns the tables of a case in which something stands."""
    found = []
    for name in CaseFacts.model_fields:
        part = getattr(facts, name)
        title = _title(CaseFacts, name)
        match part:
            case Value():
                row = read_row(part, f"{name}:")
                if row.entries or row.lists:
                    found.append(ReadList(name, title, (row,), is_single=True))
            case tuple() if part and name not in IN_PAPER:
                found.append(
                    ReadList(name, title, tuple(read_row(one, _source(one)) for one in part))
                )
    return tuple(found)


def read_row(row: Value, source: str) -> ReadRow:
    """Returns a row or part laid out for reading, with the lists below it."""
    kind = type(row)
    parent = row if isinstance(row, RowValue) else None
    lists = tuple(
        ReadList(
            name, _title(kind, name), tuple(read_row(one, _source(one, parent)) for one in rows)
        )
        for name, rows in rows_below(row)
    )
    entries = tuple(
        Entry(
            name,
            label_of(kind, name),
            _words(row, name, translated(words)),
            source_of_field(source, name) if source else "",
        )
        for name, words in shown(row, given=True)
        if words and name not in IN_PAPER
    )
    title = translated(title_of(row)) if parent is not None else ""
    return ReadRow(title=title, source=source, entries=entries, lists=lists)


def _source(row: Value, parent: RowValue | None = None) -> str:
    """Returns the name by which comments and findings point at a row; a few kinds have none."""
    if isinstance(row, RowValue) and type(row).__name__ in NOUNS:
        return source_of(row, parent)
    return ""


def _title(kind: Any, name: str) -> str:
    return str(meaning(kind, name)[0])


def _words(row: Value, name: str, words: str) -> str:
    """Returns what a field says; a journal by its name, as its key is ours alone."""
    if isinstance(row, Paper) and name == "journal":
        known = profiles().get(row.journal)
        return known.name if known else words
    return words


def label_of(kind: Any, name: str) -> str:
    """Returns what a field is called; a part of a value behind the field: "Birth – weight"."""
    field, _point, part = name.partition(".")
    label = _title(kind, field)
    return f"{label} – {_(part.replace('_', ' ').replace('.', ' – '))}" if part else capfirst(label)
