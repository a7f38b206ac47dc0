"""One row on a page of its own: added, changed, moved, removed."""

from collections import Counter
from copy import copy
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from casereports.authoring.addresses import row_address, save_address
from casereports.authoring.forms.controls import sent
from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.places import source_of_row
from casereports.authoring.prose_fields import has_prose
from casereports.authoring.tables import tables
from casereports.authoring.views.finding import (
    Found,
    find_list,
    find_list_below,
    find_row,
    trail,
)
from casereports.authoring.views.lists import list_or_grid
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import RowRefusedError, move_row, remove_row
from casereports.record.actions.unfinished import drop_unfinished, under
from casereports.record.models import Unfinished
from casereports.web.access import UserRequest

#: Digits of a number that a database can look for.
LONGEST_NUMBER = 18
STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
def new_row(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Adds a row to a list of the case."""
    return _add(request, find_list(request, slug, name))


@require_http_methods(["GET", "HEAD", "POST"])
def new_row_below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> HttpResponse:
    """Adds a row to a list below another row."""
    return _add(request, find_list_below(request, slug, name, pk, child))


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Shows a row's form with the lists below the row, and saves it."""
    found, instance = find_row(request, slug, name, pk)
    return _form_page(request, found, instance)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Asks, says what goes with the row, and removes it."""
    found, instance = find_row(request, slug, name, pk)
    if request.method == "POST":
        return _removed(request, found, instance)
    context = {
        "found": found,
        "row": instance,
        "sheet": sheet_of(type(instance)),
        "going": _going(instance),
        "trail": trail(found),
        **workspace(request, found.case, found.table.name),
    }
    return render(request, "authoring/remove.html", context)


@require_POST
def move(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Moves a row up or down in its list."""
    found, instance = find_row(request, slug, name, pk)
    step = STEPS.get(request.POST.get("step", ""), 0)
    move_row(case=found.case, who=request.user, row=instance, step=step)
    return redirect(found.address)


def _removed(request: UserRequest, found: Found, instance: Any) -> HttpResponse:
    """Removes a row; a script is told how to take that back, a person sees it in the history."""
    sentence, change = "", None
    try:
        change = remove_row(case=found.case, who=request.user, row=instance)
    except RowRefusedError as error:
        sentence = str(error)
    if not request.accepts("text/html"):
        undo = str(change.together) if change else ""
        return JsonResponse({"sentence": sentence, "undo": undo}, status=409 if sentence else 200)
    if sentence:
        messages.error(request, sentence)
    else:
        messages.success(
            request,
            _("“%(row)s” is removed. The history of the case can bring it back.")
            % {"row": instance},
        )
    return redirect(found.address)


def _add(request: UserRequest, found: Found) -> HttpResponse:
    return _form_page(request, found, found.table.new_row(found.parent))


def _form_page(request: UserRequest, found: Found, instance: Any) -> HttpResponse:
    is_new = instance.pk is None
    entry = _unfinished(request, found, instance)
    form = _form(request, found, instance, entry)
    if request.method == "POST" and form.is_valid() and _is_kept(form, request):
        if entry is not None:
            drop_unfinished(case=found.case, entry=entry.pk)
        messages.success(request, _("Saved: %(row)s.") % {"row": instance})
        return redirect(_next(request, found, instance, is_new))
    context = {
        "form": form,
        "prose": has_prose([form]),
        "found": found,
        "row": instance,
        "sheet": sheet_of(found.table.model),
        "is_new": is_new,
        "save": save_address(found.case, found.table, found.parent, instance),
        "source": source_of_row(found.table, instance, found.parent),
        "trail": trail(found),
        "lists": [] if is_new else _lists_below(request, found, instance),
        **workspace(request, found.case, found.table.name),
    }
    return render(request, "authoring/row.html", context)


def _form(
    request: UserRequest, found: Found, instance: Any, entry: Unfinished | None
) -> RecordForm:
    """Returns a row's form; that of a new row begins with what the address says of it.

    With ``entry`` it holds what is not in the record yet, and says why.
    """
    model, is_new = found.table.model, instance.pk is None
    told = {name: request.GET[name] for name in sheet_of(model).fields if name in request.GET}
    form = form_class(model)(
        request.POST or None, instance=instance, case=found.case, initial=told if is_new else None
    )
    if form.is_bound or entry is None:
        return form
    typed = sent(form, list(form.fields), entry.typed)
    # A copy, for the page goes on saying of the row what is saved.
    return form_class(model)(typed, instance=copy(instance), case=found.case)


def _unfinished(request: UserRequest, found: Found, instance: Any) -> Unfinished | None:
    """Returns the unfinished entry that the address names, to go on with."""
    wanted = request.GET.get("unfinished", "")
    if not wanted.isdecimal() or len(wanted) > LONGEST_NUMBER:
        return None
    here = found.case.unfinished.filter(table=found.table.name, row=instance.pk)
    if instance.pk is None:
        here = here.filter(**under(found.parent))
    else:
        here = here.filter(who=request.user)
    return here.filter(pk=wanted).first()


def _is_kept(form: RecordForm, request: UserRequest) -> bool:
    """Saves a row, or says at its form why it can't be saved."""
    try:
        form.keep(who=request.user)
    except RowRefusedError as error:
        form.add_error(None, str(error))
        return False
    return True


def _next(request: UserRequest, found: Found, instance: Any, is_new: bool) -> str:
    """Returns where to go after saving: on with another row, into the new row, or back."""
    if "another" in request.POST:
        return request.path
    if is_new and found.table.children:
        return row_address(found.case, instance)
    return found.address


def _lists_below(request: UserRequest, found: Found, instance: Any) -> list[Any]:
    return [
        list_or_grid(found.case, tables()[name], instance, request) for name in found.table.children
    ]


def _going(instance: models.Model) -> list[tuple[Any, int]]:
    """Returns what is removed with a row: name and number of each list below it."""
    numbers: Counter[str] = Counter()
    waiting = [instance]
    while waiting:
        above = waiting.pop()
        for name in _children(above):
            rows = list(getattr(above, name).all())
            numbers[name] += len(rows)
            waiting += rows
    return [
        (sheet_of(tables()[name].model).many, count) for name, count in numbers.items() if count
    ]


def _children(above: models.Model) -> tuple[str, ...]:
    return next(table.children for table in tables().values() if table.model is type(above))
