"""The data manager's page of the site's own terms."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from casereports.record.models import OwnTerm

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    AdminBase = admin.ModelAdmin


@admin.register(OwnTerm)
class OwnTermAdmin(AdminBase):
    list_display = ("name", "abbreviation", "shelf", "code")
    list_filter = ("shelf",)
    search_fields = ("name", "abbreviation", "synonyms")
