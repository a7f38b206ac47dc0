"""The page of the views that editors keep of their queue."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from casereports.review.models import SavedView

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    AdminBase = admin.ModelAdmin


@admin.register(SavedView)
class SavedViewAdmin(AdminBase):
    list_display = ("name", "user", "query")
    list_select_related = ("user",)
    search_fields = ("name", "user__username", "user__full_name")
    autocomplete_fields = ("user",)
    list_per_page = 50
    show_full_result_count = False
