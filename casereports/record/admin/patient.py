"""The page of the patient."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Patient


@admin.register(Patient)
class PatientAdmin(RecordAdmin):
    columns = ("age", "sex", "occupation", "index_event")
    list_filter = ("sex", "pregnancy")
    search_fields = ("occupation", "index_event")
