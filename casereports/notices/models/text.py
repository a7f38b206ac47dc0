"""An administrator's own text of a kind of notice."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.notices.kinds import kind_of
from casereports.notices.placeholders import faults, one_line


class NoticeText(models.Model):
    """What a kind of notice says in one language, in place of the site's own words."""

    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=10_000)
    changed = models.DateTimeField(_("last change"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("text of notices")
        verbose_name_plural = _("texts of notices")
        ordering: ClassVar[list[str]] = ["kind", "language"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="notices_noticetext_one",
                violation_error_message=_(
                    "There is a text for this kind and language. Change that."
                ),
            ),
        ]

    def __str__(self) -> str:
        kind = kind_of(self.kind)
        return f"{_(kind.title) if kind else self.kind} – {self.get_language_display()}"

    def clean(self) -> None:
        """Refuses what could not be sent."""
        kind = kind_of(self.kind)
        if kind is None:
            raise ValidationError(_("There is no such kind of notice."))
        self.subject = one_line(self.subject)
        found = {
            "subject": list(faults(self.subject, permitted=kind.in_subject)),
            "body": list(faults(self.body, permitted=kind.permitted, wanted=kind.wanted)),
        }
        if wrong := {field: sentences for field, sentences in found.items() if sentences}:
            raise ValidationError(wrong)
