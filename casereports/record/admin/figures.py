"""Pages of figures, their panels, and the pictures that these show."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casereports.record.admin.inlines import EditedRows
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Figure, Original, Panel, Picture, Plot, Rendition


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


class PixelsAdmin(RecordAdmin):
    """Files that come in by an import or on the author's pages, where they are cleaned.

    There they are removed as well, from the disk too; here a row alone would go.
    """

    @admin.display(description=_("Dimensions"))
    def dimensions(self, row: Any) -> str:
        return f"{row.width} × {row.height}"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Picture)
class PictureAdmin(PixelsAdmin):
    columns = ("name", "media_type", "width", "height", "cleared_by")
    below = ("panels",)
    list_filter = ("media_type", "faces")
    search_fields = ("name", "sha256")
    fields = (
        "case",
        "name",
        "media_type",
        "dimensions",
        "sha256",
        "original",
        "faces",
        "cleared_by",
        "cleared",
    )
    readonly_fields = fields


@admin.register(Original)
class OriginalAdmin(PixelsAdmin):
    """The file itself is not handed out here: it may name the patient."""

    columns = ("sha256", "kind", "size", "added_by", "added")
    below = ("pictures",)
    list_filter = ("kind",)
    search_fields = ("sha256",)
    fields = ("case", "kind", "size", "sha256", "added_by", "added")
    readonly_fields = fields


@admin.register(Rendition)
class RenditionAdmin(PixelsAdmin):
    columns = ("picture", "media_type", "width", "height")
    case_paths = ("picture__case",)
    search_fields = ("sha256", "picture__name")
    list_select_related = ("picture__case",)
    fields = ("picture", "media_type", "dimensions", "sha256")
    readonly_fields = fields
