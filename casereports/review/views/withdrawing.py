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
from casereports.review.forms.submitting import WithdrawForm
from casereports.web.access import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Asks for the reason, and withdraws the submission."""
    submission = permitted(request, uuid, "own")
    if request.method != "POST" and not may(Visitor.of(request), "withdraw", submission):
        # In another window it has moved on meanwhile.
        return redirect(submission)
    form = WithdrawForm(request.POST or None, initial={"seen": submission.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            withdraw_submission(
                submission=submission, who=request.user, why=data["why"], seen=data["seen"]
            )
        except MoveRefusedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The submission is withdrawn. The case is open to you."))
        return redirect(submission)
    context = {"submission": submission, "case": submission.case, "tab": "submit", "form": form}
    return render(request, "review/submission_withdraw.html", context)
