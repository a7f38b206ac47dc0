"""What was done with the rows of a case, kept so that it can be read and taken back."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casereports.record.models.case import Case


class Deed(models.TextChoices):
    """What happened to a row."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    MOVED = "moved", _("moved")


class Change(models.Model):
    """One row added, changed, removed or moved, with what it takes to undo that.

    ``before`` and ``after`` hold columns as text (changed), the row with all below it (removed),
    or the order of the list (moved). They hold what the record holds, dates included, and never
    leave it. What was done in one go shares ``together``.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="changes", verbose_name=_("case"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    when = models.DateTimeField(_("when"), default=timezone.now)
    deed = models.CharField(_("what"), max_length=10, choices=Deed)
    model = models.CharField(_("table"), max_length=40)
    row = models.BigIntegerField(_("row"))
    title = models.CharField(_("name of the row"), max_length=80, blank=True)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)
    together = models.UUIDField(_("done in one go"), default=uuid.uuid4)
    undone = models.BooleanField(_("taken back"), default=False)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "-id"], name="record_change_of_case"),
            models.Index(fields=["case", "model", "row", "-id"], name="record_change_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.get_deed_display()}"


class Unfinished(models.Model):
    """What somebody typed that is no row yet, or that a row can't take as it stands.

    ``typed`` maps names of form controls to texts. ``token`` comes from the page that typed it,
    so that what is sent twice makes one row; ``row`` is that row, once there is one. In a row that
    was there before each person has an entry of their own. ``was`` is what the controls showed
    before, at the ``revision`` of the row: it tells whether somebody else has changed it since.
    """

    case = models.ForeignKey(
        Case, models.CASCADE, related_name="unfinished", verbose_name=_("case")
    )
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who")
    )
    when = models.DateTimeField(_("when"), default=timezone.now)
    table = models.CharField(_("table"), max_length=40)
    above = models.CharField(_("table of the row above"), max_length=40, blank=True)
    parent = models.BigIntegerField(_("row above"), null=True)
    row = models.BigIntegerField(_("row"), null=True)
    token = models.UUIDField(_("token"), default=uuid.uuid4)
    typed = models.JSONField(_("typed"), default=dict)
    was = models.JSONField(_("shown before"), default=dict)
    revision = models.PositiveIntegerField(_("revision"), null=True)

    class Meta:
        verbose_name = _("unfinished entry")
        verbose_name_plural = _("unfinished entries")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "token"],
                name="record_unfinished_once",
                violation_error_message=_("This entry is kept already."),
            )
        ]

    def __str__(self) -> str:
        return self.table
