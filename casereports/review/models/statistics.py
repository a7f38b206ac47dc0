"""What first snapshots lacked: taken down at submission, so that no snapshot is read to count."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.review.models.submission import Submission


class FirstFindings(models.Model):
    """Says that the findings of a submission's first snapshot are taken down."""

    submission = models.OneToOneField(
        Submission,
        models.CASCADE,
        related_name="first_findings",
        primary_key=True,
        verbose_name=_("submission"),
    )

    class Meta:
        verbose_name = _("findings of the first snapshot")
        verbose_name_plural = _("findings of the first snapshots")

    def __str__(self) -> str:
        return str(self.submission)


class MissingItem(models.Model):
    """A CARE item that a first snapshot lacked, wholly or in part: "5c"."""

    findings = models.ForeignKey(
        FirstFindings,
        models.CASCADE,
        related_name="missing",
        verbose_name=_("findings of the first snapshot"),
    )
    item = models.CharField(_("CARE item"), max_length=4)

    class Meta:
        verbose_name = _("missing CARE item")
        verbose_name_plural = _("missing CARE items")
        ordering: ClassVar[list[str]] = ["findings", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["findings", "item"],
                name="review_missingitem_once",
                violation_error_message=_("This item is taken down already."),
            ),
        ]

    def __str__(self) -> str:
        return self.item
