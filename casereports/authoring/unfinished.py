"""What was typed in a line of a grid and is no row yet, in words for a person."""

from collections.abc import Mapping
from typing import Any

from django import forms

from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.tables import tables
from casereports.record.models import Unfinished


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


def _said(field: Any, text: str) -> str:
    """Returns a text as it was typed, or the words of the choice that was made."""
    return str(dict(getattr(field, "choices", ())).get(text, text))


def _faults(field: Any, text: str) -> list[str]:
    if isinstance(field, forms.ModelChoiceField):
        return []
    try:
        field.clean(text)
    except forms.ValidationError as error:
        return [str(sentence) for sentence in error.messages]
    return []
