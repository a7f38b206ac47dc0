"""Pages of adverse events, the course, outcomes and the patient's perspective."""

from django.contrib import admin

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import AdverseEvent, Course, CourseEvent, Outcome, Perspective


@admin.register(AdverseEvent)
class AdverseEventAdmin(RecordAdmin):
    columns = ("name", "grade", "serious", "causality", "when")
    list_filter = ("grade", "serious", "unanticipated", "causality")
    search_fields = ("name", "key", "agent")


@admin.register(CourseEvent)
class CourseEventAdmin(RecordAdmin):
    columns = ("kind", "name", "when", "duration")
    list_filter = ("kind",)
    search_fields = ("name", "key", "place")


@admin.register(Outcome)
class OutcomeAdmin(RecordAdmin):
    columns = ("assessor", "state", "finding", "instrument", "value", "when")
    list_filter = ("assessor", "state")
    search_fields = ("finding", "instrument", "symptom", "key")


@admin.register(Course)
class CourseAdmin(RecordAdmin):
    columns = ("harms", "no_diagnostic_challenges", "follow_up")
    list_filter = ("harms",)
    search_fields = ("prognosis", "diagnostic_challenges")


@admin.register(Perspective)
class PerspectiveAdmin(RecordAdmin):
    columns = ("given_by", "account", "absent_reason")
    list_filter = ("given_by",)
    search_fields = ("account", "absent_reason")
