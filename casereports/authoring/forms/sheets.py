"""The sheet and the form of every model that an author fills in."""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from django import forms
from django.db import models

from casereports.authoring.forms import (
    authors,
    diagnosis,
    ethics,
    examination,
    figures,
    functional,
    imaging,
    labs,
    measurement,
    microbiology,
    molecular,
    outcome,
    paper,
    pathology,
    patient,
    presentation,
    procedure,
    references,
    treatment,
)
from casereports.authoring.forms.record import RecordForm, form_field
from casereports.authoring.forms.sheet import Sheet

ROOMS = (
    patient,
    presentation,
    examination,
    labs,
    microbiology,
    imaging,
    functional,
    measurement,
    procedure,
    pathology,
    molecular,
    diagnosis,
    treatment,
    outcome,
    ethics,
    paper,
    figures,
    references,
    authors,
)


@cache
def sheets() -> Mapping[type[models.Model], Sheet]:
    """Returns all sheets by model."""
    return {sheet.model: sheet for room in ROOMS for sheet in room.SHEETS}


def sheet_of(model: type[models.Model]) -> Sheet:
    """Returns a model's sheet; raises KeyError for one that no author fills in."""
    return sheets()[model]


@cache
def form_class(model: type[models.Model], *fields: str) -> type[RecordForm]:
    """Returns a model's form, with all fields of its sheet or with ``fields`` alone."""
    sheet = sheet_of(model)
    base = next((room.FORMS[model] for room in ROOMS if model in getattr(room, "FORMS", {})), None)
    made: Any = forms.modelform_factory(
        model,
        form=base or RecordForm,
        fields=fields or sheet.fields,
        formfield_callback=form_field,
    )
    made.sheet = sheet
    return cast(type[RecordForm], made)
