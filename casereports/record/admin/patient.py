"""Pages of the patient and of newborns."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Newborn, Patient


@admin.register(Patient)
class PatientAdmin(RecordAdmin):
    columns = ("age", "sex", "occupation", "index_event")
    list_filter = ("sex", "pregnancy")
    search_fields = ("occupation", "index_event")


@admin.register(Newborn)
class NewbornAdmin(RecordAdmin):
    columns = ("name", "sex", "gestation", "weight", "when")
    list_filter = ("sex", "delivery")
    search_fields = ("name", "key")
