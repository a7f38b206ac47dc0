"""Drafts from the record: shown beside the prose, and added to it when the author says so."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from casereports.authoring.addresses import part_address, row_address
from casereports.authoring.hints import reason
from casereports.authoring.offered import Offer, offers
from casereports.authoring.standing import UNREADABLE
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.prose import Prose, add_prose
from casereports.record.actions.rows import RowRefusedError
from casereports.record.models import AbstractPart, Case, SectionProse
from casereports.web.access import UserRequest, editable_case

#: What the page of a row is called in the address, by its model.
TABLES = {"sections": SectionProse, "abstract": AbstractPart}


@require_safe
def drafts(request: UserRequest, slug: str) -> HttpResponse:
    """Shows what is offered for all of the paper, or for the row that the address names."""
    case = editable_case(request, slug)
    context = {"case": case, **_offered(case, request)}
    is_fetched = "HX-Request" in request.headers
    if not is_fetched:
        context |= workspace(request, case, "sections")
    page = "authoring/parts/drafts.html" if is_fetched else "authoring/drafts.html"
    answer = render(request, page, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@require_POST
def add_draft(request: UserRequest, slug: str) -> HttpResponse:
    """Adds a drafted sentence, or all that is offered, behind what is written."""
    case = editable_case(request, slug)
    offer, text = _asked_for(case, request)
    if offer is None or not text:
        messages.error(
            request,
            _("The record or the text has changed meanwhile; nothing was added. Look again."),
        )
        return redirect(part_address(case, "sections"))
    try:
        row = add_prose(case=case, who=request.user, prose=_row(offer), text=text)
    except RowRefusedError as error:
        messages.error(request, str(error))
        return redirect(part_address(case, "sections"))
    messages.success(request, _("Added. The history of the case can take it back."))
    return redirect(row_address(case, row))


def _offered(case: Case, request: UserRequest) -> dict[str, Any]:
    """Returns what is offered, of one row where the address names it, or why nothing is."""
    table, pk = request.GET.get("table", ""), request.GET.get("row", "")
    is_of_row = table in TABLES and bool(pk)
    try:
        found = offers(case)
    except UNREADABLE as error:
        return {"reason": reason(error)}
    kept = [offer for offer in found if not is_of_row or _is_of(offer, table, pk)]
    return {"offers": kept, "is_of_row": is_of_row}


def _is_of(offer: Offer, table: str, pk: str) -> bool:
    row = offer.row
    return isinstance(row, TABLES[table]) and str(row.pk) == pk


def _asked_for(case: Case, request: UserRequest) -> tuple[Offer | None, str]:
    """Returns the offer that a form names, and what is wanted of it."""
    try:
        found = {offer.place: offer for offer in offers(case)}
    except UNREADABLE:
        return None, ""
    offer = found.get(request.POST.get("place", ""))
    starts = "starts" in request.POST
    if offer is None or offer.starts is not starts:
        return None, ""
    return offer, offer.chosen(request.POST.get("sentence", ""))


def _row(offer: Offer) -> Prose:
    """Returns the row of an offer; a new one where nothing is written yet."""
    if offer.row is not None:
        return offer.row
    table, _colon, name = offer.place.partition(":")
    return SectionProse(kind=name) if table == "section" else AbstractPart(heading=name)
