"""Files for the journal: each figure as a picture that can be handed in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from casereports.authoring.exported_figures import (
    PICTURES,
    ExportedFigure,
    FigureFile,
    Form,
    exported_figures,
)
from casereports.authoring.figure_list import all_files
from casereports.authoring.hints import hints, reason
from casereports.authoring.print_truth import lines_of
from casereports.authoring.standing import UNREADABLE
from casereports.checks.figures import CODE
from casereports.checks.pictures import unready_panels
from casereports.checks.problem import Severity
from casereports.figures.press.archive import packed
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile
from casereports.manuscript.faults import UnresolvedReferencesError
from casereports.pipeline import Draft, draft
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case
from casereports.renderers.pdf import PrintError
from casereports.web.access import UserRequest, visible_case

TYPES: dict[Form, str] = {
    "tif": "image/tiff",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
#: Why there is no file, with a sentence that says so.
REFUSED = (*UNREADABLE, PrintError)


@require_safe
def figure_files(request: UserRequest, slug: str) -> HttpResponse:
    """Shows each figure with its facts in print and its files; draws none of them."""
    case = visible_case(request, slug)
    may_edit = Case.objects.editable_by(request.user).filter(pk=case.pk).exists()
    context: dict[str, Any] = {"case": case, "may_edit": may_edit, "tab": "report"}
    try:
        paper = draft(case)
    except UNREADABLE as error:
        return render(request, "authoring/no_report.html", {**context, "reason": reason(error)})
    journal = _journal(paper)
    lines = lines_of(paper.manuscript)
    figures = [] if paper.faults else exported_figures(paper.manuscript, journal.figures, case.uuid)
    of_all = [
        found
        for found in paper.problems
        if (found.code, found.source) == (CODE, "figure:") and found.severity is not Severity.OK
    ]
    context |= {
        "journal": journal,
        "faults": len(paper.faults),
        "problems": hints(of_all, {}),
        "unready": unready_panels(paper.problems),
        "figures": [(figure, lines[figure.truth.figure.source]) for figure in figures],
    }
    return render(request, "authoring/figures/files.html", context)


@require_safe
def figure_file(request: UserRequest, slug: str, name: str) -> HttpResponse:
    """Hands out one file of a figure."""
    case = visible_case(request, slug, is_export=True)
    try:
        paper = draft(case)
        file = _named(_exported(paper, case), name)
        content = file.content(paper.image_bytes)
    except (UnresolvedReferencesError, *REFUSED) as error:
        return _no_file(request, case, error)
    note(case=case, who=request.user, action=Action.EXPORTED, detail=name)
    return _handed_out(content, TYPES[file.form], name)


@require_safe
def figures_zip(request: UserRequest, slug: str, form: str) -> HttpResponse:
    """Hands out the files of all figures, and a list of them."""
    case = visible_case(request, slug, is_export=True)
    chosen = next((known for known in PICTURES if known == form), None)
    if chosen is None:
        raise Http404
    try:
        paper = draft(case)
        unready = unready_panels(paper.problems)
        figures = _exported(paper, case)
        content = packed(all_files(figures, chosen, paper.image_bytes, unready=unready))
    except (UnresolvedReferencesError, *REFUSED) as error:
        return _no_file(request, case, error)
    note(case=case, who=request.user, action=Action.EXPORTED, detail=f"figures, {chosen}")
    return _handed_out(content, "application/zip", f"{case.slug}-figures-{chosen}.zip")


@require_safe
def figure_preview(request: UserRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Shows a figure small, as its files show it; its address changes with its content."""
    case = visible_case(request, slug)
    try:
        paper = draft(case)
        found = next((one for one in _exported(paper, case) if one.number == number), None)
        if found is None or found.preview.key != key:
            raise Http404
        content = found.preview.content(paper.image_bytes)
    except (UnresolvedReferencesError, *REFUSED) as error:
        raise Http404 from error
    headers = {"Cache-Control": "private, max-age=86400, immutable"}
    return HttpResponse(content, content_type=TYPES["png"], headers=headers)


def _exported(paper: Draft, case: Case) -> list[ExportedFigure]:
    return exported_figures(paper.composed.whole(), _journal(paper).figures, case.uuid)


def _journal(paper: Draft) -> Profile:
    return profile(paper.manuscript.journal)


def _named(figures: list[ExportedFigure], name: str) -> FigureFile:
    for figure in figures:
        for file in figure.files:
            if file.name == name:
                return file
    raise Http404


def _handed_out(content: bytes, kind: str, name: str) -> HttpResponse:
    headers: dict[str, Any] = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def _no_file(request: UserRequest, case: Case, error: Exception) -> HttpResponse:
    why: dict[str, Any] = (
        {"faults": hints(error.faults, {})}
        if isinstance(error, UnresolvedReferencesError)
        else {"reason": reason(error)}
    )
    return render(request, "authoring/no_document.html", {"case": case, **why}, status=409)
