"""Taking a submission back, after a page that says what that means."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casereports.review.access import Visitor, may, permitted
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.actions.withdrawing import withdraw as withdraw_submission
from casereports.review.forms.refused import refused
from casereports.review.forms.submitting import WithdrawForm
from casereports.review.models import Submission
from casereports.review.states import State
from casereports.web.access import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Asks for the reason, and withdraws the submission; a refused reason stays on the page."""
    submission = permitted(request, uuid, "own")
    if request.method == "POST":
        return _sent(request, submission)
    if not may(Visitor.of(request), "withdraw", submission):
        # In another window it has moved on meanwhile.
        return redirect(submission)
    return _page(request, submission, WithdrawForm(initial={"seen": submission.version}))


def _sent(request: UserRequest, submission: Submission) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    data = form.cleaned_data
    try:
        withdraw_submission(
            submission=submission, who=request.user, why=data["why"], seen=data["seen"]
        )
    except MoveRefusedError as error:
        again = refused(form, submission, error)
        if submission.state == State.WITHDRAWN:
            # The second of two clicks finds what the first has done.
            return redirect(submission)
        return _page(request, submission, again, status=409)
    messages.success(request, _("The submission is withdrawn. The case is open to you."))
    return redirect(submission)


def _page(
    request: UserRequest, submission: Submission, form: WithdrawForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "submission": submission,
        "case": submission.case,
        "tab": "submit",
        "form": form,
        "may_withdraw": may(Visitor.of(request), "withdraw", submission),
    }
    return render(request, "review/submission_withdraw.html", context, status=status)
