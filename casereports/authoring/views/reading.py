"""The record read in full, with its pictures."""

from pathlib import PurePosixPath

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casereports.authoring.reading import read_case
from casereports.record.models import Case, Consent
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
    """Hands out a picture of a case to who may see the case."""
    row = visible_case(request, slug).pictures.filter(sha256=sha256).first()
    if row is None:
        raise Http404
    with row.content.open() as file:
        return HttpResponse(
            file.read(),
            content_type=row.media_type,
            headers={"Cache-Control": "private, max-age=86400, immutable"},
        )


@require_safe
def consent_form(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the scan of the signed consent, which names the patient, to who may edit."""
    consent = Consent.objects.filter(case=editable_case(request, slug)).first()
    if consent is None or not consent.signed_form:
        raise Http404
    ending = PurePosixPath(str(consent.signed_form.name)).suffix
    headers = {
        "Content-Disposition": f'attachment; filename="consent{ending}"',
        "Cache-Control": "private, no-store",
    }
    with consent.signed_form.open() as file:
        return HttpResponse(file.read(), content_type="application/octet-stream", headers=headers)
