"""With whom a case is shared: who is on it, who is invited, who leaves."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.authoring.confirmations import confirmations
from casereports.authoring.forms.sharing import InviteForm, RoleForm
from casereports.authoring.mail import language_for, one_line, send_link
from casereports.record.actions import sharing as actions
from casereports.record.models import Case, CaseMember, CaseRole, Invitation
from casereports.web.access import UserRequest, owned_case, visible_case


@require_safe
def sharing(request: UserRequest, slug: str) -> HttpResponse:
    """Shows who is on the case; to its owner with what may be done about that."""
    return _page(request, visible_case(request, slug), InviteForm())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: UserRequest, slug: str) -> HttpResponse:
    """Invites somebody, and shows the link this once."""
    case = owned_case(request, slug)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation, token = actions.invite(case=case, who=request.user, **form.cleaned_data)
        except actions.SharingRefusedError as error:
            form.add_error("email", str(error))
        else:
            return _show_link(request, invitation, token)
    return _page(request, case, form)


@never_cache
@require_POST
def invite_again(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Sends an invitation with a new link, and shows the link this once."""
    case = owned_case(request, slug)
    invitation = get_object_or_404(case.invitations, pk=pk)
    try:
        token = actions.invite_again(invitation=invitation, who=request.user)
    except actions.SharingRefusedError as error:
        messages.error(request, str(error))
        return redirect("sharing", case.slug)
    invitation.refresh_from_db()
    return _show_link(request, invitation, token)


@require_POST
def withdraw(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    case = owned_case(request, slug, even_locked=True)
    try:
        actions.withdraw(invitation=get_object_or_404(case.invitations, pk=pk), who=request.user)
    except actions.SharingRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The invitation is withdrawn; its link is closed."))
    return redirect("sharing", case.slug)


@require_POST
def change_role(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Gives a member another role."""
    case = owned_case(request, slug)
    member = _member(case, pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        role = form.cleaned_data["role"]
        actions.change_role(case=case, who=request.user, member=member, role=role)
        words = _("%(user)s is now: %(role)s.")
        messages.success(request, words % {"user": member.user, "role": role.label})
    else:
        messages.error(request, _("Choose one of the roles."))
    return redirect("sharing", case.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_member(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Asks, and takes somebody out of the case."""
    case = owned_case(request, slug, even_locked=True)
    member = _member(case, pk)
    if request.method == "POST":
        actions.remove_member(case=case, who=request.user, member=member)
        words = _("The case is no longer shared with %(user)s.")
        messages.success(request, words % {"user": member.user})
        return redirect("sharing", case.slug)
    return _ask(request, case, "remove", member=member)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Asks, and makes a co-author the owner."""
    case = owned_case(request, slug, even_locked=True)
    member = _member(case, pk)
    if request.method == "POST":
        try:
            actions.hand_over(case=case, who=request.user, member=member)
        except actions.SharingRefusedError as error:
            messages.error(request, str(error))
        else:
            words = _("The case belongs to %(user)s now; you are a co-author.")
            messages.success(request, words % {"user": member.user})
        return redirect("sharing", case.slug)
    return _ask(request, case, "hand_over", member=member)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: UserRequest, slug: str) -> HttpResponse:
    """Asks, and takes the user out of somebody else's case."""
    case = visible_case(request, slug)
    if request.method == "POST":
        try:
            actions.leave(case=case, who=request.user)
        except actions.SharingRefusedError as error:
            messages.error(request, str(error))
            return redirect("sharing", case.slug)
        messages.success(request, _("You left the case."))
        return redirect("desk")
    return _ask(request, case, "leave")


def _member(case: Case, pk: int) -> CaseMember:
    members = CaseMember.objects.filter(case=case).select_related("user")
    return get_object_or_404(members, pk=pk)


def _page(request: UserRequest, case: Case, form: InviteForm) -> HttpResponse:
    may_edit = Case.objects.editable_by(request.user).filter(pk=case.pk).exists()
    is_owner = case.owner_id == request.user.pk
    members = CaseMember.objects.filter(case=case).select_related("user").order_by("pk")
    context = {
        "case": case,
        "tab": "sharing",
        "may_edit": may_edit,
        "is_owner": is_owner,
        "members": members,
        "invitations": _invitations(case) if is_owner else [],
        "confirmations": confirmations(case) if may_edit else [],
        "roles": CaseRole.choices,
        "form": form,
    }
    return render(request, "authoring/sharing.html", context)


def _invitations(case: Case) -> Any:
    """Returns the invitations that wait, and those that were declined of late."""
    late = timezone.now() - Invitation.LASTS
    waiting = Q(accepted_at=None, withdrawn_at=None)
    return case.invitations.filter(waiting, Q(declined_at=None) | Q(declined_at__gt=late))


def _ask(request: UserRequest, case: Case, question: str, **more: Any) -> HttpResponse:
    context = {"case": case, "tab": "sharing", "question": question, **more}
    context["may_edit"] = Case.objects.editable_by(request.user).filter(pk=case.pk).exists()
    return render(request, "authoring/sharing_ask.html", context)


def _show_link(request: UserRequest, invitation: Invitation, token: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    was_sent = send_link(
        "authoring/mail/invitation.txt",
        to=invitation.email,
        language=language_for(invitation.email, case=invitation.case, by=request.user),
        context={"link": link, "invitation": invitation, "inviter": one_line(request.user)},
    )
    context = {
        "case": invitation.case,
        "tab": "sharing",
        "may_edit": True,
        "sent": invitation,
        "link": link,
        "was_sent": was_sent,
        "back": reverse("sharing", args=[invitation.case.slug]),
    }
    return render(request, "authoring/sharing_link.html", context)
