"""Pages of imaging studies, lesions and functional tests."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedTable, listed
from casereports.record.admin.measurement import MeasurementInline
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import (
    EnhancementPhase,
    FunctionalTest,
    ImagingStudy,
    Lesion,
    LesionSignal,
)


class LesionSignalInline(EditedTable):
    model = LesionSignal


class EnhancementPhaseInline(EditedTable):
    model = EnhancementPhase


@admin.register(Lesion)
class LesionAdmin(RecordAdmin):
    columns = ("site", "nature", "size", "suvmax", "change", "study")
    case_paths = ("study__case",)
    list_filter = ("nature", "change", "target")
    search_fields = ("site", "key", "classification", "study__name")
    inlines = (LesionSignalInline, EnhancementPhaseInline, MeasurementInline)


@admin.register(ImagingStudy)
class ImagingStudyAdmin(RecordAdmin):
    columns = ("modality", "name", "region", "contrast", "when")
    below = ("lesions",)
    list_filter = ("modality", "contrast", "elsewhere")
    search_fields = ("modality", "name", "region", "key")
    inlines = (listed(Lesion, LesionAdmin), MeasurementInline)


@admin.register(LesionSignal)
class LesionSignalAdmin(RecordAdmin):
    columns = ("sequence", "appearance", "lesion")
    case_paths = ("lesion__study__case",)
    search_fields = ("sequence", "appearance", "lesion__site")


@admin.register(EnhancementPhase)
class EnhancementPhaseAdmin(RecordAdmin):
    columns = ("sequence", "appearance", "lesion")
    case_paths = ("lesion__study__case",)
    search_fields = ("sequence", "appearance", "lesion__site")


@admin.register(FunctionalTest)
class FunctionalTestAdmin(RecordAdmin):
    columns = ("kind", "name", "impression", "when")
    below = ("measurements",)
    list_filter = ("kind", "elsewhere")
    search_fields = ("kind", "name", "key")
    inlines = (MeasurementInline,)
