"""A list of rows on a page: a grid where rows are short, else links to each row's page."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from casereports.authoring.forms.lines import GridView, grid_view
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.reading import ListView, list_view
from casereports.authoring.tables import Table
from casereports.record.door import loaded
from casereports.record.models import Case


def list_or_grid(
    case: Case, table: Table, parent: models.Model, request: HttpRequest
) -> GridView | ListView:
    """Returns the rows of a table below ``parent``; ``?labs=2`` asks for a grid's second page."""
    rows: Any = rows_below(table, parent)
    if sheet_of(table.model).grid:
        return grid_view(case, table, parent, rows, request.GET.get(table.name))
    return list_view(table, list(loaded(rows)))


def rows_below(table: Table, parent: models.Model) -> models.QuerySet[Any]:
    """Returns the rows of one list, in order."""
    (link,) = [branch.link for branch in table.branches if isinstance(parent, branch.parent)]
    return table.model._default_manager.filter(**{link: parent})
