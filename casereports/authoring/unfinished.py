"""What was typed and is not in the record, in words for a person: lines of grids, fields, rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from casereports.authoring.forms.controls import belonging
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.tables import Table, table_of, tables
from casereports.record.history import model_named
from casereports.record.models import Case, Deed, Unfinished

Texts = Mapping[str, Sequence[str]]
#: A row, there or removed: its model and its number.
Named = tuple[type[models.Model], int]


def line_of_grid(entry: Unfinished) -> Mapping[str, Any]:
    """Returns what was typed in a line of a grid, and what each text lacks to be saved.

    Asks each field by itself and the database nothing, since a page may tell of many lines; what
    fields say of each other the form tells.
    """
    table = tables()[entry.table]
    fields = form_class(table.model).base_fields
    texts = {name: lines[0] for name, lines in entry.typed.items() if lines and lines[0]}
    # In the form's order: PostgreSQL gives the keys of what was typed in an order of its own.
    shown = [(name, field) for name, field in fields.items() if name in texts]
    columns = {column.name: column for column in table.model._meta.concrete_fields}
    needed = [name for name in sheet_of(table.model).grid if fields[name].required]
    return {
        "said": [(str(field.label), _said(field, texts[name])) for name, field in shown],
        "faults": {
            name: faults for name, field in shown if (faults := _faults(field, texts[name]))
        },
        "missing": [
            str(fields[name].label)
            for name in needed
            if name not in texts and not columns[name].get_default()
        ],
    }


class Words:
    """What was typed in rows of a case, in words; makes one form for each table."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._forms: dict[str, Any] = {}

    def said(self, table: Table, typed: Texts) -> list[tuple[str, str]]:
        """Returns label and text of each field in which something stands, in the form's order."""
        form = self._form(table)
        found = []
        for name, field in form.fields.items():
            lines = belonging(form, name, typed).values()
            words = [_chosen(field, text) for texts in lines for text in texts if text]
            if words:
                found.append((str(field.label), ", ".join(words)))
        return found

    def faults(self, table: Table, typed: Texts) -> dict[str, list[str]]:
        """Returns what each field that is typed as one text says of it."""
        fields = self._form(table).fields
        return {
            name: faults
            for name, field in fields.items()
            if typed.get(name) and (faults := _faults(field, typed[name][0]))
        }

    def _form(self, table: Table) -> Any:
        if table.name not in self._forms:
            made = form_class(table.model)(instance=table.model(), case=self._case)
            self._forms[table.name] = made
        return self._forms[table.name]


def _said(field: Any, text: str) -> str:
    """Returns a text as it was typed, or the words of the choice that was made."""
    return str(dict(getattr(field, "choices", ())).get(text, text))


def _chosen(field: Any, text: str) -> str:
    """Returns a text, or the words of a choice; of a row its name."""
    if isinstance(field, forms.BooleanField):
        return _("yes")
    choices = getattr(field, "choices", ())
    return next((str(label) for value, label in choices if str(value) == text), text)


def _faults(field: Any, text: str) -> list[str]:
    if isinstance(field, forms.ModelChoiceField):
        return []
    try:
        field.clean(text)
    except forms.ValidationError as error:
        return [str(sentence) for sentence in error.messages]
    return []


# ---------------------------------------------------------------- rows that were removed


def removed(case: Case, entries: Iterable[Unfinished]) -> dict[int, str]:
    """Returns, by number, the entries whose row or row above is gone, and why that is so.

    Takes one query for each table that they name, and one for all that are gone.
    """
    needed = {entry.pk: named for entry in entries if (named := _row_needed(entry))}
    wanted: dict[type[models.Model], set[int]] = {}
    for model, pk in needed.values():
        wanted.setdefault(model, set()).add(pk)
    there = {
        (model, pk)
        for model, pks in wanted.items()
        for pk in table_of(model).rows(case).filter(pk__in=pks).values_list("pk", flat=True)
    }
    gone = {entry: named for entry, named in needed.items() if named not in there}
    titles = _titles(case, gone.values()) if gone else {}
    return {entry: removed_sentence(titles.get(named, "")) for entry, named in gone.items()}


def why_removed(case: Case, table: Table, pk: int) -> str:
    """Returns what happened to a row that is gone."""
    named = (table.model, pk)
    return removed_sentence(_titles(case, [named]).get(named, ""))


def removed_sentence(title: str) -> str:
    """Returns the beginning of the line that tells what was typed in a row that is gone."""
    if not title:
        return _("Typed in a row that was removed:")
    return _("Typed in “%(row)s”, which was removed:") % {"row": title}


def _row_needed(entry: Unfinished) -> Named | None:
    table = tables()[entry.table]
    if entry.row is not None:
        return None if table.is_single else (table.model, entry.row)
    if entry.parent is None:
        return None
    return model_named(entry.above), entry.parent


def _titles(case: Case, rows: Iterable[Named]) -> dict[Named, str]:
    """Returns what the removed rows were called; those that went with another have no line."""
    numbers = {pk for _model, pk in rows}
    changes = case.changes.filter(deed=Deed.REMOVED, row__in=numbers).order_by("pk")
    lines = changes.values_list("model", "row", "title")
    return {(model_named(model), pk): title for model, pk, title in lines}
