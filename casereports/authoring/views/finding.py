"""What an address of the editing pages names, found only through a case that one may change."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from casereports.authoring.addresses import (
    is_at_top,
    list_address,
    list_page,
    part_address,
    row_address,
)
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.parts import part_of
from casereports.authoring.tables import Table, table_of, tables
from casereports.authoring.views.lists import rows_below
from casereports.record.models import Case, Paper
from casereports.web.access import UserRequest, editable_case


@dataclass(frozen=True)
class Found:
    """A list of rows of a case: its table and the row or case that it hangs under."""

    case: Case
    table: Table
    parent: models.Model

    @property
    def rows(self) -> models.QuerySet[Any]:
        """The rows of this list, in order."""
        return rows_below(self.table, self.parent)

    @property
    def address(self) -> str:
        """Where the list is shown: its part's page, or the row that it is below."""
        return list_page(self.case, self.table, self.parent)

    def to(self, name: str) -> str:
        """Returns another address of the list by its name: "new-row", "add-row"."""
        return list_address(name, self.case, self.table, self.parent)


def find_list(request: UserRequest, slug: str, name: str) -> Found:
    """Returns a list of the case itself, or of its paper."""
    case = editable_case(request, slug)
    table = known_table(name)
    if table.under_case:
        return Found(case=case, table=table, parent=case)
    if table.branches[0].parent is Paper:
        paper, _made = Paper.objects.get_or_create(case=case)
        return Found(case=case, table=table, parent=paper)
    raise Http404


def find_single(request: UserRequest, slug: str, name: str) -> Found:
    """Returns a part that a case has once, as a list of at most one row."""
    case = editable_case(request, slug)
    table = tables().get(name)
    if table is None or not table.is_single:
        raise Http404
    return Found(case=case, table=table, parent=case)


def find_row(request: UserRequest, slug: str, name: str, pk: int) -> tuple[Found, Any]:
    """Returns a row and the list that it stands in."""
    case = editable_case(request, slug)
    table = known_table(name)
    row = get_object_or_404(table.rows(case), pk=pk)
    return Found(case=case, table=table, parent=table.parent_of(row)), row


def find_list_below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> Found:
    """Returns a list below a row."""
    above, row = find_row(request, slug, name, pk)
    if child not in above.table.children:
        raise Http404
    return Found(case=above.case, table=known_table(child), parent=row)


def known_table(name: str) -> Table:
    """Returns a table of rows that an author fills in; there is no page of any other."""
    table = tables().get(name)
    if table is None or table.is_single:
        raise Http404
    return table


def trail(found: Found) -> list[tuple[str, str]]:
    """Returns name and address of all that a list is within, the case's part first."""
    part = part_of(found.table.name)
    steps: list[tuple[str, str]] = []
    parent = found.parent
    while not is_at_top(parent):
        table = table_of(type(parent))
        one = sheet_of(type(parent)).one
        steps.append((f"{str(one).capitalize()}: {parent}", row_address(found.case, parent)))
        parent = table.parent_of(parent)
    steps.append((str(part.title), part_address(found.case, found.table.name)))
    return steps[::-1]
