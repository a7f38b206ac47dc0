"""References pasted or uploaded from a reference manager."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from casereports.authoring.forms.references import PasteForm
from casereports.authoring.importing import Incoming
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import RowRefusedError, add_rows
from casereports.record.models import Case
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: UserRequest, slug: str) -> HttpResponse:
    """Adds what can be read at the end of the list, and tells what is left out and why."""
    case = editable_case(request, slug)
    form = PasteForm(request.POST or None, request.FILES or None, case=case)
    context: dict[str, Any] = {"paste": form}
    if request.method == "POST" and form.is_valid():
        incoming: Incoming = form.cleaned_data["incoming"]
        if _is_added(request, case, form, incoming):
            if incoming.is_plain:
                return redirect("part", case.slug, "references")
            # What was left out stays in the field, to be corrected and sent again.
            context = {"paste": form if incoming.left_out else PasteForm(case=case)}
            context["incoming"] = incoming
    return render(
        request, "authoring/paste.html", {**context, **workspace(request, case, "references")}
    )


def _is_added(request: UserRequest, case: Case, form: PasteForm, incoming: Incoming) -> bool:
    """Adds the rows, or says at the form why they can't be added."""
    try:
        add_rows(case=case, who=request.user, rows=incoming.rows)
    except RowRefusedError as error:
        form.add_error(None, str(error))
        return False
    number = len(incoming.rows)
    if number:
        words = ngettext("%(n)d reference is in.", "%(n)d references are in.", number)
        messages.success(request, words % {"n": number})
    return True
