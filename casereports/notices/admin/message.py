"""Pages of e-mails: what became of each, and what only a person can decide."""

from collections.abc import Callable
from typing import Any, Final, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from casereports.accounts.models import User
from casereports.notices import queue
from casereports.notices.admin.notice import ReadOnly
from casereports.notices.models import MOVES, Message, State
from casereports.notices.server import has_mail_server

#: What a person may do with an e-mail, by its name in the form.
DEEDS: Final[dict[str, Callable[..., bool]]] = {
    "send_again": queue.send_again,
    "mark_sent": queue.mark_sent,
    "call_off": queue.call_off,
}
#: Where each leads, for buttons to stand only where they can do something.
ENDS: Final = {
    "send_again": State.QUEUED,
    "mark_sent": State.SENT,
    "call_off": State.CANCELLED,
}


@admin.register(Message)
class MessageAdmin(ReadOnly):
    """E-mails without the links that open something by themselves."""

    list_display = ("created", "address", "kind", "state", "attempts", "next_try", "error")
    fields = (
        "address",
        "user",
        "kind",
        "language",
        "subject",
        "text",
        "state",
        "attempts",
        "error",
        "created",
        "next_try",
        "claimed_at",
        "sent_at",
        "decided_by",
        "message_id",
    )
    list_filter = ("state", "kind", "language")
    list_select_related = ("user",)
    search_fields = ("address", "user__username")
    actions = ("send_again", "mark_sent", "call_off")
    change_form_template = "notices/admin/message.html"
    change_list_template = "notices/admin/messages.html"

    @admin.display(description=_("text"))
    def text(self, message: Message) -> str:
        return message.shown_body

    @admin.action(description=_("Send again"))
    def send_again(self, request: HttpRequest, chosen: QuerySet[Message]) -> None:
        self._decide(request, "send_again", chosen)

    @admin.action(description=_("Mark as sent"))
    def mark_sent(self, request: HttpRequest, chosen: QuerySet[Message]) -> None:
        self._decide(request, "mark_sent", chosen)

    @admin.action(description=_("Don’t send any more"))
    def call_off(self, request: HttpRequest, chosen: QuerySet[Message]) -> None:
        self._decide(request, "call_off", chosen)

    def get_urls(self) -> list[URLPattern]:
        decide = path(
            "<int:pk>/decide/",
            self.admin_site.admin_view(self.decide),
            name="notices_message_decide",
        )
        return [decide, *super().get_urls()]

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Does what a button on the page of one e-mail says."""
        message = get_object_or_404(Message, pk=pk)
        deed = request.POST.get("deed", "")
        if deed in DEEDS:
            self._decide(request, deed, [message])
        return HttpResponseRedirect(reverse("admin:notices_message_change", args=[pk]))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"has_mail_server": has_mail_server(), **(extra_context or {})}
        return super().changelist_view(request, more)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        more = {
            "deeds": self._deeds(request, object_id),
            "has_mail_server": has_mail_server(),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, more)

    def _deeds(self, request: HttpRequest, object_id: str) -> list[tuple[str, str]]:
        """Returns the buttons that can do something with an e-mail, each with its words."""
        message = self.get_object(request, object_id)
        if message is None:
            return []
        may = MOVES[State(message.state)]
        return [
            (deed, getattr(self, deed).short_description)
            for deed, end in ENDS.items()
            if end in may
        ]

    def _decide(self, request: HttpRequest, deed: str, chosen: Any) -> None:
        who = cast("User", request.user)
        done = sum(DEEDS[deed](message=message, who=who) for message in chosen)
        left = len(chosen) - done
        if done:
            words = ngettext("%(n)s e-mail: done.", "%(n)s e-mails: done.", done)
            self.message_user(request, words % {"n": done}, messages.SUCCESS)
        if left:
            words = ngettext(
                "%(n)s e-mail was left as it is: it has been sent, or is being sent.",
                "%(n)s e-mails were left as they are: they have been sent, or are being sent.",
                left,
            )
            self.message_user(request, words % {"n": left}, messages.WARNING)
