"""The live paper beside the form, and the way from the paper back to the form."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from casereports.authoring.hints import by_severity, hints, reason
from casereports.authoring.parts import PARTS, Part, part_named, part_of
from casereports.authoring.places import places, table_named
from casereports.authoring.standing import UNREADABLE, keep_standing
from casereports.authoring.views.report import article
from casereports.authoring.views.workspace import side
from casereports.checks.problem import Problem
from casereports.manuscript.faults import Fault
from casereports.pipeline import Draft, draft
from casereports.web.access import UserRequest, editable_case


@require_safe
def live(request: UserRequest, slug: str) -> HttpResponse:
    """Shows the paper as the journal will print it, with what it lacks on the asking page."""
    case = editable_case(request, slug)
    part = part_named(request.GET.get("part", "")) or PARTS[0]
    context: dict[str, Any] = {"case": case, "part": part}
    try:
        paper = draft(case)
    except UNREADABLE as error:
        return render(request, "authoring/live.html", {**context, "reason": reason(error)})
    standing = keep_standing(case, paper)
    here = _open_on(part, paper)
    context |= {
        "paper": paper,
        "article": article(case, paper),
        "here": hints(here, places(case, {about.source for about in here})),
        "percent": case.standing["percent"],
        "errors": case.standing["errors"],
        **side(case, part, standing),
    }
    return render(request, "authoring/live.html", context)


@require_safe
def go(request: UserRequest, slug: str, source: str) -> HttpResponse:
    """Opens the form behind a sentence, table or figure of the paper."""
    case = editable_case(request, slug)
    noun, colon, _name = source.partition(":")
    try:
        table_named(source)
    except KeyError:
        raise Http404 from None
    found = places(case, [source if colon else f"{noun}:"])
    return redirect(next(iter(found.values())))


def _open_on(part: Part, paper: Draft) -> list[Fault | Problem]:
    """Returns what is still to be done on a page: holes in the paper first, then the gravest."""
    everywhere: list[Fault | Problem] = [
        *paper.faults,
        *by_severity(paper.problems, done=False),
    ]
    return [about for about in everywhere if part_of(table_named(about.source)) is part]
