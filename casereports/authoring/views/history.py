"""The history of a case: who did what and when, and how it is taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from casereports.authoring.changes import Told, told
from casereports.record.actions.rows import RowRefusedError
from casereports.record.actions.undo import restore_to, undo
from casereports.record.models import Case, Change
from casereports.web.access import UserRequest, editable_case

ON_PAGE = 100


@dataclass(frozen=True)
class Step:
    """What somebody did in one go."""

    changes: tuple[Told, ...]

    @property
    def last(self) -> Change:
        return self.changes[0].change

    @property
    def is_undone(self) -> bool:
        return all(one.change.undone for one in self.changes)


@require_safe
def history(request: UserRequest, slug: str) -> HttpResponse:
    """Shows what was done with the case, the newest first."""
    case = editable_case(request, slug)
    changes = case.changes.select_related("who")
    page = Paginator(changes, ON_PAGE).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "page": page,
        "steps": list(_steps(list(page))),
        "tab": "history",
    }
    return render(request, "authoring/history.html", context)


@require_POST
def undo_changes(request: UserRequest, slug: str) -> HttpResponse:
    """Takes back what was done in one go; a script gets its answer as JSON."""
    case = editable_case(request, slug)
    changes = _named(case, request.POST.get("together", ""))
    sentence = ""
    try:
        undo(case=case, who=request.user, changes=changes)
    except RowRefusedError as error:
        sentence = str(error)
    if request.accepts("text/html"):
        if sentence:
            messages.error(request, sentence)
        else:
            messages.success(request, _("Taken back."))
        return redirect("history", case.slug)
    return JsonResponse({"sentence": sentence}, status=409 if sentence else 200)


@require_POST
def restore(request: UserRequest, slug: str) -> HttpResponse:
    """Brings the case back to what it was right after a change."""
    case = editable_case(request, slug)
    to = get_object_or_404(case.changes, pk=_number(request.POST.get("to", "")))
    try:
        number = restore_to(case=case, who=request.user, moment=to.when)
    except RowRefusedError as error:
        messages.error(request, str(error))
    else:
        words = ngettext(
            "The case is as it was then; %(n)d change is taken back.",
            "The case is as it was then; %(n)d changes are taken back.",
            number,
        )
        messages.success(request, words % {"n": number})
    return redirect("history", case.slug)


def _steps(changes: Sequence[Change]) -> Iterator[Step]:
    for _together, group in groupby(told(changes), key=lambda one: one.change.together):
        yield Step(changes=tuple(group))


def _named(case: Case, together: str) -> list[Change]:
    try:
        found = list(case.changes.filter(together=UUID(together), undone=False))
    except ValueError:
        raise Http404 from None
    if not found:
        raise Http404
    return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
