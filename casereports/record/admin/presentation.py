"""Pages of complaints, history and past interventions."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Complaint, HistoryAnswer, HistoryEntry, PastIntervention


@admin.register(Complaint)
class ComplaintAdmin(RecordAdmin):
    columns = ("name", "presence", "chief", "site", "duration", "when")
    list_filter = ("presence", "chief", "onset", "course")
    search_fields = ("name", "site", "key")


@admin.register(HistoryAnswer)
class HistoryAnswerAdmin(RecordAdmin):
    columns = ("kind", "answer", "note")
    list_filter = ("kind", "answer")
    search_fields = ("kind", "note")


@admin.register(HistoryEntry)
class HistoryEntryAdmin(RecordAdmin):
    columns = ("kind", "name", "presence", "state", "when")
    list_filter = ("kind", "presence", "state")
    search_fields = ("name", "indication", "key")


@admin.register(PastIntervention)
class PastInterventionAdmin(RecordAdmin):
    columns = ("name", "kind", "outcome", "when")
    list_filter = ("kind", "outcome")
    search_fields = ("name", "indication", "key")
