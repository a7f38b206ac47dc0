"""Authors of the paper: asked for their own data, and confirming them without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.accounts.models import User
from casereports.authoring.forms.confirming import ConfirmForm, confirm_form, place_form
from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sharing import AskForm
from casereports.authoring.mail import language_for, one_line, send_link
from casereports.authoring.views.invitations import closed
from casereports.record.actions import confirming as actions
from casereports.record.actions.rows import RowRefusedError
from casereports.record.actions.sharing import LinkClosedError, SharingRefusedError
from casereports.record.models import AuthorLink
from casereports.web.access import UserRequest, editable_case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_author(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Asks an author for their data: by e-mail, or with a link to hand over."""
    case = editable_case(request, slug)
    author = get_object_or_404(case.authors, pk=pk)
    form = AskForm(request.POST or None, author=author)
    if request.method == "POST" and form.is_valid():
        try:
            link, token = actions.send_author_link(
                case=case,
                who=request.user,
                author=author,
                email=form.cleaned_data["email"],
                by_hand=form.cleaned_data["way"] == "hand",
            )
        except SharingRefusedError as error:
            form.add_error(None, str(error))
        else:
            return _sent(request, link, token)
    context = {"case": case, "author": author, "form": form, "tab": "sharing", "may_edit": True}
    return render(request, "authoring/sharing_ask_author.html", context)


@require_POST
def withdraw_author_link(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Takes an author's link back."""
    case = editable_case(request, slug, even_locked=True)
    author = get_object_or_404(case.authors, pk=pk)
    try:
        actions.withdraw_author_link(case=case, who=request.user, author=author)
    except SharingRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The author's link is withdrawn."))
    return redirect("sharing", case.slug)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Shows an author their own data, and the title of the paper; saves what they confirm."""
    link: AuthorLink | None = (
        AuthorLink.objects.behind(token).select_related("author__case__paper").first()
    )
    if link is None:
        return closed(request)
    data = request.POST if request.method == "POST" else None
    form, place = confirm_form(data, link.author), place_form(data, link.author)
    if data is not None and form.is_valid() and place.is_valid():
        try:
            _confirm(request, token, form, place)
        except LinkClosedError:
            return closed(request)
        except RowRefusedError as error:
            form.add_error(None, str(error))
        else:
            return redirect("confirmed")
    context = {"link": link, "form": form, "place": place}
    return render(request, "authoring/sharing_confirm.html", context)


@login_not_required
@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """Thanks an author; says nothing of any paper."""
    return render(request, "authoring/sharing_thanks.html", {"done": "confirmed"})


def _confirm(request: HttpRequest, token: str, form: ConfirmForm, place: RecordForm) -> None:
    actions.confirm_author(
        token=token,
        who=request.user if isinstance(request.user, User) else None,
        author=form.instance,
        places=form.cleaned_data["places"],
        new_place=place.instance if place.has_changed() else None,
        no_conflicts=form.no_conflicts,
    )


def _sent(request: UserRequest, link: AuthorLink, token: str) -> HttpResponse:
    """Mails the link, or shows it where it is to be handed over or no mail server took it."""
    case, address = link.author.case, request.build_absolute_uri(reverse("confirm", args=[token]))
    if not link.by_hand:
        if _is_mailed(request, link, address):
            messages.success(request, _("The link is on its way to %(to)s.") % {"to": link.email})
            return redirect("sharing", case.slug)
        actions.show_author_link(case=case, who=request.user, link=link)
    context = {
        "case": case,
        "tab": "sharing",
        "may_edit": True,
        "sent": link,
        "link": address,
        "by_hand": link.by_hand,
        "back": reverse("sharing", args=[case.slug]),
    }
    return render(request, "authoring/sharing_link.html", context)


def _is_mailed(request: UserRequest, link: AuthorLink, address: str) -> bool:
    words = {
        "link": address,
        "sent": link,
        "author": " ".join(str(link.author).split()),
        "asker": one_line(request.user),
    }
    language = language_for(link.email, case=link.author.case, by=request.user)
    return send_link(
        "authoring/mail/author_link.txt", to=link.email, language=language, context=words
    )
