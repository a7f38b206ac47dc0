"""The pages of exports: asked for on the list of submissions, watched and fetched here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from casereports.record.admin.history import ReadOnly
from casereports.review.models import Export
from casereports.review.views import exports


@admin.register(Export)
class ExportAdmin(ReadOnly):
    list_display = ("page", "kind", "who", "state", "progress", "created", "finished", "expires")
    list_display_links = None
    list_filter = ("state", "kind")
    list_select_related = ("who",)
    date_hierarchy = "created"
    search_fields = ("who__username", "who__full_name")
    list_per_page = 50

    @admin.display(description=_("export"), ordering="pk")
    def page(self, export: Export) -> str:
        address = reverse("admin:review_export_page", args=[export.uuid])
        return format_html('<a href="{}">{}</a>', address, export)

    @admin.display(description=_("done"))
    def progress(self, export: Export) -> str:
        return f"{export.done} / {export.total}"

    def get_urls(self) -> list[URLPattern]:
        pages = {
            "page": ("", exports.export_page),
            "progress": ("progress/", exports.export_progress),
            "file": ("file/", exports.export_file),
            "cancel": ("cancel/", exports.cancel),
            "retry": ("retry/", exports.retry),
        }
        own = [
            path(
                f"<uuid:uuid>/{route}",
                self.admin_site.admin_view(view),
                name=f"review_export_{name}",
            )
            for name, (route, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Sends on to the page with the progress."""
        pk = int(object_id) if object_id.isdecimal() else None
        export = get_object_or_404(Export, pk=pk)
        return HttpResponseRedirect(reverse("admin:review_export_page", args=[export.uuid]))
