"""A plot beside its form, drawn anew as the record changes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from casereports.authoring.hints import reason
from casereports.authoring.plots import preview
from casereports.authoring.standing import UNREADABLE
from casereports.web.access import UserRequest, editable_case


@require_safe
def plot(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Shows a plot as the paper prints it, or says what is missing for it."""
    case = editable_case(request, slug)
    row = get_object_or_404(case.plots, pk=pk)
    context: dict[str, Any] = {"case": case, "plot": row}
    try:
        context["preview"] = preview(case, row)
    except UNREADABLE as error:
        context["reason"] = reason(error)
    return render(request, "authoring/parts/plot.html", context)
