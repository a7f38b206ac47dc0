"""Devices of procedures and treatments."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities
from casereports.clinical.facts import codes
from casereports.clinical.facts import procedure as facts
from casereports.record.columns import LineField, TermField, ValueField
from casereports.record.models.procedure import Procedure
from casereports.record.models.rows import KEY_TAKEN, Row, Spanning, filled
from casereports.record.models.treatment import Treatment


class Device(Spanning, Row):
    """A device that was used or implanted: stent, valve, drain, cannula, mesh."""

    hands_out = facts.Device
    procedure = models.ForeignKey(
        Procedure,
        models.CASCADE,
        related_name="devices",
        null=True,
        blank=True,
        verbose_name=_("procedure"),
    )
    treatment = models.ForeignKey(
        Treatment,
        models.CASCADE,
        related_name="devices",
        null=True,
        blank=True,
        verbose_name=_("treatment"),
    )
    name = LineField(_("device"), help_text=_("“venous cannula”, “stent retriever”."))
    manufacturer = LineField(
        _("manufacturer"), blank=True, help_text=_("Where it matters or the journal asks.")
    )
    model = LineField(_("model"), blank=True, help_text=_("“Solitaire X”."))
    size = ValueField(_("size"), of=quantities.Quantity, blank=True, help_text=_("“25 Fr”."))
    dimensions = ValueField(
        _("dimensions"), of=quantities.Dimensions, blank=True, help_text=_("“4 × 40 mm”.")
    )
    count = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text=_("“2” for two drains."),
    )
    site = LineField(_("site"), blank=True, help_text=_("“femoral vein”."))
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("Of the body.")
    )
    detail = LineField(_("further detail"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("device", "name"),
            *(
                models.UniqueConstraint(
                    fields=[parent, "key"],
                    name=f"record_device_one_key_in_{parent}",
                    violation_error_message=KEY_TAKEN,
                )
                for parent in ("procedure", "treatment")
            ),
            models.CheckConstraint(
                condition=Q(procedure__isnull=True, treatment__isnull=False)
                | Q(procedure__isnull=False, treatment__isnull=True),
                name="record_device_one_parent",
                violation_error_message=_("A device belongs to one procedure or treatment."),
            ),
        ]
