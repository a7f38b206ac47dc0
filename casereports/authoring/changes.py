"""A line of the history in the reader's words."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst, get_text_list

from casereports.authoring.forms.sheets import sheets
from casereports.authoring.written import written
from casereports.record.history import model_named, put_state
from casereports.record.models import Case, Change, Deed

#: Most characters of a value that the history shows.
LONGEST = 160


@dataclass(frozen=True)
class Difference:
    """A field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """A change with the noun of its row and what it did to each field."""

    change: Change
    noun: str
    differences: tuple[Difference, ...]


def told(change: Change) -> Told:
    """Returns a change in words."""
    model = model_named(change.model)
    sheet = sheets().get(model)
    noun = str(sheet.one) if sheet else str(model._meta.verbose_name)
    differences = _differences(change, model) if change.deed == Deed.CHANGED else ()
    return Told(change=change, noun=str(capfirst(noun)), differences=tuple(differences))


def _differences(change: Change, model: type[models.Model]) -> list[Difference]:
    before, after = model(), model()
    put_state(before, change.before)
    put_state(after, change.after)
    columns = {column.attname: column for column in model._meta.concrete_fields}
    return [
        Difference(
            label=str(capfirst(columns[name].verbose_name)),
            before=_words(before, columns[name]),
            after=_words(after, columns[name]),
        )
        for name in change.after
        if name in columns
    ]


def _words(row: models.Model, column: Any) -> str:
    if column.is_relation or isinstance(row, Case):
        target = getattr(row, column.attname)
        if not column.is_relation or target is None:
            return "" if target is None else str(target)
        found = column.related_model._default_manager.filter(pk=target).first()
        return str(found) if found is not None else ""
    words = written(row, column.name)
    text = get_text_list(list(words), "") if isinstance(words, tuple) else words
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
