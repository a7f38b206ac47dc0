"""Rows on the page of what they are a part of: listed compactly, or typed there."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from casereports.record.admin.forms import Typed
from casereports.record.admin.links import links_up, narrow
from casereports.record.admin.pages import RecordAdmin
from casereports.record.admin.shown import counted, shown_columns
from casereports.record.models.rows import Row, free_key, title_of

if TYPE_CHECKING:
    TabularBase = admin.TabularInline[Any, Any]
    StackedBase = admin.StackedInline[Any, Any]
    FormSetBase = forms.BaseInlineFormSet[Any, Any, Any]
else:  # Django's classes take no type parameters at run time
    TabularBase, StackedBase = admin.TabularInline, admin.StackedInline
    FormSetBase = forms.BaseInlineFormSet


class Listed(TabularBase):
    """Rows shown in a few columns; each is changed on its own page."""

    template = "admin/record/listed.html"
    extra = 0
    show_change_link = True
    below: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return counted(super().get_queryset(request), self.below)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def listed(row: type[models.Model], page: type[RecordAdmin]) -> type[Listed]:
    """Returns the compact list of a table, with the columns of its own page."""
    up = links_up(row)
    columns = tuple(column for column in shown_columns(row, page) if column not in up)
    return type(
        f"Listed{row.__name__}",
        (Listed,),
        {"model": row, "fields": columns, "readonly_fields": columns, "below": page.below},
    )


class RowFormSet(FormSetBase):
    """Rows typed together; those without a key get keys that differ."""

    def validate_unique(self) -> None:
        typed = [form for form in self.forms if _is_row(form) and form not in self.deleted_forms]
        claimed = {form.cleaned_data.get("key", "") for form in typed}
        for form in typed:
            if not form.cleaned_data.get("key"):
                row = form.instance
                row.key = free_key(title_of(row), row.taken_keys() | claimed)
                form.cleaned_data["key"] = row.key
                claimed.add(row.key)
        super().validate_unique()


def _is_row(form: Any) -> bool:
    return isinstance(form.instance, Row) and bool(getattr(form, "cleaned_data", None))


class Edited(Typed):
    """Rows that are typed on the page of what they are a part of."""

    extra = 0
    formset: type[Any] = RowFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]  # an inline's
        if obj is not None:
            narrow(formset.form, self.model, obj)
        return formset


class EditedTable(Edited, TabularBase):
    """Short rows, one in a line."""


class EditedRows(Edited, StackedBase):
    """Long rows, one below another."""


class PartOfOne(EditedRows):
    """Rows of a table that has several kinds of parent: here they are part of this page's."""

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return tuple(
            name
            for name in links_up(self.model)
            if self.model._meta.get_field(name).related_model is not self.parent_model
        )
