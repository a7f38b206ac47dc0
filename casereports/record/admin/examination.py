"""Pages of vital signs, scores and examination findings."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedTable
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import ExamFinding, Score, ScorePart, VitalSign


class ScorePartInline(EditedTable):
    model = ScorePart


@admin.register(VitalSign)
class VitalSignAdmin(RecordAdmin):
    columns = ("sign", "name", "value", "diastolic", "condition", "when")
    list_filter = ("sign", "flag")
    search_fields = ("sign", "name", "key")


@admin.register(Score)
class ScoreAdmin(RecordAdmin):
    columns = ("instrument", "kind", "value", "grade", "when")
    below = ("parts",)
    list_filter = ("kind",)
    search_fields = ("instrument", "grade", "key")
    inlines = (ScorePartInline,)


@admin.register(ScorePart)
class ScorePartAdmin(RecordAdmin):
    columns = ("name", "value", "grade", "score")
    case_paths = ("score__case",)
    search_fields = ("name", "score__instrument")


@admin.register(ExamFinding)
class ExamFindingAdmin(RecordAdmin):
    columns = ("system", "finding", "state", "site", "when")
    list_filter = ("system", "state")
    search_fields = ("finding", "site", "key")
