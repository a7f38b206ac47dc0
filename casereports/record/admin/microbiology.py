"""Pages of microbiology tests and their antibiograms."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedTable
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import MicrobiologyTest, Susceptibility


class SusceptibilityInline(EditedTable):
    model = Susceptibility


@admin.register(MicrobiologyTest)
class MicrobiologyTestAdmin(RecordAdmin):
    columns = ("specimen", "method", "finding", "organism", "when")
    below = ("susceptibilities",)
    list_filter = ("method", "finding")
    search_fields = ("specimen", "organism", "target", "key")
    inlines = (SusceptibilityInline,)


@admin.register(Susceptibility)
class SusceptibilityAdmin(RecordAdmin):
    columns = ("agent", "category", "mic", "test")
    case_paths = ("test__case",)
    list_filter = ("category",)
    search_fields = ("agent", "key", "test__organism")
