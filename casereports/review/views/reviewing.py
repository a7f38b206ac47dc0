"""A reviewer is asked by a link, answers, and finds their reviews again.

Looking changes nothing, since mail scanners open links, too: what answers or opens is a button.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casereports.accounts.models import User
from casereports.journals.shelf import UnknownJournalError, profile
from casereports.manuscript.printed import plain
from casereports.review.access import PASSES
from casereports.review.actions import accepting as actions
from casereports.review.blinded import reviewers_paper
from casereports.review.forms.reviewing import AcceptForm, DeclineForm
from casereports.review.models import ReviewerInvitation
from casereports.review.views.unreadable import tells_reviewers_unreadable
from casereports.web.access import UserRequest

#: How many links one session keeps open; nobody reviews more papers at a time.
MOST_PASSES = 50


@require_safe
def reviews(request: UserRequest) -> HttpResponse:
    """Lists what the user was asked to review: what waits, by the day it is due, and the rest."""
    rows = ReviewerInvitation.objects.filter(reviewer=request.user, withdrawn_at__isnull=True)
    found = rows.filter(declined_at__isnull=True).select_related("submission", "snapshot")
    asked = list(found.defer("snapshot__content").order_by("due", "pk"))
    waiting = [row for row in asked if row.done_at is None and actions.is_awaited(row)]
    done = [row for row in asked if row not in waiting]
    context = {"waiting": waiting, "done": done[::-1], "today": timezone.localdate()}
    return render(request, "review/reviewing_list.html", context)


@login_not_required
@never_cache
@require_safe
@tells_reviewers_unreadable
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what a reviewer is asked for, and offers what they can do about it."""
    try:
        invitation = actions.behind(token)
    except actions.LinkClosedError:
        return closed(request)
    if invitation.accepted_at is not None and _is_open_to(request, invitation):
        return redirect(invitation)
    return _page(request, invitation, token)


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Accepts the invitation, with what is said of conflicts of interest."""
    try:
        invitation = actions.behind(token)
    except actions.LinkClosedError:
        return closed(request)
    return _accepted(request, invitation, token)


@login_not_required
@never_cache
@require_POST
def open_review(request: HttpRequest, token: str) -> HttpResponse:
    """Opens a review that was accepted without an account, on whatever computer."""
    try:
        invitation = actions.behind(token)
    except actions.LinkClosedError:
        return closed(request)
    if invitation.accepted_at is None or invitation.reviewer_id is not None:
        return redirect("reviewer-link", token)
    let_in(request, invitation)
    return redirect(invitation)


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """Declines the invitation, which closes its link."""
    try:
        invitation = actions.behind(token)
    except actions.LinkClosedError:
        return closed(request)
    return _declined(request, invitation, token)


@never_cache
@require_safe
@tells_reviewers_unreadable
def asked(request: UserRequest, uuid: str) -> HttpResponse:
    """Shows an invitation to the account that was asked, without its link."""
    try:
        invitation = actions.asked(request.user, uuid)
    except actions.LinkClosedError:
        return closed(request)
    return redirect(invitation) if invitation.accepted_at else _page(request, invitation, "")


@never_cache
@require_POST
@tells_reviewers_unreadable
def accept_asked(request: UserRequest, uuid: str) -> HttpResponse:
    """Accepts an invitation of the account."""
    try:
        return _accepted(request, actions.asked(request.user, uuid), "")
    except actions.LinkClosedError:
        return closed(request)


@never_cache
@require_POST
@tells_reviewers_unreadable
def decline_asked(request: UserRequest, uuid: str) -> HttpResponse:
    """Declines an invitation of the account."""
    try:
        return _declined(request, actions.asked(request.user, uuid), "")
    except actions.LinkClosedError:
        return closed(request)


def closed(request: HttpRequest) -> HttpResponse:
    """Answers a link that opens nothing, in the same words whatever the reason."""
    return render(request, "review/reviewing_closed.html", status=404)


def let_in(request: HttpRequest, invitation: ReviewerInvitation) -> None:
    """Notes in the session that the reviewer's link was followed in it."""
    passes = [one for one in request.session.get(PASSES, ()) if one != str(invitation.uuid)]
    request.session.cycle_key()
    request.session[PASSES] = [*passes, str(invitation.uuid)][-MOST_PASSES:]


def user_of(request: HttpRequest) -> User | None:
    """Returns who is signed in, if anybody."""
    return request.user if isinstance(request.user, User) else None


def _accepted(request: HttpRequest, invitation: ReviewerInvitation, token: str) -> HttpResponse:
    form = AcceptForm(request.POST)
    who = user_of(request)
    if not form.is_valid():
        return _page(request, invitation, token, accept_form=form)
    try:
        accepted = actions.accept(invitation=invitation, who=who, **form.statement)
    except actions.LinkClosedError:
        return closed(request)
    except actions.AnsweringRefusedError as error:
        form.add_error(None, str(error))
        return _page(request, invitation, token, accept_form=form)
    if who is None:
        let_in(request, accepted)
    messages.success(request, _("Thank you. Everything that you write here saves itself."))
    return redirect(accepted)


def _declined(request: HttpRequest, invitation: ReviewerInvitation, token: str) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, token, decline_form=form)
    try:
        reason = form.cleaned_data["reason"]
        actions.decline(invitation=invitation, who=user_of(request), reason=reason)
    except actions.LinkClosedError:
        return closed(request)
    except actions.AnsweringRefusedError as error:
        form.add_error(None, str(error))
        return _page(request, invitation, token, decline_form=form)
    return render(request, "review/reviewing_declined.html")


def _is_open_to(request: HttpRequest, invitation: ReviewerInvitation) -> bool:
    if invitation.reviewer_id is None:
        return str(invitation.uuid) in request.session.get(PASSES, ())
    return request.user.pk == invitation.reviewer_id


def _page(
    request: HttpRequest,
    invitation: ReviewerInvitation,
    token: str,
    *,
    accept_form: AcceptForm | None = None,
    decline_form: DeclineForm | None = None,
) -> HttpResponse:
    who = user_of(request)
    is_for_other = invitation.reviewer_id is not None and (
        who is None or who.pk != invitation.reviewer_id
    )
    invitation.snapshot.submission = invitation.submission
    context: dict[str, Any] = {
        "invitation": invitation,
        **({} if is_for_other else _front(invitation)),
        "journal": journal_of(invitation),
        "is_for_other": is_for_other,
        "is_other": who is not None and who.email.casefold() != invitation.email.casefold(),
        "accept_form": accept_form or AcceptForm(),
        "decline_form": decline_form or DeclineForm(),
        **_addresses(invitation, token),
    }
    return render(request, "review/reviewing_link.html", context)


def _front(invitation: ReviewerInvitation) -> dict[str, Any]:
    """Returns what a reviewer needs to decide: title and abstract, blinded where the paper is."""
    front = reviewers_paper(invitation.snapshot).manuscript.front
    abstract = [(part.heading, plain(part.children)) for part in front.abstract]
    return {"title": front.title, "abstract": abstract}


def _addresses(invitation: ReviewerInvitation, token: str) -> dict[str, str]:
    if not token:
        return {
            "accept_url": reverse("accept-asked", args=[invitation.uuid]),
            "decline_url": reverse("decline-asked", args=[invitation.uuid]),
        }
    return {
        "accept_url": reverse("accept-review", args=[token]),
        "decline_url": reverse("decline-review", args=[token]),
        "open_url": reverse("open-review", args=[token]),
        "here": reverse("reviewer-link", args=[token]),
    }


def journal_of(invitation: ReviewerInvitation) -> str:
    """Returns the journal's name; nothing for the generic one, or one that is gone."""
    key = invitation.submission.journal
    try:
        return "" if key in ("", "generic-care") else profile(key).name
    except UnknownJournalError:
        return ""
