"""Handing a case in: what still blocks it, the exact paper, and the three ticks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casereports.journals.shelf import profile
from casereports.pipeline import Draft, draft
from casereports.record.actions.refusals import CaseLockedError
from casereports.record.models import Case
from casereports.review.actions.handing_in import hand_in
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.actions.submitting import prepared
from casereports.review.confirming import to_confirm
from casereports.review.forms.submitting import ConfirmForm
from casereports.review.models import Submission
from casereports.review.open_points import (
    UNPRINTABLE,
    UNREADABLE,
    open_points,
    why_unreadable,
)
from casereports.review.printing_once import key_of
from casereports.review.states import CLOSED
from casereports.web.access import UserRequest, owned_case, visible_case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: UserRequest, slug: str) -> HttpResponse:
    """Shows what an author hands in and confirms, and hands it in."""
    case = visible_case(request, slug)
    earlier = open_submission(case)
    if earlier is not None:
        return redirect(earlier)
    form = None
    if request.method == "POST":
        form = ConfirmForm(request.POST)
        submission = _handed_in(request, owned_case(request, slug), form)
        if submission is not None:
            return redirect(submission)
    try:
        paper = draft(case)
    except UNREADABLE as error:
        context = {"case": case, "tab": "submit", "reason": why_unreadable(error)}
        return render(request, "review/submit.html", context)
    context = sheet(request, case, paper)
    return render(request, "review/submit.html", {**context, "form": form or fresh(paper)})


@never_cache
@require_safe
def submit_pdf(request: UserRequest, slug: str) -> HttpResponse:
    """Shows the paper that would be frozen: the one of the page that asks, or a sentence."""
    return frozen_pdf(request, owned_case(request, slug))


def frozen_pdf(request: UserRequest, case: Case) -> HttpResponse:
    """Returns the PDF of what would be frozen now; ``?seen=`` names the draft of the page."""
    try:
        paper, frozen = prepared(case)
    except UNPRINTABLE as error:
        return _no_paper(request, why_unreadable(error))
    if frozen is None:
        return _no_paper(request, _("Something still keeps the paper from being submitted."))
    if request.GET.get("seen", "") not in ("", key_of(paper)):
        return _no_paper(request, _("The case has changed since. Load the page again."))
    headers = {"Content-Disposition": f'inline; filename="{case.slug}.pdf"'}
    return HttpResponse(frozen.files[frozen.pdf], content_type="application/pdf", headers=headers)


def open_submission(case: Case) -> Submission | None:
    """Returns the submission of a case that is not closed; there is one at the most."""
    return Submission.objects.filter(case=case).exclude(state__in=CLOSED).first()


def sheet(request: UserRequest, case: Case, paper: Draft) -> dict[str, Any]:
    """Returns what stands on a page from which a paper is handed in."""
    return {
        "case": case,
        "tab": "submit",
        "is_owner": case.owner_id == request.user.pk,
        "may_edit": Case.objects.editable_by(request.user).filter(pk=case.pk).exists(),
        "paper": paper,
        "seen": key_of(paper),
        "points": open_points(paper),
        "journal": profile(paper.manuscript.journal),
        "confirm": to_confirm(case, paper),
    }


def fresh(paper: Draft) -> ConfirmForm:
    """Returns the form as it is first shown."""
    return ConfirmForm(initial={"seen": key_of(paper)})


def _handed_in(request: UserRequest, case: Case, form: ConfirmForm) -> Submission | None:
    if not form.is_valid():
        return None
    try:
        submission = hand_in(
            case=case,
            who=request.user,
            confirmed=form.confirmed,
            seen=form.cleaned_data["seen"],
        )
    except (MoveRefusedError, CaseLockedError) as error:
        # The second of two clicks finds what the first has done.
        earlier = open_submission(case)
        if earlier is None:
            form.add_error(None, str(error))
        return earlier
    except UNPRINTABLE as error:
        form.add_error(None, why_unreadable(error))
        return None
    messages.success(request, _("The case is submitted. You are told when the editors decide."))
    return submission


def _no_paper(request: UserRequest, sentence: str) -> HttpResponse:
    return render(request, "review/no_paper.html", {"sentence": sentence}, status=409)
