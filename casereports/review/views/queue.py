"""The editors' queue: who waits for what, and who cares for it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from casereports.accounts.models import Role, User
from casereports.journals.shelf import profiles
from casereports.review.actions.assigning import assign_many
from casereports.review.forms.queue import AssignForm, SaveViewForm
from casereports.review.models import SavedView, Submission
from casereports.review.queue import (
    MINE,
    NOBODYS,
    ON_PAGE,
    Asked,
    Tab,
    editors,
    in_order,
    lines,
    narrowed,
    tabs,
)
from casereports.web.access import UserRequest

#: The columns of the table by which it can be sorted, with their heads.
COLUMNS = (
    ("submitted", gettext_lazy("Submission")),
    ("state", gettext_lazy("State")),
    ("age", gettext_lazy("Since")),
    ("journal", gettext_lazy("Journal")),
    ("editor", gettext_lazy("Editor")),
    ("problems", gettext_lazy("Problems")),
    ("due", gettext_lazy("Due")),
)


@require_safe
def queue(request: UserRequest) -> HttpResponse:
    """Shows a page of the submissions that are asked for."""
    _refuse_strangers(request)
    asked = Asked.of(request.GET)
    rows = narrowed(Submission.objects.edited_by(request.user), asked, request.user)
    shown = tabs(rows, asked)
    page = _page(request, asked, rows, shown)
    context = {
        "asked": asked,
        "page": page,
        "lines": lines(page),
        "tabs": shown,
        "columns": [_column(asked, name, label) for name, label in COLUMNS],
        "views": list(SavedView.objects.filter(user=request.user)),
        "editors": list(editors()),
        "journals": profiles().values(),
        "whose": {"": _("Everybody’s"), MINE: _("Mine"), NOBODYS: _("Nobody’s")},
    }
    return render(request, "review/queue.html", context)


@require_POST
def assign(request: UserRequest) -> HttpResponse:
    """Makes somebody the handling editor of the submissions that are ticked, or of one."""
    _refuse_strangers(request)
    form = AssignForm(request.POST, who=request.user)
    if not form.is_valid():
        for sentence in _sentences(form.errors):
            messages.error(request, sentence)
        return redirect(_back(request))
    done = assign_many(
        submissions=form.cleaned_data["submission"],
        editor=form.cleaned_data["editor"],
        who=request.user,
    )
    for sentence in done.refused:
        messages.error(request, sentence)
    if done.number or not done.refused:
        messages.success(request, _assigned(done.number, form.cleaned_data["editor"]))
    return redirect(_back(request))


@require_POST
def save_view(request: UserRequest) -> HttpResponse:
    """Keeps the filter that is shown, under a name."""
    _refuse_strangers(request)
    form = SaveViewForm(request.POST)
    if form.is_valid():
        view = form.save(request.user)
        messages.success(request, _("The view “%(name)s” is kept.") % {"name": view.name})
        return redirect(f"{reverse('queue')}?{view.query}")
    for sentence in _sentences(form.errors):
        messages.error(request, sentence)
    return redirect(_back(request))


@require_POST
def drop_view(request: UserRequest, pk: int) -> HttpResponse:
    """Removes one of the user's own views."""
    view = get_object_or_404(SavedView, pk=pk, user=request.user)
    view.delete()
    messages.success(request, _("The view “%(name)s” is removed.") % {"name": view.name})
    return redirect(_back(request))


def _refuse_strangers(request: UserRequest) -> None:
    """For who is no editor there is no queue."""
    if request.user.role not in (Role.EDITOR, Role.ADMINISTRATOR):
        raise Http404


def _page(request: UserRequest, asked: Asked, rows: Any, shown: list[Tab]) -> Page[Any]:
    """Returns the page; how many there are is known from the tabs."""
    pages = Paginator(in_order(rows, asked), ON_PAGE)
    pages.count = next(tab.number for tab in shown if tab.is_shown)
    return pages.get_page(request.GET.get("page"))


def _column(asked: Asked, name: str, label: Any) -> dict[str, Any]:
    way = {name: "ascending", f"-{name}": "descending"}.get(asked.sort, "")
    return {"name": name, "label": label, "way": way, "query": asked.sorted_by(name).query}


def _assigned(number: int, editor: User | None) -> str:
    if editor is None:
        words = ngettext(
            "%(number)d submission is nobody’s now.",
            "%(number)d submissions are nobody’s now.",
            number,
        )
        return words % {"number": number}
    words = ngettext(
        "%(number)d submission is assigned to %(who)s.",
        "%(number)d submissions are assigned to %(who)s.",
        number,
    )
    return words % {"number": number, "who": editor}


def _sentences(errors: Any) -> list[str]:
    return [str(sentence) for lines_of_field in errors.values() for sentence in lines_of_field]


def _back(request: UserRequest) -> str:
    """Returns the page from which a form came: the queue as it was, or a submission's page."""
    address = request.POST.get("back", "")
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, None):
        return address
    asked = Asked.of(QueryDict(request.POST.get("query", "")))
    page = request.POST.get("page", "")
    more = f"&{urlencode({'page': page})}" if page.isdecimal() else ""
    return f"{reverse('queue')}?{asked.query}{more}"
