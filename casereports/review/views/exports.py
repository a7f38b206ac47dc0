"""The page of one export: how far it is, its file, and the buttons that call it off or retry."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review.actions.exporting import cancel_export, retry_export
from casereports.review.export_files import path_of
from casereports.review.export_making import WAITS_LONG, said
from casereports.review.models import Export, ExportKind, ExportState
from casereports.web.access import UserRequest

#: Most lines on the page of what is left out; the archive lists all.
SHOWN = 200


@require_safe
def export_page(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows an export; its progress keeps itself up to date while something happens."""
    export = _found(uuid)
    context = {
        **admin.site.each_context(request),
        **_progress(export),
        "title": str(export),
        "opts": Export._meta,
    }
    return TemplateResponse(request, "admin/review/export/page.html", context)


@require_safe
def export_progress(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Returns the part of the page that changes."""
    return render(request, "admin/review/export/progress.html", _progress(_found(uuid)))


@require_safe
def export_file(request: UserRequest, uuid: UUID) -> FileResponse:
    """Hands out a file, and notes who took it."""
    export = _found(uuid)
    if not export.is_there:
        raise Http404
    try:
        file = path_of(export.uuid).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    detail = f"admin export {export.pk} {export.kind} fetched"
    note(case=None, who=request.user, action=Action.EXPORTED, detail=detail)
    is_table = export.kind == ExportKind.CSV
    return FileResponse(
        file,
        as_attachment=True,
        filename=export.file_name,
        content_type="text/csv; charset=utf-8" if is_table else "application/zip",
    )


@require_POST
def cancel(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Calls an export off."""
    export = _found(uuid)
    if not cancel_export(export):
        messages.warning(request, _("This export has ended already; nothing was cancelled."))
    return _back(export)


@require_POST
def retry(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Has a file made that was not made, or is not kept any more."""
    export = _found(uuid)
    if not retry_export(export, who=request.user):
        messages.warning(request, _("This export is being made or ready; nothing was changed."))
    return _back(export)


def _progress(export: Export) -> dict[str, Any]:
    left_out = [said(number, why) for _pk, number, why in export.left_out]
    is_queued = export.state == ExportState.QUEUED
    is_expired = export.state == ExportState.DONE and not export.is_there
    return {
        "export": export,
        "left_out": left_out[:SHOWN],
        "more_left_out": max(len(left_out) - SHOWN, 0),
        "waits_long": is_queued and export.created < timezone.now() - WAITS_LONG,
        "is_expired": is_expired,
        "may_retry": is_expired
        or export.is_lost
        or export.state in (ExportState.FAILED, ExportState.CANCELLED),
    }


def _found(uuid: UUID) -> Export:
    found: Export = get_object_or_404(Export.objects.select_related("who"), uuid=uuid)
    return found


def _back(export: Export) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:review_export_page", args=[export.uuid]))
