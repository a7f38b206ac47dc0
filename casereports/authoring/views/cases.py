"""A case as a whole: made, imported, set aside, taken away as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.authoring.forms.case import ImportForm, NewCaseForm, fault_sentences
from casereports.clinical.casefile import CaseFileError
from casereports.record.actions.archive import archive_case, restore_case
from casereports.record.actions.cases import create_case, export_bundle, import_case
from casereports.record.bundle import write_zip
from casereports.web.access import UserRequest, owned_case, visible_case


@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: UserRequest) -> HttpResponse:
    """Makes an empty case and opens its first page."""
    form = NewCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = create_case(who=request.user, title=form.cleaned_data["title"])
        messages.success(request, _("The case is made. Begin with the patient."))
        return redirect("part", case.slug, "patient")
    return render(request, "authoring/new_case.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def import_from_file(request: UserRequest) -> HttpResponse:
    """Makes a case from an uploaded case file, or says all that is wrong with it."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = import_case(who=request.user, bundle=form.cleaned_data["file"])
        except CaseFileError as error:
            form.add_error("file", fault_sentences(error.faults))
        else:
            messages.success(request, _("The case is imported."))
            return redirect(case)
    return render(request, "authoring/import_case.html", {"form": form})


@require_POST
def archive(request: UserRequest, slug: str) -> HttpResponse:
    """Sets a case aside."""
    archive_case(case=owned_case(request, slug), who=request.user)
    messages.success(request, _("The case is in the archive. Nothing was deleted."))
    return redirect("desk")


@require_POST
def restore(request: UserRequest, slug: str) -> HttpResponse:
    """Takes a case out of the archive."""
    restore_case(case=owned_case(request, slug), who=request.user)
    messages.success(request, _("The case is back among your cases."))
    return redirect("desk")


@require_safe
def case_file(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the case file, and notes who took it."""
    case = visible_case(request, slug)
    content = write_zip(*export_bundle(case=case, who=request.user))
    disposition = f'attachment; filename="{case.slug}.zip"'
    return HttpResponse(
        content,
        content_type="application/zip",
        headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
    )
