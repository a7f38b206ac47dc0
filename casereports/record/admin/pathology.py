"""Pages of specimens, their readings and markers."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedTable, listed
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import IhcResult, Reading, Specimen


class IhcResultInline(EditedTable):
    model = IhcResult
    fields = ("marker", "clone", "technique", "result", "percent", "pattern", "key", "position")
    show_change_link = True


@admin.register(Reading)
class ReadingAdmin(RecordAdmin):
    columns = ("kind", "diagnosis", "ki67", "mitoses", "specimen", "when")
    below = ("ihc",)
    case_paths = ("specimen__case",)
    list_filter = ("kind", "elsewhere")
    search_fields = ("diagnosis", "histology", "key", "specimen__site")
    inlines = (IhcResultInline,)


@admin.register(Specimen)
class SpecimenAdmin(RecordAdmin):
    columns = ("kind", "site", "description", "when")
    below = ("readings", "readings__ihc")
    list_filter = ("kind",)
    search_fields = ("site", "description", "key")
    inlines = (listed(Reading, ReadingAdmin),)


@admin.register(IhcResult)
class IhcResultAdmin(RecordAdmin):
    columns = ("marker", "clone", "technique", "result", "percent", "reading")
    case_paths = ("reading__specimen__case",)
    list_filter = ("technique", "result")
    search_fields = ("marker", "clone", "key")
