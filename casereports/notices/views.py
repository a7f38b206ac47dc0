"""The inbox: what happened, newest first, and how e-mails come."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.accounts.models import User
from casereports.notices.forms import MailChoiceForm
from casereports.notices.inbox import mark_read
from casereports.notices.models import MailChoice, Notice
from casereports.notices.server import has_mail_server
from casereports.notices.texts import Texts, known_language

ON_PAGE = 30

#: What may be asked for; the first is what nobody asks for.
SHOWN: Final = {
    "all": pgettext_lazy("notices", "All"),
    "unread": pgettext_lazy("notices", "Unread"),
}


class ReaderRequest(HttpRequest):
    """A request behind the sign-in, which is every one but those of marked views."""

    user: User


@require_safe
def inbox(request: ReaderRequest) -> HttpResponse:
    """Lists the user's notices, the unread ones first."""
    shown = request.GET.get("show", "")
    notices = Notice.objects.of(request.user)
    unread = notices.unread().count()
    if shown == "unread":
        notices = notices.unread()
    else:
        shown = "all"
    page = Paginator(notices.unread_first(), ON_PAGE).get_page(request.GET.get("page"))
    texts = Texts.of(known_language(get_language()))
    context = {
        "page": page,
        "lines": [(notice, texts.title(notice)) for notice in page],
        "unread": unread,
        "shown": shown,
        "choices": SHOWN,
    }
    return render(request, "notices/inbox.html", context)


@require_POST
def open_notice(request: ReaderRequest) -> HttpResponse:
    """Marks a notice as read and leads to its page."""
    number = _number(request)
    if number is None:
        return redirect("notices")
    notice = get_object_or_404(Notice.objects.of(request.user), pk=number)
    mark_read(user=request.user, notice=notice.pk)
    return redirect(notice.link or "notices")


@require_POST
def read(request: ReaderRequest) -> HttpResponse:
    """Marks one notice as read, or all of the user's."""
    if request.POST.get("all"):
        count = mark_read(user=request.user)
        words = ngettext("%(n)s notice is read.", "%(n)s notices are read.", count)
        messages.success(request, words % {"n": count})
    elif (number := _number(request)) is not None:
        notice = get_object_or_404(Notice.objects.of(request.user), pk=number)
        mark_read(user=request.user, notice=notice.pk)
    return redirect(_page_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: ReaderRequest) -> HttpResponse:
    """Shows how e-mails come, and keeps what the user chooses."""
    choice = MailChoice.objects.filter(user=request.user).first()
    typed = request.POST if request.method == "POST" else None
    form = MailChoiceForm(typed, instance=choice or MailChoice(user=request.user))
    if form.is_valid():
        MailChoice.objects.update_or_create(user=request.user, defaults=form.cleaned_data)
        messages.success(request, _("Your choice is kept. It holds from the next notice on."))
        return redirect("notices")
    context = {"form": form, "has_mail_server": has_mail_server()}
    return render(request, "notices/mail.html", context)


def _page_of(request: ReaderRequest) -> str:
    """Returns the address of the page that a button was pressed on."""
    wanted = QueryDict(mutable=True)
    if (shown := request.POST.get("show", "")) in SHOWN:
        wanted["show"] = shown
    if (page := request.POST.get("page", "")).isdecimal():
        wanted["page"] = page
    return f"{reverse('notices')}?{wanted.urlencode()}" if wanted else reverse("notices")


def _number(request: ReaderRequest) -> int | None:
    """Returns the number of the notice that is named; None for what names none."""
    try:
        return int(request.POST.get("notice", ""))
    except ValueError:
        return None
