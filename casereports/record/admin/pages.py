"""What the data manager's pages have in common."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db import models
from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.record.actions.cases import note
from casereports.record.actions.rows import siblings
from casereports.record.admin.forms import Typed
from casereports.record.admin.links import case_of, narrow
from casereports.record.admin.shown import counted, shown_columns
from casereports.record.models import Action, PlainRow

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    AdminBase = admin.ModelAdmin


class OfCase(admin.SimpleListFilter):
    """Narrows a list to one case; a case's page links to it, so it offers no other case."""

    title = _("case")
    parameter_name = "of"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.paths: tuple[str, ...] = model_admin.case_paths
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        slug = self.value()
        return [(slug, slug)] if slug else []

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> models.QuerySet[Any]:
        if not self.value():
            return queryset
        wanted = (Q(**{f"{path}__slug": self.value()}) for path in self.paths)
        return queryset.filter(Q(*wanted, _connector=Q.OR))


class RecordAdmin(Typed, AdminBase):
    """A table of the record: ``columns`` in its list, ``below`` the tables that it counts."""

    columns: ClassVar[tuple[str, ...]] = ()
    below: ClassVar[tuple[str, ...]] = ()
    case_paths: ClassVar[tuple[str, ...]] = ("case",)
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        cases = self.case_paths if len(self.case_paths) == 1 else ()
        return [*(shown_columns(self.model, self) or ["__str__"]), *cases]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [OfCase, *self.list_filter]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return [*self.search_fields, *(f"{path}__slug" for path in self.case_paths)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request).select_related(*self.case_paths)
        return counted(rows, self.below)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None:
            narrow(form, self.model, obj)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            put_last(obj)
        super().save_model(request, obj, form, change)
        note_change(request, obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Saves new rows one by one, so that each finds its place behind the one before."""
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            if row._state.adding:
                put_last(row)
            row.save()
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        note_change(request, obj, removed=True)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        for row in queryset:
            note_change(request, row, removed=True)
        super().delete_queryset(request, queryset)


def put_last(row: models.Model) -> None:
    """Gives a new row the last place in its list, where its place was not typed."""
    if isinstance(row, PlainRow) and not row.position:
        last = siblings(row).aggregate(last=Max("position"))["last"]
        row.position = 0 if last is None else last + 1


def note_change(request: HttpRequest, row: models.Model, *, removed: bool = False) -> None:
    """Writes the audit line of a change that the data manager makes."""
    case, who = case_of(row), request.user
    if case is not None and isinstance(who, User):
        detail = f"{row._meta.model_name}{' removed' if removed else ''}"
        note(case=case, who=who, action=Action.CHANGED, detail=detail)
