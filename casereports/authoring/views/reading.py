"""The record read in full, with its pictures."""

from pathlib import PurePosixPath

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casereports.authoring.reading import read_case
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case, Consent, Rendition
from casereports.web.access import UserRequest, editable_case, visible_case


@require_safe
def case(request: UserRequest, slug: str) -> HttpResponse:
    """Shows all that the record knows, in the order in which a clinician tells it."""
    found = visible_case(request, slug)
    context = {
        "case": found,
        "tab": "read",
        "parts": list(read_case(found)),
        "may_edit": Case.objects.editable_by(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "authoring/case.html", context)


@require_safe
def picture(request: UserRequest, slug: str, sha256: str) -> HttpResponse:
    """Hands out a picture of a case, or what a panel shows of one, to who may see the case."""
    case = visible_case(request, slug)
    row = (
        case.pictures.filter(sha256=sha256).first()
        or Rendition.objects.filter(picture__case=case, sha256=sha256).first()
    )
    if row is None:
        raise Http404
    return _pixels(row.content, row.media_type)


@require_safe
def small(request: UserRequest, slug: str, sha256: str) -> HttpResponse:
    """Hands out the small copy of a picture to who may see the case."""
    row = visible_case(request, slug).pictures.filter(sha256=sha256).first()
    if row is None:
        raise Http404
    return _pixels(row.small, "image/jpeg") if row.small else _pixels(row.content, row.media_type)


@require_safe
def consent_form(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the scan of the signed consent, which names the patient, to who may edit."""
    case = editable_case(request, slug, even_locked=True, is_export=True)
    consent = Consent.objects.filter(case=case).first()
    if consent is None or not consent.signed_form:
        raise Http404
    note(case=case, who=request.user, action=Action.EXPORTED, detail="consent form")
    ending = PurePosixPath(str(consent.signed_form.name)).suffix
    headers = {
        "Content-Disposition": f'attachment; filename="consent{ending}"',
        "Cache-Control": "private, no-store",
    }
    with consent.signed_form.open() as file:
        return HttpResponse(file.read(), content_type="application/octet-stream", headers=headers)


def _pixels(file: FieldFile, media_type: str) -> HttpResponse:
    """Returns a picture's file: its address names its content, so that it never changes."""
    headers = {
        "Cache-Control": "private, max-age=86400, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    with file.open() as opened:
        return HttpResponse(opened.read(), content_type=media_type, headers=headers)
