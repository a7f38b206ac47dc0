"""Pages of figures, their panels, and the pictures that these show."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casereports.record.admin.inlines import EditedRows
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Figure, Panel, Picture, Plot


class PanelInline(EditedRows):
    model = Panel


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    columns = ("key", "title", "section", "columns")
    below = ("panels",)
    list_filter = ("section",)
    search_fields = ("title", "key")
    inlines = (PanelInline,)


@admin.register(Panel)
class PanelAdmin(RecordAdmin):
    columns = ("key", "file", "caption", "modality", "figure")
    case_paths = ("figure__case",)
    search_fields = ("caption", "alt", "key", "file__name")
    list_select_related = ("figure__case", "file")


@admin.register(Plot)
class PlotAdmin(RecordAdmin):
    columns = ("key", "kind", "analytes", "width", "section")
    list_filter = ("kind", "width", "section")
    search_fields = ("title", "key", "analytes")


@admin.register(Picture)
class PictureAdmin(RecordAdmin):
    """Pictures come in by an import or on the author's pages, where they are cleaned."""

    columns = ("name", "media_type", "width", "height")
    below = ("panels",)
    list_filter = ("media_type",)
    search_fields = ("name", "sha256")
    fields = ("case", "name", "media_type", "dimensions", "sha256")
    readonly_fields = fields

    @admin.display(description=_("Dimensions"))
    def dimensions(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
