"""Pages of lab results and lab groups."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import LabGroup, LabResult


@admin.register(LabResult)
class LabResultAdmin(RecordAdmin):
    columns = ("analyte", "specimen", "result", "reference", "flag", "point", "when")
    list_filter = ("flag", "point")
    search_fields = ("analyte", "abbreviation", "loinc", "key", "panel")


@admin.register(LabGroup)
class LabGroupAdmin(RecordAdmin):
    columns = ("name", "analytes", "finding", "when")
    list_filter = ("finding",)
    search_fields = ("name", "analytes", "key")
