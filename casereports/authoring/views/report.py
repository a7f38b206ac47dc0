"""The report: the paper as HTML, PDF and Word file, with what checks say of it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from casereports.authoring.hints import by_severity, hints, reason
from casereports.authoring.places import places
from casereports.authoring.standing import UNREADABLE, keep_standing
from casereports.checks.problem import Problem, Severity
from casereports.manuscript.faults import UnresolvedReferencesError
from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft, Format, draft, print_as
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case
from casereports.renderers.docx import RenderError
from casereports.renderers.html import render_article
from casereports.renderers.pdf import PrintError
from casereports.web.access import UserRequest, visible_case

TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def report(request: UserRequest, slug: str) -> HttpResponse:
    """Shows the paper, its PDF beside it, and what is still to be done."""
    case = visible_case(request, slug)
    may_edit = Case.objects.editable_by(request.user).filter(pk=case.pk).exists()
    context = {"case": case, "may_edit": may_edit, "tab": "report"}
    try:
        paper = draft(case)
    except UNREADABLE as error:
        return render(request, "authoring/no_report.html", {**context, "reason": reason(error)})
    keep_standing(case, paper)
    addresses = _addresses(case, paper) if may_edit else {}
    context |= {
        "paper": paper,
        "article": article(case, paper),
        "faults": hints(paper.faults, addresses),
        "open_problems": hints(by_severity(paper.problems, done=False), addresses),
        "tally": _tally(paper.problems),
        "settled": hints(by_severity(paper.problems, done=True), addresses),
    }
    return render(request, "authoring/report.html", context)


@require_safe
def report_pdf(request: UserRequest, slug: str) -> HttpResponse:
    """Shows the PDF, or with ``?download`` hands it out."""
    return _document(request, slug, "pdf", is_download="download" in request.GET)


@require_safe
def paper_html(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the paper as one HTML file."""
    return _document(request, slug, "html", is_download=True)


@require_safe
def paper_docx(request: UserRequest, slug: str) -> HttpResponse:
    """Hands out the paper as a Word file."""
    return _document(request, slug, "docx", is_download=True)


def _document(request: UserRequest, slug: str, form: Format, *, is_download: bool) -> HttpResponse:
    case = visible_case(request, slug, is_export=is_download)
    try:
        content = print_as(form, draft(case))
    except UnresolvedReferencesError as error:
        return _no_document(request, case, faults=hints(error.faults, {}))
    except (*UNREADABLE, PrintError, RenderError) as error:
        return _no_document(request, case, reason=reason(error))
    if is_download:
        note(case=case, who=request.user, action=Action.EXPORTED, detail=form)
    kind = "attachment" if is_download else "inline"
    headers = {
        "Content-Disposition": f'{kind}; filename="{case.slug}.{form}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def _no_document(request: UserRequest, case: Case, **why: Any) -> HttpResponse:
    context = {"case": case, **why}
    return render(request, "authoring/no_document.html", context, status=409)


def article(case: Case, paper: Draft) -> SafeString:
    """Returns the paper as HTML, its pictures by their addresses on the site."""

    def image_url(image: Image) -> str:
        return reverse("picture", args=[case.slug, image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    written = render_article(paper.manuscript, image_url=image_url, drawing=paper.drawing)
    return SafeString(written)


def _addresses(case: Case, paper: Draft) -> dict[str, str]:
    sources = {fault.source for fault in paper.faults}
    return places(case, sources | {problem.source for problem in paper.problems})


def _tally(problems: Sequence[Problem]) -> list[tuple[str, str, int]]:
    numbers = Counter(problem.severity for problem in problems)
    return [(name.value, str(_(name.label)), numbers[name]) for name in Severity if numbers[name]]
