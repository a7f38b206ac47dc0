"""The page of devices, and their rows on the pages of procedures and treatments."""

from django.contrib import admin

from casereports.record.admin.inlines import PartOfOne
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Device


class DeviceInline(PartOfOne):
    model = Device


@admin.register(Device)
class DeviceAdmin(RecordAdmin):
    columns = ("name", "manufacturer", "model", "size")
    case_paths = ("procedure__case", "treatment__case")
    search_fields = ("name", "manufacturer", "model", "key")
