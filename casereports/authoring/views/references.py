"""References pasted from a reference manager."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from casereports.authoring.forms.references import PasteForm
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import save_rows
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: UserRequest, slug: str) -> HttpResponse:
    """Adds pasted entries at the end of the list, all or none."""
    case = editable_case(request, slug)
    form = PasteForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        rows = form.cleaned_data["entries"]
        save_rows(case=case, who=request.user, rows=rows, gone=[])
        words = ngettext("%(n)d reference is in.", "%(n)d references are in.", len(rows))
        messages.success(request, words % {"n": len(rows)})
        return redirect("part", case.slug, "references")
    context = {"paste": form, **workspace(request, case, "references")}
    return render(request, "authoring/paste.html", context)
