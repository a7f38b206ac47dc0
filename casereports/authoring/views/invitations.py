"""What an invitation's link opens, for who has an account and for who has none.

Nothing of the case is told before the invitation is accepted. Looking at the page changes
nothing, since mail scanners open links, too.
"""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.accounts.models import User
from casereports.authoring.forms.sharing import JoinForm
from casereports.record.actions import sharing as actions
from casereports.record.models import Invitation


@login_not_required
@never_cache
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Says who invites to what, and offers what the visitor can do about it."""
    found = _behind(token)
    if found is None:
        return closed(request)
    return _page(request, token, found, JoinForm(email=found.email))


@login_not_required
@never_cache
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Lets the user into the case; the page names the account, which must still be signed in."""
    user = request.user
    if not isinstance(user, User) or request.POST.get("account") != str(user.pk):
        return redirect("invitation", token)
    try:
        case = actions.accept(token=token, who=user)
    except actions.LinkClosedError:
        return closed(request)
    except actions.SharingRefusedError as error:
        messages.error(request, str(error))
        return redirect("invitation", token)
    messages.success(request, _("The case is shared with you now."))
    return redirect(case)


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Makes an account for the invited address, signs it in, and opens the case."""
    found = _behind(token)
    if found is None:
        return closed(request)
    if request.user.is_authenticated or request.method != "POST":
        return _page(request, token, found, JoinForm(email=found.email))
    form = JoinForm(request.POST, email=found.email)
    if form.is_valid():
        try:
            user = _joined(token, form)
        except actions.LinkClosedError:
            return closed(request)
        except actions.SharingRefusedError as error:
            form.add_error(None, str(error))
        else:
            login(request, user)
            words = _("Welcome. The case is shared with you now; your name to sign in is %(name)s.")
            messages.success(request, words % {"name": user.username})
            return redirect(found.case)
    return _page(request, token, found, form)


@login_not_required
@never_cache
@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """Turns the invitation down."""
    user = request.user if isinstance(request.user, User) else None
    try:
        actions.decline(token=token, who=user)
    except actions.LinkClosedError:
        return closed(request)
    return render(request, "authoring/sharing_thanks.html", {"done": "declined"})


def closed(request: HttpRequest) -> HttpResponse:
    """Answers a link that opens nothing, in the same words whatever the reason."""
    return render(request, "authoring/sharing_closed.html", status=404)


def _behind(token: str) -> Invitation | None:
    found: Invitation | None = (
        Invitation.objects.behind(token).select_related("case__owner", "invited_by").first()
    )
    return found


def _joined(token: str, form: JoinForm) -> User:
    return actions.join(
        token=token,
        full_name=form.cleaned_data["full_name"],
        password=form.cleaned_data["password1"],
    )


def _page(request: HttpRequest, token: str, found: Invitation, form: JoinForm) -> HttpResponse:
    user = request.user
    context = {
        "token": token,
        "invitation": found,
        "inviter": found.invited_by or found.case.owner,
        "form": form,
        "has_account": User.objects.filter(email__iexact=found.email).exists(),
        "is_other": user.is_authenticated and user.email.lower() != found.email.lower(),
    }
    return render(request, "authoring/sharing_invitation.html", context)
