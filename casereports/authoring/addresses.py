"""Where a part, a list and a row of a case are shown, added to and saved."""

from django.db import models
from django.urls import reverse

from casereports.authoring.parts import part_of
from casereports.authoring.tables import Table, table_of
from casereports.record.models import Case, Paper


def part_address(case: Case, table: str) -> str:
    """Returns the page of the part on which a table stands, however deep."""
    return reverse("part", args=[case.slug, part_of(table).key])


def is_at_top(parent: models.Model) -> bool:
    """Whether lists below ``parent`` are the case's own, not those of one of its rows."""
    return isinstance(parent, Case | Paper)


def list_address(name: str, case: Case, table: Table, parent: models.Model) -> str:
    """Returns an address of a list by its name: "grid", "add-row", "new-row", "paste-rows".

    Below a row the same address has another name, "add-row-below", and says which row it is.
    """
    if is_at_top(parent):
        return reverse(name, args=[case.slug, table.name])
    above = table_of(type(parent)).name
    return reverse(f"{name}-below", args=[case.slug, above, parent.pk, table.name])


def list_page(case: Case, table: Table, parent: models.Model) -> str:
    """Returns where a list is shown: on its part's page, or on that of the row that it is below."""
    page = part_address(case, table.name) if is_at_top(parent) else row_address(case, parent)
    return f"{page}#{table.name}"


def numbered_address(name: str, case: Case, table: str, pk: int) -> str:
    """Returns an address of a row by its name: "row", "save-row", "remove-row"."""
    return reverse(name, args=[case.slug, table, pk])


def row_address(case: Case, row: models.Model) -> str:
    """Returns the page of a row."""
    return numbered_address("row", case, table_of(type(row)).name, row.pk)


def save_address(case: Case, table: Table, parent: models.Model, row: models.Model | None) -> str:
    """Returns where a script sends what is typed in a row, or in one that is yet to be made."""
    if table.is_single:
        return reverse("save-single", args=[case.slug, table.name])
    if row is None or row.pk is None:
        return list_address("add-row", case, table, parent)
    return numbered_address("save-row", case, table.name, row.pk)
