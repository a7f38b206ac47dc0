"""The data manager's pages of what was done with rows; it is read here, never written."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from casereports.record.admin.watching import Watched
from casereports.record.models import Change, Unfinished

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    AdminBase = admin.ModelAdmin


class ReadOnly(AdminBase):
    """Nobody adds to these tables by hand, changes them or takes from them."""

    list_per_page = 100
    show_full_result_count = False
    actions: Sequence[str] | None = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Change)
class ChangeAdmin(Watched, ReadOnly):
    list_display = ("when", "who", "case", "title", "model", "deed", "undone")
    list_filter = ("deed",)
    list_select_related = ("case", "who")
    search_fields = ("case__slug", "title", "who__username")


@admin.register(Unfinished)
class UnfinishedAdmin(Watched, ReadOnly):
    list_display = ("when", "who", "case", "table")
    list_select_related = ("case", "who")
    search_fields = ("case__slug", "who__username")
