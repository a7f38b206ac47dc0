"""Sending a revision: what changed, which comments are open, the exact paper, the ticks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casereports.pipeline import draft
from casereports.record.actions.audit import note_read
from casereports.record.actions.refusals import CaseLockedError
from casereports.review.access import Visitor, may, permitted
from casereports.review.actions.handing_in import hand_in_revision
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.changes import changed_paper, row_changes
from casereports.review.forms.submitting import RevisionForm
from casereports.review.models import Submission
from casereports.review.open_points import UNPRINTABLE, UNREADABLE, why_unreadable
from casereports.review.printing_once import key_of
from casereports.review.rounds import newest_round
from casereports.review.states import State
from casereports.review.thawing import newest, paper_of
from casereports.review.views.author_files import case_article
from casereports.review.views.submitting import frozen_pdf, sheet
from casereports.review.views.unreadable import tells_authors_unreadable
from casereports.web.access import UserRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@tells_authors_unreadable
def revise(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows what a revision changes and leaves open, and sends it."""
    submission = permitted(request, uuid, "follow")
    if submission.state != State.REVISION:
        return redirect(submission)
    case = submission.case
    current = newest_round(submission)
    form = None
    if request.method == "POST":
        form = RevisionForm(request.POST, unanswered=current.unanswered)
        if _sent(request, permitted(request, uuid, "resubmit"), form):
            return redirect(submission)
    note_read(case=case, who=request.user, what=f"revise {submission.number}")
    context: dict[str, Any] = {
        "case": case,
        "tab": "submit",
        "submission": submission,
        "round": current,
    }
    try:
        paper = draft(case)
    except UNREADABLE as error:
        context["reason"] = why_unreadable(error)
        return render(request, "review/submission_revise.html", context)
    before = paper_of(newest(submission))
    context |= {
        **sheet(request, case, paper),
        "tables": row_changes(before, paper),
        "article": case_article(case, changed_paper(before, paper)),
        "form": form
        or RevisionForm(initial={"seen": key_of(paper)}, unanswered=current.unanswered),
    }
    return render(request, "review/submission_revise.html", context)


@never_cache
@require_safe
def revise_pdf(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows the paper that would be frozen as the next snapshot."""
    return frozen_pdf(request, permitted(request, uuid, "resubmit").case)


def _sent(request: UserRequest, submission: Submission, form: RevisionForm) -> bool:
    """Sends the revision; whether it is sent, by this click or by one before it."""
    if not form.is_valid():
        return False
    try:
        hand_in_revision(
            submission=submission,
            who=request.user,
            confirmed=form.confirmed,
            seen=form.cleaned_data["seen"],
        )
    except (MoveRefusedError, CaseLockedError) as error:
        submission.refresh_from_db(fields=["state"])
        if not may(Visitor.of(request), "resubmit", submission):
            return True
        form.add_error(None, str(error))
        return False
    except UNPRINTABLE as error:
        form.add_error(None, why_unreadable(error))
        return False
    messages.success(request, _("The revision is sent. You are told when the editors decide."))
    return True
