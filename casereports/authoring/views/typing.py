"""What a page sends while somebody types: saved, or kept with what is wrong with it."""

from collections.abc import Collection
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from casereports.authoring.addresses import part_address, row_address, save_address
from casereports.authoring.annotations import annotations
from casereports.authoring.attempts import Kept
from casereports.authoring.forms.case import IndexDateForm
from casereports.authoring.forms.controls import belonging, controls_of, sent
from casereports.authoring.forms.sheets import form_class
from casereports.authoring.places import source_of_row
from casereports.authoring.tables import Table, tables
from casereports.authoring.typed import (
    Place,
    RowGoneError,
    Typed,
    UnknownControlError,
    gone_sentence,
    keep,
)
from casereports.authoring.unfinished import Words, removed, removed_sentence, why_removed
from casereports.authoring.views.finding import find_list, find_list_below, find_single
from casereports.authoring.views.workspace import place_of
from casereports.record.actions.unfinished import drop_unfinished
from casereports.record.actions.writing import Pen, write
from casereports.record.history import PLACES
from casereports.record.models import Case, Deed, Unfinished
from casereports.web.access import UserRequest, editable_case

#: The one control of the form of the index visit.
DATE = "index_date"
#: How far back is looked for who changed a field.
LAST = 20


@require_POST
def save_row(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Saves what was typed in a row."""
    case = editable_case(request, slug)
    table = tables().get(name)
    if table is None or table.is_single:
        return _gone(request, case)
    if table.under_case:
        return _keep(request, Place(case=case, table=table, parent=case, row=pk))
    links = [branch.link for branch in table.branches]
    row = table.rows(case).select_related(*links).filter(pk=pk).first()
    if row is None:
        return _gone(request, case, table, pk)
    return _keep(request, Place(case=case, table=table, parent=table.parent_of(row), row=pk))


@require_POST
def add_row(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Makes a row of what was typed, as soon as it says enough for one."""
    found = find_list(request, slug, name)
    return _keep(request, Place(case=found.case, table=found.table, parent=found.parent))


@require_POST
def add_row_below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> HttpResponse:
    """Makes a row below another of what was typed."""
    try:
        found = find_list_below(request, slug, name, pk, child)
    except Http404:
        case = editable_case(request, slug)
        return _gone(request, case, tables().get(child))
    return _keep(request, Place(case=found.case, table=found.table, parent=found.parent))


@require_POST
def save_single(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Saves what was typed in a part that a case has once."""
    found = find_single(request, slug, name)
    return _keep(request, Place(case=found.case, table=found.table, parent=found.case))


@require_POST
def save_date(request: UserRequest, slug: str) -> HttpResponse:
    """Saves the day of the index visit."""
    case = editable_case(request, slug)
    typed = _typed(request)
    if typed is None or list(typed.typed) != [DATE]:
        return _unreadable()
    return JsonResponse(_told_briefly(_date_kept(request, case, typed)))


@require_POST
def drop_typed(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Throws away an entry that became no row; a person goes back to the list it was for."""
    case = editable_case(request, slug)
    entry = case.unfinished.filter(pk=pk).first()
    address: Any = _where(case, entry) if entry else case
    drop_unfinished(case=case, entry=pk)
    if not request.accepts("text/html"):
        return HttpResponse(status=204)
    messages.success(request, _("The unfinished entry is discarded."))
    return redirect(address)


def _where(case: Case, entry: Unfinished) -> str:
    """Returns the page on which an entry is told of; of a row that is gone, that of its part."""
    if removed(case, [entry]):
        return part_address(case, entry.table)
    return place_of(case, entry).address


@login_not_required
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Tells a page whether its user is still signed in, and gives it a fresh token to send."""
    who = request.user.pk if request.user.is_authenticated else None
    answer = JsonResponse({"user": who, "token": get_token(request) if who else ""})
    answer["Cache-Control"] = "no-store"
    return answer


def _keep(request: UserRequest, place: Place) -> HttpResponse:
    typed = _typed(request)
    if typed is None:
        return _unreadable()
    try:
        kept = keep(place, who=request.user, typed=typed)
    except RowGoneError:
        return _gone(request, place.case, place.table, place.row)
    except UnknownControlError:
        return _unreadable()
    return JsonResponse(_told(place, kept))


def _typed(request: UserRequest) -> Typed | None:
    try:
        return Typed.model_validate_json(request.body)
    except (ValidationError, RequestDataTooBig):
        return None


def _date_kept(request: UserRequest, case: Case, typed: Typed) -> Kept:
    """Saves the day of the index visit, unless somebody else has set another meanwhile."""
    kept = Kept()

    def change(pen: Pen) -> None:
        now = Case.objects.get(pk=case.pk)
        shown = IndexDateForm(instance=now)
        saved = controls_of(shown, DATE)
        form = IndexDateForm(sent(shown, [DATE], typed.typed), instance=copy(now))
        if not form.is_valid():
            kept.errors.update({DATE: [str(fault) for fault in form.errors[DATE]]})
        elif form.has_changed() and saved[DATE] != typed.was.get(DATE):
            kept.theirs[DATE] = saved
        else:
            kept.saved.append(DATE)
            if form.has_changed():
                pen.save(form.instance)

    write(case=case, who=request.user, change=change)
    kept.unkept = () if kept.saved else (DATE,)  # a day that is none stands in no entry
    return kept


def _told(place: Place, kept: Kept) -> dict[str, Any]:
    """Returns what the page has to know: what is saved and how it reads now, and what is not."""
    told = _told_briefly(kept)
    row = kept.row
    if row is None or row.pk is None:
        if kept.entry is not None:
            told["drop"] = reverse("drop-typed", args=[place.case.slug, kept.entry])
        return told
    # A page that may show what others have changed since then goes on saying so.
    revision = None if kept.is_older else row.revision
    told |= {"row": row.pk, "revision": revision, "title": str(row)}
    told["source"] = source_of_row(place.table, row, place.parent)
    told["save"] = save_address(place.case, place.table, place.parent, row)
    if not place.table.is_single:
        told["address"] = row_address(place.case, row)
    told["now"] = _now(place, row, kept.saved)
    told["notes"] = annotations(place.table, row)
    if kept.theirs:
        told["who"] = _who_changed(place.case, row, kept.theirs)
    return told


def _who_changed(case: Case, row: Any, fields: Collection[str]) -> str:
    """Returns who typed last in one of some fields of a row; nobody where that is unknown."""
    columns = {column.name: column.attname for column in row._meta.concrete_fields}
    wanted = {columns.get(name, PLACES) for name in fields}
    changes = case.changes.filter(
        model=row._meta.model_name, row=row.pk, deed__in=(Deed.ADDED, Deed.CHANGED)
    )
    for change in changes.select_related("who")[:LAST]:
        if not wanted.isdisjoint(change.after):
            return str(change.who or "")
    return ""


def _told_briefly(kept: Kept) -> dict[str, Any]:
    told = {
        "saved": kept.saved,
        "errors": kept.errors,
        "missing": kept.missing,
        "theirs": kept.theirs,
    }
    return {**told, "unkept": kept.unkept} if kept.unkept else told


def _now(place: Place, row: Any, saved: list[str]) -> dict[str, list[str]]:
    """Returns how those controls read that are saved by now."""
    form = form_class(place.table.model)(instance=row, case=place.case)
    names = [name for name in form.fields if belonging(form, name, dict.fromkeys(saved, ()))]
    return {
        control: texts
        for name in names
        for control, texts in controls_of(form, name).items()
        if control in saved
    }


def _gone(
    request: UserRequest, case: Case, table: Table | None = None, pk: int | None = None
) -> HttpResponse:
    """Answers that the row is gone, with what was typed in words, for a page to show it."""
    told: dict[str, Any] = {"sentence": gone_sentence(), "why": removed_sentence("")}
    typed = _typed(request)
    if table is not None and typed is not None:
        told["said"] = Words(case).said(table, typed.typed)
        told["why"] = why_removed(case, table, pk) if pk is not None else told["why"]
    return JsonResponse(told, status=410)


def _unreadable() -> HttpResponse:
    sentence = _("The page sent what can't be read; reload it.")
    return JsonResponse({"sentence": sentence}, status=400)
