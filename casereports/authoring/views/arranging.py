"""The rows of a list copied and put in order."""

import json

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from casereports.authoring.views.finding import find_row, known_table
from casereports.record.actions.rows import copy_row, order_rows
from casereports.web.access import UserRequest, editable_case


@require_POST
def copy(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Adds a copy of a row behind it."""
    found, row = find_row(request, slug, name, pk)
    copy_row(case=found.case, who=request.user, row=row)
    return redirect(found.address)


@require_POST
def order(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Puts a list into the order of the row numbers that are sent."""
    case = editable_case(request, slug)
    table = known_table(name)
    try:
        numbers = [int(number) for number in json.loads(request.body)["order"]]
    except (ValueError, TypeError, KeyError):
        return JsonResponse({}, status=400)
    row = table.rows(case).filter(pk__in=numbers).first()
    if row is None:
        raise Http404
    order_rows(case=case, who=request.user, row=row, order=numbers)
    return JsonResponse({})
