"""Many rows at once: pasted, with a preview before anything is saved, or a panel of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from casereports.authoring.forms.pasting import PasteRowsForm, Preview, examples
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.panel_lines import add_panel, panels_of
from casereports.authoring.pasted_rows import can_be_pasted, grid_columns, save
from casereports.authoring.typed import Place
from casereports.authoring.views.finding import Found, find_list, find_list_below, trail
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import RowRefusedError
from casereports.web.access import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Adds pasted rows to a list of the case."""
    return _paste_page(request, find_list(request, slug, name))


@require_http_methods(["GET", "HEAD", "POST"])
def below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> HttpResponse:
    """Adds pasted rows to a list below another row."""
    return _paste_page(request, find_list_below(request, slug, name, pk, child))


@require_POST
def panel(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Adds a line for each entry of a panel to a list of the case."""
    return _add_panel(request, find_list(request, slug, name))


@require_POST
def panel_below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> HttpResponse:
    """Adds a line for each entry of a panel to a list below another row."""
    return _add_panel(request, find_list_below(request, slug, name, pk, child))


def _paste_page(request: UserRequest, found: Found) -> HttpResponse:
    if not can_be_pasted(found.table):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = PasteRowsForm(data, place=_place(found))
    preview: Preview | None = None
    if form.is_valid() and form.reading is not None:
        preview = Preview(form.reading, form.without)
        if "save" in request.POST and _saved(request, form, preview):
            return redirect(found.address)
    context: dict[str, Any] = {
        "found": found,
        "form": form,
        "preview": preview,
        "columns": grid_columns(found.table),
        "examples": examples(found.table),
        "sheet": sheet_of(found.table.model),
        "trail": trail(found),
        **workspace(request, found.case, found.table.name),
    }
    return render(request, "authoring/paste_rows.html", context)


def _saved(request: UserRequest, form: PasteRowsForm, preview: Preview) -> bool:
    """Saves what was shown and says so; else says at the form why nothing was saved."""
    if not form.is_as_shown:
        form.add_error(None, _("The rows are read anew; look at them once more, then save."))
        return False
    if not preview.wanted:
        form.add_error(None, _("All rows are left out, so there is nothing to save."))
        return False
    try:
        saved, kept = save(preview.reading, without=preview.without, who=request.user)
    except RowRefusedError as error:
        form.add_error(None, str(error))
        return False
    if saved:
        words = ngettext("%(number)d row is saved.", "%(number)d rows are saved.", saved)
        messages.success(request, words % {"number": saved})
    if kept:
        words = ngettext(
            "%(number)d line stands in the list and is no row yet: mend what is marked in it.",
            "%(number)d lines stand in the list and are no rows yet: mend what is marked in them.",
            kept,
        )
        messages.warning(request, words % {"number": kept})
    return True


def _add_panel(request: UserRequest, found: Found) -> HttpResponse:
    wanted = [one for one in panels_of(found.table) if one.key == request.POST.get("panel")]
    if not wanted:
        messages.error(request, _("Choose one of the panels of this list."))
        return redirect(found.address)
    name = wanted[0].name
    number = add_panel(_place(found), wanted[0], who=request.user)
    if number:
        words = ngettext(
            "%(number)d line of the panel “%(name)s” is in the list; type its result to save it.",
            "%(number)d lines of the panel “%(name)s” are in the list; type results to save them.",
            number,
        )
        messages.success(request, words % {"number": number, "name": name})
    else:
        messages.info(
            request, _("All of the panel “%(name)s” is in the list already.") % {"name": name}
        )
    return redirect(found.address)


def _place(found: Found) -> Place:
    return Place(case=found.case, table=found.table, parent=found.parent)
