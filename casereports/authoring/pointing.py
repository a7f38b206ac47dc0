"""When an author changes a row's key, what names the row by its source follows.

Times may name a row ("procedure:resection"), panels say what of the record is seen on them, and
plots which results they draw.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.db import models

from casereports.authoring.tables import Table, tables
from casereports.clinical.timing import Timing
from casereports.record.actions.writing import Pen
from casereports.record.columns import ValueField
from casereports.record.models import Case, Panel

#: Source before → source after.
Sources = Mapping[str, str]


def point_anew(pen: Pen, case: Case, renamed: Sources) -> None:
    """Saves each row of a case that names a renamed row, with its new name."""
    for table, columns in _pointing():
        for row in table.rows(case):
            changes = dict(_changes(row, columns, renamed))
            for column, value in changes.items():
                setattr(row, column, value)
            if changes:
                pen.save(row)


def draw_anew(pen: Pen, case: Case, before: str, after: str) -> None:
    """Saves each plot that names an analyte by the key that a result had before."""
    names = {
        name.casefold()
        for pair in case.labs.values_list("analyte", "abbreviation")
        for name in pair
    }
    if before in names:
        return
    for plot in case.plots.all():
        analytes = tuple(
            after if line.casefold().strip() == before else line for line in plot.analytes
        )
        if analytes != plot.analytes:
            plot.analytes = analytes
            pen.save(plot)


@cache
def _pointing() -> tuple[tuple[Table, tuple[str, ...]], ...]:
    """Returns the tables whose rows have times, or name what they show, with those columns."""
    found = ((table, tuple(_columns(table.model))) for table in tables().values())
    return tuple((table, columns) for table, columns in found if columns)


def _columns(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.get_fields():
        if isinstance(field, ValueField) and field.of is Timing:
            yield field.name
    if model is Panel:
        yield "shows"


def _changes(row: Any, columns: tuple[str, ...], renamed: Sources) -> Iterator[tuple[str, Any]]:
    for column in columns:
        value = getattr(row, column)
        match value:
            case tuple():
                after: Any = tuple(renamed.get(line, line) for line in value)
            case None:
                continue
            case _:
                event = getattr(value, "event", "")
                after = value.model_copy(update={"event": renamed.get(event, event)})
        if after != value:
            yield column, after
