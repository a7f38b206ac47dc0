"""The page of molecular findings."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import MolecularFinding


@admin.register(MolecularFinding)
class MolecularFindingAdmin(RecordAdmin):
    columns = ("gene", "biomarker", "variant", "result", "coding", "protein", "significance")
    list_filter = ("variant", "result", "origin", "significance")
    search_fields = ("gene", "partner", "biomarker", "coding", "protein", "panel", "key")
