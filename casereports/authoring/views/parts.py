"""A part of the case on one page: what it has once as one form, and its lists."""

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casereports.authoring.confirmations import confirmations
from casereports.authoring.forms.case import IndexDateForm
from casereports.authoring.forms.lines import GridView
from casereports.authoring.forms.pictures import UploadForm
from casereports.authoring.forms.references import PasteForm
from casereports.authoring.forms.sheets import form_class
from casereports.authoring.gallery import gallery
from casereports.authoring.parts import Part, part_named
from casereports.authoring.plots import Offer, offers
from casereports.authoring.print_truth import print_lines
from casereports.authoring.prose_fields import has_prose
from casereports.authoring.rarer import folded
from casereports.authoring.reading import ListView, single_of
from casereports.authoring.standing import UNREADABLE
from casereports.authoring.tables import tables
from casereports.authoring.views.lists import list_or_grid
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import RowRefusedError, save_singles
from casereports.record.models import Case, Paper
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: UserRequest, slug: str, key: str) -> HttpResponse:
    """Shows a part of the case, and saves what it has once."""
    case = editable_case(request, slug)
    shown = part_named(key)
    if shown is None:
        raise Http404
    forms = _forms(request, case, shown)
    if request.method == "POST" and forms and _is_kept(request, case, forms):
        messages.success(request, _("Saved."))
        return redirect("part", case.slug, shown.key)
    around = workspace(request, case, (*shown.singles, *shown.lists)[0])
    waiting = {entry["table"] for entry in around["unfinished"]}
    lists, rarer = folded(case, lists_of(case, shown, request), waiting)
    context = {
        "forms": forms,
        "prose": has_prose(forms),
        "lists": lists,
        "rarer": rarer,
        **around,
        **_extras(case, shown),
    }
    return render(request, "authoring/part.html", context)


def _forms(request: UserRequest, case: Case, shown: Part) -> list[Any]:
    is_sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_sent else (None, None)
    forms: list[Any] = []
    if shown.key == "patient":
        forms.append(IndexDateForm(data, instance=case, prefix="case"))
    for name in shown.singles:
        model = tables()[name].model
        instance = single_of(case, name) or model(case=case)
        form = form_class(model)(
            data,
            files,
            instance=instance,
            case=case,
            prefix=name,
            # A part that was never filled in may stay so.
            empty_permitted=instance.pk is None,
            use_required_attribute=False,
        )
        forms.append(form)
    return forms


def lists_of(case: Case, shown: Part, request: UserRequest) -> list[GridView | ListView]:
    """Returns the lists of a part: a grid where rows are short, else a list of links."""
    parents: dict[bool, models.Model] = {True: case}
    if "paper" in shown.singles:
        parents[False] = Paper.objects.get_or_create(case=case)[0]
    found = [tables()[name] for name in shown.lists]
    return [list_or_grid(case, table, parents[table.under_case], request) for table in found]


def _is_kept(request: UserRequest, case: Case, forms: list[Any]) -> bool:
    """Saves what was changed, or says at the forms why it can't be saved."""
    if not all(form.is_valid() for form in forms):
        return False
    changed = [form.instance for form in forms if form.has_changed()]
    try:
        save_singles(case=case, who=request.user, parts=changed)
    except RowRefusedError as error:
        forms[0].add_error(None, str(error))
        return False
    return True


def _extras(case: Case, shown: Part) -> dict[str, Any]:
    if shown.key == "figures":
        return {
            "upload": UploadForm(case=case),
            "gallery": gallery(case),
            "plot_offers": _plot_offers(case),
            "print_lines": print_lines(case),
        }
    if shown.key == "authors":
        return {"confirmations": confirmations(case)}
    if shown.key == "references":
        return {"paste": PasteForm(case=case)}
    return {}


def _plot_offers(case: Case) -> list[Offer]:
    """Returns what can be drawn; nothing of a case whose rows contradict each other."""
    try:
        return offers(case)
    except UNREADABLE:
        return []
