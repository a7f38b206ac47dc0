"""What the record holds, as a clinician reads it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.notation import notation_for
from casereports.clinical.values import Term, Value
from casereports.record.columns import LinesField, NumbersField, TermsField, ValueField

#: What a page prints for one column: a line, or several.
Words = str | tuple[str, ...]


def written(row: models.Model, name: str) -> Words:
    """Returns one column of a row in words; empty when nothing is known."""
    column = cast(Any, row._meta.get_field(name))
    value = getattr(row, name)
    if value in (None, "", (), False):
        return ""
    match column:
        case ValueField():
            return value_written(value, column.of)
        case TermsField():
            labels = {term.value: str(_(term.label)) for term in column.terms or ()}
            return ", ".join(labels.get(word, word) for word in value)
        case LinesField():
            return cast(tuple[str, ...], value)
        case NumbersField():
            return ", ".join(map(str, value))
        case models.BooleanField():
            return _("yes")
        case models.FileField():
            return _("on file")
        case models.JSONField():
            return reference_written(value)
    if column.flatchoices:
        return str(getattr(row, f"get_{name}_display")())
    return str(value)


def label_of(row: models.Model, name: str) -> str:
    """Returns what a form calls a column."""
    column = cast(Any, row._meta.get_field(name))
    return str(capfirst(column.verbose_name))


def value_written(value: Any, of: Any) -> str:
    """Returns a clinical value in its notation, or its parts where it has none."""
    notation = notation_for(of)
    if notation is not None:
        return notation.write(value)
    if isinstance(value, Term):
        return str(_(value.label))
    if isinstance(value, Value):
        return "; ".join(_parts(value))
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)


def reference_written(csl: Mapping[str, Any]) -> str:
    """Returns a reference in one line, to be recognised by: authors, title, journal, year."""
    names = [name.get("family") or name.get("literal", "") for name in csl.get("author", ())]
    authors = ", ".join(names[:3]) + (" et al." if len(names) > 3 else "")
    issued = csl.get("issued", {}).get("date-parts") or [[""]]
    parts = (authors, csl.get("title", ""), csl.get("container-title", ""), str(issued[0][0]))
    return ". ".join(part.rstrip(".") for part in parts if part)


def _parts(value: Value) -> Iterable[str]:
    for name, field in type(value).model_fields.items():
        part = getattr(value, name)
        if part in (None, "", (), False):
            continue
        label = name.replace("_", " ")
        yield label if part is True else f"{label}: {value_written(part, field.annotation)}"
