"""Promises that several tables make in the database, each with its sentence."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def between(model: str, column: str, low: int, high: int) -> models.CheckConstraint:
    """Returns the promise that a number lies in its range, or is not given."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (low, high)}),
        name=f"record_{model}_{column}_in_range",
        violation_error_message=format_lazy(
            _("Give a number from {low} to {high}."), low=low, high=high
        ),
    )


def at_most(
    model: str, part: str, whole: str, *, sentence: "str | _StrPromise"
) -> models.CheckConstraint:
    """Returns the promise that a part is not more than its whole, where both are given."""
    unknown = Q(**{f"{part}__isnull": True}) | Q(**{f"{whole}__isnull": True})
    return models.CheckConstraint(
        condition=unknown | Q(**{f"{part}__lte": F(whole)}),
        name=f"record_{model}_{part}_at_most_{whole}",
        violation_error_message=sentence,
    )


def needs(
    model: str, needed: str, *, where: dict[str, Any], sentence: "str | _StrPromise"
) -> models.CheckConstraint:
    """Returns the promise that ``needed`` is filled in a row that is as ``where`` says."""
    return models.CheckConstraint(
        condition=~Q(**where) | ~Q(**{needed: ""}),
        name=f"record_{model}_needs_{needed}",
        violation_error_message=sentence,
    )


def one_of(model: str, *columns: str, sentence: "str | _StrPromise") -> models.CheckConstraint:
    """Returns the promise that at least one of some texts is filled."""
    return models.CheckConstraint(
        condition=Q(*(~Q(**{column: ""}) for column in columns), _connector=Q.OR),
        name=f"record_{model}_says_something",
        violation_error_message=sentence,
    )


def once(model: str, *columns: str, sentence: "str | _StrPromise") -> models.UniqueConstraint:
    """Returns the promise that some columns together stand only once."""
    return models.UniqueConstraint(
        fields=columns, name=f"record_{model}_once", violation_error_message=sentence
    )
