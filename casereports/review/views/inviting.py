"""Reviewers are asked by editors, reminded, given a new link or another day, released."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from casereports.review.access import permitted
from casereports.review.actions import inviting as actions
from casereports.review.forms.inviting import DueForm, InviteReviewerForm, usual_day
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@tells_unreadable
def invite(request: UserRequest, uuid: str) -> HttpResponse:
    """Asks somebody to review; without a mail server the link is shown this once."""
    submission = permitted(request, uuid, "invite")
    form = InviteReviewerForm(request.POST or None, submission=submission)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.invite_reviewer(submission=submission, who=request.user, **form.asked)
        except actions.InvitingRefusedError as error:
            form.add_error("reviewer" if form.asked["reviewer"] else "email", str(error))
        else:
            return _sent(request, submission, sent)
    context = {
        "submission": submission,
        "form": form,
        "earlier": actions.earlier(submission),
        "invitations": _invitations(submission),
        "usual_day": usual_day(),
    }
    return render(request, "review/reviewing_invite.html", context)


@never_cache
@require_POST
def renew(request: UserRequest, uuid: str, invitation: str) -> HttpResponse:
    """Sends an invitation with a new link."""
    submission, found = _found(request, uuid, invitation)
    try:
        sent = actions.renew_reviewer(invitation=found, who=request.user)
    except actions.InvitingRefusedError as error:
        messages.error(request, str(error))
        return redirect("judge", submission.uuid)
    return _sent(request, submission, sent)


@never_cache
@require_POST
def remind(request: UserRequest, uuid: str, invitation: str) -> HttpResponse:
    """Reminds a reviewer; who has not answered gets the invitation again."""
    submission, found = _found(request, uuid, invitation)
    try:
        told = actions.remind_reviewer(invitation=found, who=request.user)
    except actions.InvitingRefusedError as error:
        messages.error(request, str(error))
        return redirect("judge", submission.uuid)
    if isinstance(told, actions.Sent):
        return _sent(request, submission, told)
    if told.is_new:
        messages.success(request, _("The reviewer is reminded."))
    else:
        messages.info(request, _("The reviewer was reminded today already."))
    return redirect("judge", submission.uuid)


@require_POST
def put_off(request: UserRequest, uuid: str, invitation: str) -> HttpResponse:
    """Gives a reviewer another day."""
    submission, found = _found(request, uuid, invitation)
    form = DueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the day as year, month and day."))
        return redirect("judge", submission.uuid)
    due: date = form.cleaned_data["due"]
    try:
        actions.put_off(invitation=found, who=request.user, due=due)
    except actions.InvitingRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The review is due on another day now."))
    return redirect("judge", submission.uuid)


@require_POST
def release(request: UserRequest, uuid: str, invitation: str) -> HttpResponse:
    """Takes an invitation back."""
    submission, found = _found(request, uuid, invitation)
    try:
        actions.release_reviewer(invitation=found, who=request.user)
    except actions.InvitingRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The reviewer is released; the link is closed."))
    return redirect("judge", submission.uuid)


def _found(
    request: HttpRequest, uuid: str, invitation: str
) -> tuple[Submission, ReviewerInvitation]:
    submission = permitted(request, uuid, "invite")
    rows = ReviewerInvitation.objects.select_related("reviewer")
    return submission, get_object_or_404(rows, submission=submission, uuid=invitation)


def _invitations(submission: Submission) -> Any:
    rows = ReviewerInvitation.objects.filter(submission=submission)
    return rows.select_related("snapshot", "reviewer").defer("snapshot__content")


def _sent(request: UserRequest, submission: Submission, sent: actions.Sent) -> HttpResponse:
    """Shows the link where no e-mail takes it; else goes back to the submission."""
    if not sent.link:
        words = _("The invitation is on its way to %(to)s.")
        messages.success(request, words % {"to": sent.invitation.email})
        return redirect("judge", submission.uuid)
    context = {
        "submission": submission,
        "invitation": sent.invitation,
        "link": request.build_absolute_uri(sent.link),
        "back": reverse("judge", args=[submission.uuid]),
    }
    return render(request, "review/reviewing_sent.html", context)
