"""Pages of procedures and their complications."""

from django.contrib import admin

from casereports.record.admin.device import DeviceInline
from casereports.record.admin.inlines import EditedRows
from casereports.record.admin.measurement import MeasurementInline
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Complication, Procedure


class ComplicationInline(EditedRows):
    model = Complication


@admin.register(Procedure)
class ProcedureAdmin(RecordAdmin):
    columns = ("kind", "name", "site", "intent", "complication_state", "when")
    below = ("complications",)
    list_filter = ("kind", "intent", "complication_state", "elsewhere")
    search_fields = ("name", "site", "indication", "key")
    inlines = (ComplicationInline, MeasurementInline, DeviceInline)


@admin.register(Complication)
class ComplicationAdmin(RecordAdmin):
    columns = ("name", "grade", "grade_system", "procedure")
    case_paths = ("procedure__case",)
    search_fields = ("name", "key", "procedure__name")
