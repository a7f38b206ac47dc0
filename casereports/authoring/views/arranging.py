"""The rows of a list copied and put in order."""

from typing import Annotated

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import BaseModel, Field, ValidationError

from casereports.authoring.views.finding import find_row, known_table
from casereports.record.actions.rows import RowRefusedError, copy_row, order_rows
from casereports.web.access import UserRequest, editable_case

#: The number of a row, as a database can hold it.
Number = Annotated[int, Field(ge=0, lt=2**63)]


class Order(BaseModel):
    """The rows of a list by their numbers, the first first."""

    order: list[Number]


@require_POST
def copy(request: UserRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """Adds a copy of a row behind it."""
    found, row = find_row(request, slug, name, pk)
    try:
        copy_row(case=found.case, who=request.user, row=row)
    except RowRefusedError as error:
        messages.error(request, str(error))
    return redirect(found.address)


@require_POST
def order(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Puts a list into the order of the row numbers that are sent."""
    case = editable_case(request, slug)
    table = known_table(name)
    try:
        numbers = Order.model_validate_json(request.body).order
    except ValidationError:
        sentence = _("The page sent what can't be read; reload it.")
        return JsonResponse({"sentence": sentence}, status=400)
    row = table.rows(case).filter(pk__in=numbers).first()
    if row is None:
        # A page may have kept the order until all its rows were removed.
        return JsonResponse({"saved": []})
    order_rows(case=case, who=request.user, row=row, order=numbers)
    return JsonResponse({"saved": ["order"]})
