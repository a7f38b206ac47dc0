"""A case laid out for reading: every part, list and row with what is filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from casereports.authoring.badges import Badge, badges_of
from casereports.authoring.forms.sheet import Sheet
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.parts import PARTS, Part
from casereports.authoring.tables import Table, tables
from casereports.authoring.written import Words, label_of, written
from casereports.record.door import loaded
from casereports.record.models import Case
from casereports.record.models.rows import title_of


@dataclass(frozen=True)
class Entry:
    """A filled column."""

    name: str
    label: str
    value: Words

    @property
    def lines(self) -> tuple[str, ...]:
        return self.value if isinstance(self.value, tuple) else (self.value,)

    @property
    def is_long(self) -> bool:
        """Whether the words need a whole line of the page."""
        return sum(map(len, self.lines)) > LONG


@dataclass(frozen=True)
class RowView:
    """A row with its filled columns and the lists below it."""

    row: Any
    table: Table
    entries: tuple[Entry, ...]
    lists: tuple["ListView", ...] = ()

    @property
    def title(self) -> str:
        return title_of(self.row)

    @property
    def badges(self) -> tuple[Badge, ...]:
        return badges_of(self.row)

    @property
    def cells(self) -> Mapping[str, Entry]:
        return {entry.name: entry for entry in self.entries}


@dataclass(frozen=True)
class ListView:
    """A list of rows; ``columns`` are those that any row fills."""

    table: Table
    sheet: Sheet
    rows: tuple[RowView, ...]

    @property
    def columns(self) -> tuple[Entry, ...]:
        found = {entry.name: entry for row in self.rows for entry in row.entries}
        return tuple(found[name] for name in self.sheet.read if name in found)

    @property
    def lines(self) -> Iterator[tuple[RowView, list[Entry | None]]]:
        """The rows as lines of a table, a cell for each of ``columns``."""
        for row in self.rows:
            yield row, [row.cells.get(column.name) for column in self.columns]

    @property
    def brief(self) -> Iterator[tuple[RowView, list[Entry | None]]]:
        """The rows as lines of a table with the columns that a list shows."""
        for row in self.rows:
            yield row, [row.cells.get(name) for name in self.sheet.shown]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(label_of(self.sheet.model(), name) for name in self.sheet.shown)

    @property
    def is_table(self) -> bool:
        """Whether rows read best as lines of a table: few columns and nothing below them."""
        is_flat = not any(row.lists for row in self.rows)
        most = MOST_COLUMNS if self.sheet.grid else len(self.sheet.columns)
        return is_flat and len(self.columns) <= most


@dataclass(frozen=True)
class PartView:
    """A part of the case as it is read."""

    part: Part
    singles: tuple[RowView, ...]
    lists: tuple[ListView, ...]

    @property
    def is_empty(self) -> bool:
        return not any(one.entries for one in self.singles) and not any(
            found.rows for found in self.lists
        )


#: Most columns of a table that is still easy to read, and most characters of a short entry.
MOST_COLUMNS = 9
LONG = 90


def read_case(case: Case, parts: Sequence[Part] = PARTS) -> Iterator[PartView]:
    """Yields the parts of a case; takes one query for each table, however many rows there are."""
    for part in parts:
        yield PartView(
            part=part,
            singles=tuple(
                row_view(tables()[name], single)
                for name in part.singles
                if (single := single_of(case, name)) is not None
            ),
            lists=tuple(
                list_view(tables()[name], list(loaded(tables()[name].rows(case))))
                for name in part.lists
            ),
        )


def single_of(case: Case, name: str) -> models.Model | None:
    """Returns a part that a case has once, where it has it."""
    return cast("models.Model | None", getattr(case, name, None))


def list_view(table: Table, rows: Sequence[Any]) -> ListView:
    """Lays out rows that were loaded with all below them."""
    sheet = sheet_of(table.model)
    return ListView(table=table, sheet=sheet, rows=tuple(row_view(table, row) for row in rows))


def row_view(table: Table, row: Any, *, deep: bool = True) -> RowView:
    """Lays out one row, and with ``deep`` what is below it."""
    sheet = sheet_of(table.model)
    entries = (
        Entry(name=name, label=label_of(row, name), value=value)
        for name in sheet.read
        if (value := _value(row, name))
    )
    below = table.children if deep and not table.is_single else ()
    lists = tuple(list_view(tables()[name], list(getattr(row, name).all())) for name in below)
    return RowView(
        row=row, table=table, entries=tuple(entries), lists=tuple(one for one in lists if one.rows)
    )


def counts(case: Case) -> Mapping[str, int]:
    """Returns how many rows stand on each part's page, in one query."""
    numbers: dict[str, Any] = {}
    for part in PARTS:
        for name in part.lists:
            path = tables()[name].branches[0].path
            rows = tables()[name].model._default_manager.filter(**{path: OuterRef("pk")})
            count = rows.order_by().values(path).annotate(n=Count("pk")).values("n")
            numbers[f"n_{name}"] = Coalesce(Subquery(count), 0)
    found = cast(dict[str, int], Case.objects.filter(pk=case.pk).values(**numbers).get())
    return {part.key: sum(found[f"n_{name}"] for name in part.lists) for part in PARTS}


def _value(row: Any, name: str) -> Words:
    if name == "places":
        return tuple(str(link.affiliation) for link in row.affiliation_links.all())
    return written(row, name)
