"""The page of measures, and their rows on the pages of what was measured."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from casereports.record.admin.inlines import EditedRows
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Measurement
from casereports.record.models.measurement import PARENTS


class MeasurementInline(EditedRows):
    """A measure belongs to the page it stands on, and to nothing else."""

    model = Measurement

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return tuple(
            name
            for name in PARENTS
            if Measurement._meta.get_field(name).related_model is not self.parent_model
        )


@admin.register(Measurement)
class MeasurementAdmin(RecordAdmin):
    columns = ("name", "value", "site", "flag", "when")
    case_paths = ("study__case", "lesion__study__case", "test__case", "procedure__case")
    list_filter = ("flag",)
    search_fields = ("name", "key", "site")
