"""Pages of what was told, and of how users want to be told: read here, never written."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from casereports.notices.models import MailChoice, Notice

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    AdminBase = admin.ModelAdmin


class ReadOnly(AdminBase):
    """Nobody adds to these tables by hand, changes them or takes from them."""

    list_per_page = 100
    show_full_result_count = False
    actions: tuple[str, ...] | None = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("created", "user", "kind", "mail", "read_at")
    fields = (*list_display, "words", "link", "digest")
    list_filter = ("kind", "mail")
    list_select_related = ("user",)
    search_fields = ("user__username", "user__full_name")


@admin.register(MailChoice)
class MailChoiceAdmin(ReadOnly):
    list_display = ("user", "pace", "language")
    list_filter = ("pace", "language")
    list_select_related = ("user",)
    search_fields = ("user__username", "user__full_name")
