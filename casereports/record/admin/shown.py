"""How the data manager's lists show rows: values in their notation, tables below counted."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count
from django.utils.text import Truncator, capfirst

from casereports.clinical.notation import notation_for
from casereports.record.columns import LinesField, TermField, ValueField

#: Characters of a long text that a list shows.
SHORT = 120


def shown_columns(model: type[models.Model], page: Any) -> list[str | Callable[[Any], Any]]:
    """Returns what a table's page shows of each row in lists, its counts last."""
    return [
        *(_shown(model, column) for column in page.columns),
        *(_count_of(model, path) for path in page.below),
    ]


def counted(rows: models.QuerySet[Any], below: tuple[str, ...]) -> models.QuerySet[Any]:
    """Adds to each row how many rows are below it, by paths such as ``readings__ihc``."""
    counted_rows: models.QuerySet[Any] = rows.annotate(
        **{f"count_{path}": Count(path, distinct=True) for path in below}
    )
    return counted_rows


def _shown(model: type[models.Model], column: str) -> str | Callable[[Any], str]:
    field: Any = model._meta.get_field(column)
    if isinstance(field, TermField | models.BooleanField) or field.is_relation:
        return column

    @admin.display(description=capfirst(field.verbose_name), empty_value="")
    def words(row: models.Model) -> str:
        return _words(field, getattr(row, column))

    words.__name__ = column
    return words


def _words(field: Any, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, LinesField):
        text = ", ".join(value)
    elif isinstance(field, ValueField):
        notation = notation_for(field.of)
        text = str(value) if notation is None else notation.write(value)
    elif isinstance(value, dict):
        text = value.get("title", "")  # a reference
    else:
        text = str(value)
    return str(Truncator(text).chars(SHORT))


def _count_of(model: type[models.Model], path: str) -> Callable[[Any], int]:
    below: Any = model
    for name in path.split("__"):
        below = below._meta.get_field(name).related_model

    @admin.display(description=capfirst(below._meta.verbose_name_plural))
    def count(row: Any) -> int:
        number: int = getattr(row, f"count_{path}")
        return number

    count.__name__ = f"count_{path}"
    return count
