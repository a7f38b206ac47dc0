"""The report: the paper as HTML and as PDF, with what checks say of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from pydantic import ValidationError as FactsError

from casereports.authoring.places import places
from casereports.checks.problem import Problem, Severity
from casereports.clinical.casefile import fault_sentence
from casereports.journals.shelf import UnknownJournalError
from casereports.manuscript.faults import Fault
from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft, Format, draft, print_as
from casereports.record.actions.cases import note
from casereports.record.models import Action, Case
from casereports.renderers.html import render_article
from casereports.web.access import UserRequest, visible_case

TYPES = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Hint:
    """A fault or a problem with the address of the form that settles it, for who may edit."""

    about: Fault | Problem
    address: str


@require_safe
def report(request: UserRequest, slug: str) -> HttpResponse:
    """Shows the paper, its PDF beside it, and what is still to be done."""
    case = visible_case(request, slug)
    may_edit = Case.objects.editable_by(request.user).filter(pk=case.pk).exists()
    context = {"case": case, "may_edit": may_edit, "tab": "report"}
    try:
        paper = draft(case)
    except (UnknownJournalError, FactsError) as error:
        return render(request, "authoring/no_report.html", {**context, "reason": _reason(error)})
    addresses = _addresses(case, paper) if may_edit else {}
    context |= {
        "paper": paper,
        "article": _article(case, paper),
        "faults": _hints(paper.faults, addresses),
        "open_problems": _hints(_by_severity(paper.problems, done=False), addresses),
        "tally": _tally(paper.problems),
        "settled": _hints(_by_severity(paper.problems, done=True), addresses),
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


def _document(request: UserRequest, slug: str, form: Format, *, is_download: bool) -> HttpResponse:
    case = visible_case(request, slug)
    try:
        paper = draft(case)
    except (UnknownJournalError, FactsError) as error:
        context = {"case": case, "reason": _reason(error)}
        return render(request, "authoring/no_document.html", context, status=409)
    if paper.faults:
        context = {"case": case, "faults": paper.faults}
        return render(request, "authoring/no_document.html", context, status=409)
    content = print_as(form, paper)
    if is_download:
        note(case=case, who=request.user, action=Action.EXPORTED, detail=form)
    kind = "attachment" if is_download else "inline"
    headers = {
        "Content-Disposition": f'{kind}; filename="{case.slug}.{form}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def _article(case: Case, paper: Draft) -> SafeString:
    def image_url(image: Image) -> str:
        return reverse("picture", args=[case.slug, image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    return SafeString(render_article(paper.manuscript, image_url=image_url))


def _addresses(case: Case, paper: Draft) -> dict[str, str]:
    sources = {fault.source for fault in paper.faults}
    return places(case, sources | {problem.source for problem in paper.problems})


def _hints(abouts: Sequence[Fault | Problem], addresses: dict[str, str]) -> list[Hint]:
    return [Hint(about=about, address=addresses.get(about.source, "")) for about in abouts]


def _tally(problems: Sequence[Problem]) -> list[tuple[str, str, int]]:
    numbers = Counter(problem.severity for problem in problems)
    return [(name.value, str(_(name.label)), numbers[name]) for name in Severity if numbers[name]]


def _by_severity(problems: Sequence[Problem], *, done: bool) -> list[Problem]:
    order = list(Severity)
    found = [problem for problem in problems if (problem.severity is Severity.OK) is done]
    return sorted(found, key=lambda problem: order.index(problem.severity))


def _reason(error: Exception) -> str:
    if isinstance(error, FactsError):
        return fault_sentence(dict(error.errors()[0]))
    return str(error)
