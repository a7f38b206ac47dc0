"""Pasted text as rows of a list: shown before anything is saved, then saved in one go."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.authoring.forms.controls import sent
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.pasting.pasted import Head, Line, PasteError, understand
from casereports.authoring.pasting.remarks import About, remark
from casereports.authoring.pasting_words import sentence
from casereports.authoring.tables import Table
from casereports.authoring.typed import Place
from casereports.record.actions.rows import RowRefusedError, add_rows, siblings
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models.rows import Row, free_key, title_of

#: Rows that are taken at a time, and those of them that may stay unfinished.
MOST_ROWS, MOST_UNFINISHED = 1000, 100
#: Lists that have no grid and are read from a paste all the same.
READ_WITHOUT_GRID = ("lesions", "molecular")
#: What tells one row from another; elsewhere it is all columns of the grid.
_SAME: Mapping[str, tuple[str, ...]] = {
    "labs": ("analyte", "specimen", "result"),
    "ihc": ("marker", "clone", "result"),
    "agents": ("inn", "dose", "route", "frequency", "days"),
    "lesions": ("site", "size"),
}
_MOMENT = ("when", "when_date", "until", "until_date")


class PasteRefusedError(PasteError):
    """A paste cannot be taken; it says why in the reader's language."""

    def __str__(self) -> str:
        return sentence(self.remark)


@dataclass(frozen=True)
class PastedRow:
    """A row as it was understood; ``row`` is None where the record can't take it as it stands.

    ``faults`` say why it can't; ``is_known`` tells that the list has such a row already.
    """

    number: int
    source: str
    texts: Mapping[str, str]
    row: Any
    doubts: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    is_known: bool = False


@dataclass(frozen=True)
class Unread:
    """A pasted line that gives no row, and why."""

    number: int
    source: str
    why: str


@dataclass(frozen=True)
class Beside:
    """What stands in a paste beside its rows: what it calls its columns, and other lines."""

    heading: tuple[Head, ...]
    ignored: tuple[Unread, ...]


@dataclass(frozen=True)
class Reading:
    """What was understood of a paste into the list of a place, in the reader's language."""

    place: Place
    pasted: Beside
    rows: tuple[PastedRow, ...]

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The list's columns with their labels, then the further ones that were understood."""
        filled = {name for row in self.rows for name in row.texts}
        fields = form_class(self.place.table.model).base_fields
        first = list(grid_columns(self.place.table))
        more = [name for name in fields if name in filled and name not in first]
        return {name: str(fields[name].label) for name in (*first, *more)}

    @property
    def mark(self) -> str:
        """A mark of the rows as they are shown: nothing else is saved."""
        told = [tuple(row.texts.items()) for row in self.rows]
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def can_be_pasted(table: Table) -> bool:
    """Tells whether rows of a table can be pasted: short ones, typed in a grid."""
    return bool(sheet_of(table.model).grid) or table.name in READ_WITHOUT_GRID


def grid_columns(table: Table) -> Mapping[str, str]:
    """Returns the columns of a list, as its page shows them, with their labels."""
    sheet = sheet_of(table.model)
    fields = form_class(table.model).base_fields
    return {name: str(fields[name].label) for name in sheet.grid or sheet.columns}


def read(place: Place, text: str, *, decimal_comma: bool | None = None) -> Reading:
    """Reads a paste as rows of a list and saves nothing; raises PasteRefusedError."""
    table, columns = place.table.name, grid_columns(place.table)
    try:
        pasted = understand(text, table=table, decimal_comma=decimal_comma, columns=columns)
    except PasteError as error:
        raise PasteRefusedError(error.remark) from error
    number = len(pasted.lines)
    if number > MOST_ROWS:
        raise PasteRefusedError(remark(About.TOO_MANY_ROWS, most=MOST_ROWS, number=number))
    ignored = tuple(Unread(one.number, one.source, sentence(one.why)) for one in pasted.ignored)
    beside = Beside(pasted.heading, ignored)
    return Reading(place=place, pasted=beside, rows=tuple(_rows(place, pasted.lines)))


def save(reading: Reading, *, without: Collection[int], who: User) -> tuple[int, int]:
    """Saves the rows but those left out, by their place; returns how many are saved and kept.

    What the record can't take is kept beside it, in lines to be mended. Raises RowRefusedError
    and saves nothing where the rows contradict the case or too many would have to be mended.
    """
    wanted = [row for at, row in enumerate(reading.rows) if at not in without]
    whole = [row.row for row in wanted if row.row is not None]
    rest = [row for row in wanted if row.row is None]
    if len(rest) > MOST_UNFINISHED:
        raise RowRefusedError(
            _("%(number)d rows lack what a row must have; mend what you paste, or leave them out.")
            % {"number": len(rest)}
        )
    place = reading.place
    try:
        with transaction.atomic():
            add_rows(case=place.case, who=who, rows=whole)
            for row in rest:
                keep_line(place, row.texts, who=who)
    except IntegrityError as error:
        raise RowRefusedError(
            _("Somebody has changed this list at the same moment; look once more and save again.")
        ) from error
    return len(whole), len(rest)


def keep_line(place: Place, texts: Mapping[str, str], *, who: User) -> None:
    """Keeps a line of a list that is no row yet."""
    keep_typed(
        case=place.case,
        who=who,
        table=place.table.name,
        parent=place.parent,
        row=None,
        token=uuid4(),
        typed={column: [text] for column, text in texts.items()},
        saved=(),
    )


def _rows(place: Place, lines: Sequence[Line]) -> Iterator[PastedRow]:
    """Yields the rows of a paste, each held against the record's own form."""
    form_of = form_class(place.table.model)
    labels = {name: str(field.label) for name, field in form_of.base_fields.items()}
    names = _names(place.table, lines)
    blank = form_of(instance=place.table.new_row(place.parent), case=place.case)
    empty = sent(blank, names, {}).dict()
    taken = blank.instance.taken_keys() if isinstance(blank.instance, Row) else set()
    there = {_identity(place.table, row) for row in siblings(blank.instance)}
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        texts = {cell.column: cell.text for cell in line.cells}
        instance = place.table.new_row(place.parent)
        data = {**empty, **texts, "key": _free_key(instance, texts, taken)}
        form = form_of(data, instance=instance, case=place.case)
        form.keep_only(names)
        doubts = [sentence(each, labels) for each in line.doubts]
        if not form.is_valid():
            yield PastedRow(line.number, line.source, texts, None, tuple(doubts), _faults(form))
            continue
        same = _identity(place.table, instance)
        if same in there:
            doubts.append(_("There is such a row already."))
        elif same in seen:
            doubts.append(_("This row stands in the paste twice."))
        seen.add(same)
        is_known = same in there
        yield PastedRow(line.number, line.source, texts, instance, tuple(doubts), is_known=is_known)


def _names(table: Table, lines: Sequence[Line]) -> list[str]:
    """Returns the columns that are pasted, and those that no row can be without."""
    fields = form_class(table.model).base_fields
    pasted = {cell.column for line in lines for cell in line.cells}
    return [
        name for name, field in fields.items() if name in pasted or field.required or name == "key"
    ]


def _free_key(instance: Any, texts: Mapping[str, str], taken: set[str]) -> str:
    """Returns a key for a new row and claims it: the form by itself would ask the database."""
    if not isinstance(instance, Row):
        return ""
    key = free_key(title_of(type(instance)(**texts)), taken)
    taken.add(key)
    return key


def _identity(table: Table, row: models.Model) -> tuple[str, ...]:
    """Returns what tells a row from the others of its list, its time among it."""
    columns = {column.name: column for column in row._meta.concrete_fields}
    names = (*_SAME.get(table.name, tuple(grid_columns(table))), *_MOMENT)
    held = [columns[name] for name in dict.fromkeys(names) if name in columns]
    texts = (column.get_prep_value(getattr(row, column.attname)) for column in held)
    return tuple(str(text or "").casefold() for text in texts)


def _faults(form: Any) -> tuple[str, ...]:
    """Returns what is wrong with a row, with the names of its fields."""
    told = []
    for name, sentences in form.errors.items():
        label = f"{form.fields[name].label}: " if name in form.fields else ""
        told += [f"{label}{sentence}" for sentence in sentences]
    return tuple(told)
