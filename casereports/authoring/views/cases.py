"""A case as a whole: made, imported, copied, set aside, taken away as a file."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import ValidationError as FactsError

from casereports.authoring.forms.case import CopyForm, ImportForm, NewCaseForm, fault_sentences
from casereports.authoring.hints import reason
from casereports.authoring.standing import stand
from casereports.clinical.casefile import CaseFileError
from casereports.record.actions.archive import archive_case, restore_case
from casereports.record.actions.cases import copy_case, create_case, export_bundle, import_case
from casereports.record.bundle import read_bundle, write_zip
from casereports.record.models import Case
from casereports.web.access import UserRequest, owned_case, visible_case

#: The case that comes with the product, for a first try.
EXAMPLE = "presacral-net"


@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: UserRequest) -> HttpResponse:
    """Makes a case from nothing or from a copy, and opens its first page."""
    data = request.POST if request.method == "POST" else None
    is_copy = data is not None and data.get("which") == "copy"
    form = NewCaseForm(None if is_copy else data)
    wanted = {"case": request.GET.get("copy", ""), "with_references": True}
    copy_form = CopyForm(data if is_copy else None, user=request.user, initial=wanted)
    case = _copied(request, copy_form) if is_copy else _begun(request, form)
    if case is not None:
        stand(case)
        return redirect("part", case.slug, "patient")
    context = {"form": form, "copy_form": copy_form, "import_form": ImportForm()}
    return render(request, "authoring/new_case.html", context)


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
            stand(case)
            messages.success(request, _("The case is imported."))
            return redirect(case)
    return render(request, "authoring/import_case.html", {"form": form})


@require_POST
def example(request: UserRequest) -> HttpResponse:
    """Makes a case of the user's own from the example that comes with the product."""
    try:
        bundle = read_bundle(settings.BASE_DIR / "examples" / EXAMPLE)
        case = import_case(who=request.user, bundle=bundle)
    except CaseFileError as error:
        sentence = _("The example can't be read on this site: %(fault)s. Begin with a new case.")
        messages.error(request, sentence % {"fault": fault_sentences(error.faults, most=1)[0]})
        return redirect("desk")
    stand(case)
    messages.success(
        request, _("This copy of the example is yours: change what you like, then archive it.")
    )
    return redirect("part", case.slug, "patient")


@require_POST
def archive(request: UserRequest, slug: str) -> HttpResponse:
    """Sets a case aside; the desk tells so and offers the way back."""
    archive_case(case=owned_case(request, slug, even_locked=True), who=request.user)
    return redirect(f"{reverse('desk')}?{urlencode({'undo': slug})}")


@require_POST
def restore(request: UserRequest, slug: str) -> HttpResponse:
    """Takes a case out of the archive."""
    restore_case(case=owned_case(request, slug, even_locked=True), who=request.user)
    messages.success(request, _("The case is back among your cases."))
    return redirect("desk")


@require_safe
def case_file(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the case file, and notes who took it."""
    case = visible_case(request, slug, is_export=True)
    content = write_zip(*export_bundle(case=case, who=request.user))
    disposition = f'attachment; filename="{case.slug}.zip"'
    return HttpResponse(
        content,
        content_type="application/zip",
        headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
    )


def _begun(request: UserRequest, form: NewCaseForm) -> Case | None:
    if not form.is_valid():
        return None
    case = create_case(
        who=request.user, title=form.cleaned_data["title"], journal=form.cleaned_data["journal"]
    )
    messages.success(request, _("The case is made. Begin with the patient."))
    return case


def _copied(request: UserRequest, form: CopyForm) -> Case | None:
    if not form.is_valid():
        return None
    asked = form.cleaned_data
    try:
        case = copy_case(
            who=request.user,
            case=asked["case"],
            with_authors=asked["with_authors"],
            with_references=asked["with_references"],
        )
    except FactsError as error:
        sentence = _("This case can't be copied yet: %(reason)s. Mend that in the case first.")
        form.add_error("case", sentence % {"reason": reason(error)})
        return None
    messages.success(request, _("The copy is made. Dates and the consent stayed behind."))
    return case
