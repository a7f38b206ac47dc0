"""Files for data managers: what was asked for, how far it is, and what became of it."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: After this time without a sign of life, whoever made a file was killed.
LOST_AFTER: Final = timedelta(minutes=5)


class ExportKind(models.TextChoices):
    """What is written of each submission."""

    CSV = "csv", _("Table of the cases (CSV)")
    PDFS = "pdfs", _("Papers (PDF)")
    PHENOPACKETS = "phenopackets", _("Phenopackets (JSON)")


class ExportState(models.TextChoices):
    """How far a file is."""

    QUEUED = "queued", pgettext_lazy("state of an export", "Waiting")
    RUNNING = "running", pgettext_lazy("state of an export", "Being made")
    DONE = "done", pgettext_lazy("state of an export", "Ready")
    FAILED = "failed", pgettext_lazy("state of an export", "Failed")
    CANCELLED = "cancelled", pgettext_lazy("state of an export", "Cancelled")


class ExportTrouble(models.TextChoices):
    """Why a file was not made."""

    DISK = "disk", _("The file could not be written. Make room on the server’s disk, then retry.")
    KILLED = "killed", _("It was interrupted three times. The log may say why; then retry.")


class LeftOut(models.TextChoices):
    """Why a submission is not in a file."""

    GONE = "gone", _("it is not there any more")
    EMPTY = "empty", _("it has no snapshot")
    UNREADABLE = "unreadable", _("its snapshot lacks a file, was altered or can’t be read")
    UNWRITTEN = "unwritten", _("it can’t be written in this form; the log says where")


class ExportQuerySet(models.QuerySet["Export"]):
    """Exports, by what can be done with them."""

    def to_make(self, now: datetime) -> "ExportQuerySet":
        """Those that wait, and those whose maker was killed."""
        lost = Q(state=ExportState.RUNNING, beat__lt=now - LOST_AFTER)
        return self.filter(Q(state=ExportState.QUEUED) | lost)

    def expired(self, now: datetime) -> "ExportQuerySet":
        """Those whose file is to be deleted."""
        return self.filter(expires__lte=now).exclude(file_name="")


class Export(models.Model):
    """A file made behind a page's back, of submissions as they were chosen.

    ``submissions`` keeps their numbers in the database; ``claim`` is whose turn it is, and ``beat``
    when they last gave a sign of life. ``left_out`` tells by number what is not in the file, and
    why. The file itself has no address and lies under its ``uuid``.
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=ExportKind)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )
    language = models.CharField(_("language"), max_length=10)
    submissions = models.JSONField(_("submissions"), default=list)
    state = models.CharField(
        _("state"), max_length=10, choices=ExportState, default=ExportState.QUEUED
    )
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("number of submissions"))
    left_out = models.JSONField(_("left out"), default=list)
    error = models.CharField(_("error"), max_length=10, choices=ExportTrouble, blank=True)
    file_name = models.CharField(_("file"), max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.UUIDField(_("turn"), null=True, editable=False)
    beat = models.DateTimeField(_("last sign of life"), null=True)
    created = models.DateTimeField(_("asked for"), default=timezone.now)
    finished = models.DateTimeField(_("finished"), null=True)
    expires = models.DateTimeField(_("kept until"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=ExportKind.values),
                name="review_export_kind_known",
                violation_error_message=_("This kind of export does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ExportState.values),
                name="review_export_state_known",
                violation_error_message=_("This state does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")),
                name="review_export_done_of_total",
                violation_error_message=_("No more can be done than was asked for."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.DONE)
                | Q(finished__isnull=False, expires__isnull=False),
                name="review_export_done_has_end",
                violation_error_message=_("A file that is ready has a day until which it is kept."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "id"], name="review_export_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.created:%Y-%m-%d %H:%M}"

    @property
    def is_going_on(self) -> bool:
        """Whether something will still happen by itself."""
        return self.state in (ExportState.QUEUED, ExportState.RUNNING)

    @property
    def is_lost(self) -> bool:
        """Whether whoever made the file was killed."""
        beat = self.beat if self.state == ExportState.RUNNING else None
        return beat is not None and beat < timezone.now() - LOST_AFTER

    @property
    def is_there(self) -> bool:
        """Whether the file can be fetched."""
        is_kept = self.expires is not None and self.expires > timezone.now()
        return self.state == ExportState.DONE and bool(self.file_name) and is_kept

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100
