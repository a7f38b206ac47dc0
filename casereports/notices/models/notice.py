"""What stands in a user's inbox."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.notices.kinds import Mail
from casereports.notices.models.message import Message

#: The longest name of an event that is told once.
LONGEST_NAME = 200


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: User) -> "NoticeQuerySet":
        """A user's own; nobody reads another's."""
        return self.filter(user=user)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def unread_first(self) -> "NoticeQuerySet":
        """The unread ones, newest first, and then those that were read."""
        was_read = Case(When(read_at__isnull=True, then=Value(0)), default=Value(1))
        return self.order_by(was_read, "-created", "-pk")

    def for_digest(self) -> "NoticeQuerySet":
        """Those that wait for the e-mail of the day."""
        return self.unread().filter(mail=Mail.DIGEST, digest__isnull=True)


class Notice(models.Model):
    """One event told to one user; its words are put together in the reader's language."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notices",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind"), max_length=40)
    words = models.JSONField(_("words"), default=dict, blank=True)
    link = models.CharField(_("page"), max_length=500, blank=True)
    once = models.CharField(_("told once as"), max_length=LONGEST_NAME, editable=False)
    mail = models.CharField(_("by e-mail"), max_length=20, choices=Mail)
    digest = models.ForeignKey(
        Message,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("e-mail of the day"),
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Notice"]] = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar[list[str]] = ["-created", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-created"], name="notices_notice_inbox"),
            models.Index(
                fields=["user"], name="notices_notice_unread", condition=Q(read_at__isnull=True)
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "once"],
                name="notices_notice_once",
                violation_error_message=_("This was told already."),
            ),
            models.CheckConstraint(
                condition=Q(mail__in=Mail.values),
                name="notices_notice_mail_known",
                violation_error_message=_("Choose one of these."),
            ),
            models.CheckConstraint(
                condition=Q(link="") | (Q(link__startswith="/") & ~Q(link__startswith="//")),
                name="notices_notice_link_of_this_site",
                violation_error_message=_("A notice leads to a page of this site."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.user_id})"
