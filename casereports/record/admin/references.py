"""The page of references."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Reference


@admin.register(Reference)
class ReferenceAdmin(RecordAdmin):
    columns = ("key", "csl")
    search_fields = ("key", "csl")
