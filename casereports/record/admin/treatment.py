"""Pages of treatments, with drugs, radiotherapy, changes and responses."""

from django.contrib import admin

from casereports.record.admin.device import DeviceInline
from casereports.record.admin.inlines import EditedRows
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Agent, RadiationCourse, Response, Treatment, TreatmentChange


class AgentInline(EditedRows):
    model = Agent


class RadiationCourseInline(EditedRows):
    model = RadiationCourse


class TreatmentChangeInline(EditedRows):
    model = TreatmentChange


class ResponseInline(EditedRows):
    model = Response


@admin.register(Treatment)
class TreatmentAdmin(RecordAdmin):
    columns = ("kind", "name", "status", "line", "intent", "when")
    below = ("agents", "changes", "responses")
    list_filter = ("kind", "status", "intent")
    search_fields = ("name", "indication", "key", "agents__inn")
    inlines = (
        AgentInline,
        RadiationCourseInline,
        TreatmentChangeInline,
        ResponseInline,
        DeviceInline,
    )


@admin.register(Agent)
class AgentAdmin(RecordAdmin):
    columns = ("inn", "dose", "route", "frequency", "treatment")
    case_paths = ("treatment__case",)
    list_filter = ("route", "frequency")
    search_fields = ("inn", "synonym", "brand", "key", "treatment__name")


@admin.register(RadiationCourse)
class RadiationCourseAdmin(RecordAdmin):
    columns = ("target", "technique", "total", "fractions", "treatment")
    case_paths = ("treatment__case",)
    search_fields = ("target", "technique", "key", "treatment__name")


@admin.register(TreatmentChange)
class TreatmentChangeAdmin(RecordAdmin):
    columns = ("kind", "agent", "reason", "treatment")
    case_paths = ("treatment__case",)
    list_filter = ("kind",)
    search_fields = ("agent", "reason", "key", "treatment__name")


@admin.register(Response)
class ResponseAdmin(RecordAdmin):
    columns = ("category", "criteria", "change", "treatment", "when")
    case_paths = ("treatment__case",)
    list_filter = ("category", "criteria")
    search_fields = ("basis", "detail", "key", "treatment__name")
