"""Pages of the paper: title, abstract, sections and ticks."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedRows, EditedTable
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import AbstractPart, CareTick, Paper, SectionProse


class AbstractPartInline(EditedRows):
    model = AbstractPart


class SectionProseInline(EditedRows):
    model = SectionProse


class CareTickInline(EditedTable):
    model = CareTick


@admin.register(Paper)
class PaperAdmin(RecordAdmin):
    columns = ("title", "short_title", "language", "journal")
    list_filter = ("language", "journal")
    search_fields = ("title", "short_title", "keywords", "doi")
    inlines = (AbstractPartInline, SectionProseInline, CareTickInline)


@admin.register(AbstractPart)
class AbstractPartAdmin(RecordAdmin):
    columns = ("heading", "text")
    case_paths = ("paper__case",)
    search_fields = ("heading", "text")


@admin.register(SectionProse)
class SectionProseAdmin(RecordAdmin):
    columns = ("kind", "text")
    case_paths = ("paper__case",)
    list_filter = ("kind",)
    search_fields = ("text",)


@admin.register(CareTick)
class CareTickAdmin(RecordAdmin):
    columns = ("item", "state", "where", "reason")
    case_paths = ("paper__case",)
    list_filter = ("state",)
    search_fields = ("item", "where", "reason")
