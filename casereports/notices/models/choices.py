"""How a user wants to be told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Pace(models.TextChoices):
    """How often e-mails come; some, such as decisions, always come at once."""

    AT_ONCE = "at_once", _("At once, each by itself")
    DAILY = "daily", _("Once a day, all in one e-mail")
    DECISIONS = "decisions", _("Only what can’t wait, such as decisions and invitations")


class MailChoice(models.Model):
    """What a user chose; who chose nothing has no row."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mail_choice",
        verbose_name=_("user"),
    )
    pace = models.CharField(_("e-mails"), max_length=20, choices=Pace, default=Pace.AT_ONCE)
    language = models.CharField(
        _("language of e-mails"), max_length=10, choices=settings.LANGUAGES, blank=True
    )

    class Meta:
        verbose_name = _("choice of e-mails")
        verbose_name_plural = _("choices of e-mails")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(pace__in=Pace.values),
                name="notices_mailchoice_pace_known",
                violation_error_message=_("Choose one of these."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_pace_display()}"
