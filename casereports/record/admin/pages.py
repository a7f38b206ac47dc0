"""What the data manager's pages have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.record.actions.writing import Pen, write
from casereports.record.admin.forms import Typed
from casereports.record.admin.links import case_of, narrow
from casereports.record.admin.shown import counted, shown_columns
from casereports.record.admin.watching import Watched

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


class RecordAdmin(Watched, Typed, AdminBase):
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
        write_rows(request, lambda pen: pen.save(obj), obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Saves new rows one by one, so that each finds its place behind the one before."""
        rows = formset.save(commit=False)

        def change_rows(pen: Pen) -> None:
            for row in formset.deleted_objects:
                pen.remove(row)
            for row in rows:
                pen.save(row)

        touched = [*formset.deleted_objects, *rows]
        if touched:
            write_rows(request, change_rows, touched[0])
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        write_rows(request, lambda pen: pen.remove(obj), obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        for row in queryset:
            self.delete_model(request, row)


def write_rows(request: HttpRequest, change: Callable[[Pen], None], row: models.Model) -> None:
    """Writes what the data manager changed, with its history."""
    case = case_of(row)
    if case is not None:
        who = cast(User, request.user)  # the admin's pages ask who it is first
        write(case=case, who=who, change=change, is_checked=False)
