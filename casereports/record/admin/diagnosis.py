"""Pages of diagnoses, with basis, codes, grades and stages, and of differential diagnoses."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedRows, EditedTable
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import (
    Diagnosis,
    DiagnosisBasis,
    DiagnosisCode,
    Differential,
    Grade,
    Stage,
)


class DiagnosisBasisInline(EditedTable):
    model = DiagnosisBasis


class DiagnosisCodeInline(EditedTable):
    model = DiagnosisCode


class GradeInline(EditedRows):
    model = Grade


class StageInline(EditedRows):
    model = Stage


@admin.register(Diagnosis)
class DiagnosisAdmin(RecordAdmin):
    columns = ("name", "status", "role", "certainty", "site", "when")
    below = ("grades", "stages")
    list_filter = ("status", "role", "certainty")
    search_fields = ("name", "key", "site", "subtype", "codes__code")
    inlines = (DiagnosisBasisInline, DiagnosisCodeInline, GradeInline, StageInline)


@admin.register(DiagnosisBasis)
class DiagnosisBasisAdmin(RecordAdmin):
    columns = ("basis", "detail")
    case_paths = ("diagnosis__case",)
    list_filter = ("basis",)
    search_fields = ("detail", "diagnosis__name")


@admin.register(DiagnosisCode)
class DiagnosisCodeAdmin(RecordAdmin):
    columns = ("system", "code", "term")
    case_paths = ("diagnosis__case",)
    list_filter = ("system",)
    search_fields = ("code", "term", "diagnosis__name")


@admin.register(Grade)
class GradeAdmin(RecordAdmin):
    columns = ("grade", "system", "edition", "by_analogy")
    case_paths = ("diagnosis__case",)
    list_filter = ("by_analogy",)
    search_fields = ("grade", "system", "key", "diagnosis__name")


@admin.register(Stage)
class StageAdmin(RecordAdmin):
    columns = ("kind", "system", "t", "n", "m", "group")
    case_paths = ("diagnosis__case",)
    list_filter = ("kind",)
    search_fields = ("system", "group", "key", "diagnosis__name")


@admin.register(Differential)
class DifferentialAdmin(RecordAdmin):
    columns = ("name", "state", "excluded_by")
    list_filter = ("state",)
    search_fields = ("name", "key", "excluded_by")
