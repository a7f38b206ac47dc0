"""The page of measures, and their rows on the pages of what was measured."""

from django.contrib import admin

from casereports.record.admin.inlines import PartOfOne
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Measurement


class MeasurementInline(PartOfOne):
    model = Measurement


@admin.register(Measurement)
class MeasurementAdmin(RecordAdmin):
    columns = ("name", "value", "site", "flag", "when")
    case_paths = ("study__case", "lesion__study__case", "test__case", "procedure__case")
    list_filter = ("flag",)
    search_fields = ("name", "key", "site")
