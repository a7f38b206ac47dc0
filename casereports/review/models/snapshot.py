"""A case as it was handed in: written once, told by its SHA-256, and all that review reads."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.review.models.submission import Submission


class Snapshot(models.Model):
    """Facts, manuscript, findings and the names of all files, as one canonical text.

    ``content`` is what ``pipeline.freeze`` wrote and ``sha256`` its SHA-256; the files that it
    names lie beside each other in one folder for each submission (``review/frozen_files.py``).
    The database refuses to change or to remove a snapshot.
    """

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="snapshots", verbose_name=_("submission")
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("in a sequence", "number"))
    taken = models.DateTimeField(_("taken"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("taken by"),
    )
    content = models.TextField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    pdf = models.CharField(_("SHA-256 of the PDF"), max_length=64)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering: ClassVar[list[str]] = ["submission", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["submission", "number"],
                name="review_snapshot_one_number",
                violation_error_message=_("This snapshot was taken before."),
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="review_snapshot_counted_from_one",
                violation_error_message=_("Snapshots are counted from one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission.number}.{self.number}"
