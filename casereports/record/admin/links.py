"""Links between rows stay within one case."""

from typing import Any

from django import forms
from django.db import models

from casereports.record.models import AuthorAffiliation, Case, Lesion, Part, Picture, RowLink
from casereports.record.models.rows import parent_fields


def links_aside(model: type[models.Model]) -> tuple[str, ...]:
    """Returns a model's links to rows that it is no part of: they must be of the same case."""
    if model is AuthorAffiliation:
        return ("affiliation",)
    pictures = issubclass(model, Part)
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, RowLink) or (pictures and field.related_model is Picture)
    )


def links_up(model: type[models.Model]) -> tuple[str, ...]:
    """Returns a model's links to what it is a part of."""
    aside = links_aside(model)
    return tuple(field.name for field in parent_fields(model) if field.name not in aside)


def case_of(row: models.Model) -> Case | None:
    """Returns the case that a row is a part of, over as many tables as lie between."""
    here: models.Model | None = row
    while here is not None and not isinstance(here, Case):
        parents = (getattr(here, name, None) for name in links_up(type(here)))
        here = next((parent for parent in parents if parent is not None), None)
    return here


def narrow(form: Any, model: type[models.Model], known: models.Model) -> None:
    """Lets a form offer, for links to other rows, only those of the case of ``known``."""
    case = case_of(known)
    for name in links_aside(model):
        if name in form.base_fields:
            field = form.base_fields[name]
            target = field.queryset.model
            path = "study__case" if target is Lesion else "case"
            rows = target._default_manager.filter(**{path: case})
            field.widget.widget = forms.Select()
            field.queryset = rows.exclude(pk=known.pk) if isinstance(known, target) else rows
