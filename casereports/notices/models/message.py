"""E-mails that leave the site, each with how far it got."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.notices.server import has_mail_server


class State(models.TextChoices):
    """How far an e-mail got."""

    QUEUED = "queued", _("waits to be sent")
    SENDING = "sending", _("is being sent")
    SENT = "sent", pgettext_lazy("an e-mail", "sent")
    FAILED = "failed", _("could not be sent, will be tried again")
    UNCERTAIN = "uncertain", _("it is not known whether it was sent")
    GIVEN_UP = "given_up", pgettext_lazy("an e-mail", "given up")
    CANCELLED = "cancelled", pgettext_lazy("an e-mail", "cancelled")


#: What may become of an e-mail; what comes from UNCERTAIN and GIVEN_UP a person decides, but that a
#: sender that was thought lost may still tell what became of it.
MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.QUEUED: frozenset({State.SENDING, State.SENT, State.GIVEN_UP, State.CANCELLED}),
    State.SENDING: frozenset({State.SENT, State.FAILED, State.UNCERTAIN, State.GIVEN_UP}),
    State.FAILED: frozenset({State.SENDING, State.QUEUED, State.SENT, State.CANCELLED}),
    State.UNCERTAIN: frozenset(
        {State.QUEUED, State.SENT, State.FAILED, State.GIVEN_UP, State.CANCELLED}
    ),
    State.GIVEN_UP: frozenset({State.QUEUED, State.SENT, State.CANCELLED}),
    State.SENT: frozenset(),
    State.CANCELLED: frozenset(),
}


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: datetime) -> "MessageQuerySet":
        """Those that are to be sent now."""
        return self.filter(state__in=(State.QUEUED, State.FAILED), next_try__lte=now)

    def move(self, to: State, **changes: Any) -> int:
        """Moves those that may go there, in one statement, and returns how many went."""
        ways = [state for state, ends in MOVES.items() if to in ends]
        return self.filter(state__in=ways).update(state=to, **changes)


class Message(models.Model):
    """An e-mail as it is sent; its Message-ID is fixed, so that a second copy is known as one.

    ``secret`` is a link in the body that opens something by itself; it is wiped from both when the
    e-mail is on its way. ``claimed_at`` tells which sender has it. Of an error its type is kept.
    """

    once = models.CharField(_("told once as"), max_length=500, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("user"),
    )
    address = models.EmailField(_("e-mail address"))
    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=2000)
    body = models.TextField(_("text"))
    secret = models.TextField(_("secret link"), blank=True, editable=False)
    message_id = models.CharField("Message-ID", max_length=300, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created = models.DateTimeField(_("created"), default=timezone.now)
    next_try = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("last error"), max_length=100, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    objects: ClassVar[models.Manager["Message"]] = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering: ClassVar[list[str]] = ["-created", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["next_try"],
                name="notices_message_due",
                condition=Q(state__in=("queued", "failed")),
            ),
            models.Index(fields=["state", "claimed_at"], name="notices_message_claimed"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="notices_message_state_known",
                violation_error_message=_("This state does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="notices_message_sent_at_some_time",
                violation_error_message=_("An e-mail was sent at some time, or was not sent."),
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claimed_at__isnull=False),
                name="notices_message_sending_since",
                violation_error_message=_("An e-mail is being sent since some time."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("sent", "cancelled")) | Q(secret=""),
                name="notices_message_keeps_no_secret",
                violation_error_message=_("A link that was sent is not kept."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"

    @property
    def is_by_hand(self) -> bool:
        """Whether it only waits for a mail server, so that its link is to be handed over."""
        return self.state == State.QUEUED and not has_mail_server()

    @property
    def shown_body(self) -> str:
        """The text as others than its recipient may read it."""
        return self.body.replace(self.secret, "…") if self.secret else self.body
