"""Many rows of one list on one page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from casereports.authoring.forms.grid import ROWS_ON_PAGE, Grid, grid
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.views.finding import Found, find_list, find_list_below, trail
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.rows import RowRefusedError
from casereports.web.access import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Edits the rows of a list of the case."""
    return _grid_page(request, find_list(request, slug, name))


@require_http_methods(["GET", "HEAD", "POST"])
def below(request: UserRequest, slug: str, name: str, pk: int, child: str) -> HttpResponse:
    """Edits the rows of a list below another row."""
    return _grid_page(request, find_list_below(request, slug, name, pk, child))


def _grid_page(request: UserRequest, found: Found) -> HttpResponse:
    sheet = sheet_of(found.table.model)
    if not sheet.grid:
        raise Http404
    page = Paginator(found.rows, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    rows = found.rows.filter(pk__in=[row.pk for row in page])
    data = request.POST if request.method == "POST" else None
    typed = grid(case=found.case, table=found.table, parent=found.parent, rows=rows, data=data)
    if data is not None and typed.is_valid() and _is_kept(request, typed):
        return redirect(found.address)
    context = {
        "found": found,
        "grid": typed,
        "page": page,
        "sheet": sheet,
        "trail": trail(found),
        **workspace(request, found.case, found.table.name),
    }
    return render(request, "authoring/grid.html", context)


def _is_kept(request: UserRequest, typed: Grid) -> bool:
    """Saves the rows and says how many, or says why they can't be saved."""
    try:
        number = typed.keep(who=request.user)
    except RowRefusedError as error:
        messages.error(request, str(error))
        return False
    words = ngettext("%(number)d row saved.", "%(number)d rows saved.", number)
    messages.success(request, words % {"number": number})
    return True
