"""Named measures of studies, lesions, tests and procedures."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities
from casereports.clinical.facts import codes
from casereports.clinical.facts import imaging as facts
from casereports.clinical.facts import labs as labs_facts
from casereports.record.columns import LineField, TermField, ValueField
from casereports.record.models.functional import FunctionalTest
from casereports.record.models.imaging import ImagingStudy, Lesion
from casereports.record.models.pathology import Reading
from casereports.record.models.procedure import Procedure
from casereports.record.models.rows import Row, Timed, filled
from casereports.record.models.treatment import Treatment

PARENTS = ("study", "lesion", "test", "procedure", "reading", "treatment")


class Measurement(Timed, Row):
    """A named measure of a study, lesion, test or procedure."""

    hands_out = facts.Measurement
    study = models.ForeignKey(
        ImagingStudy,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("study"),
    )
    lesion = models.ForeignKey(
        Lesion,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("lesion"),
    )
    test = models.ForeignKey(
        FunctionalTest,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("test"),
    )
    procedure = models.ForeignKey(
        Procedure,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("procedure"),
    )
    reading = models.ForeignKey(
        Reading,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("reading"),
    )
    treatment = models.ForeignKey(
        Treatment,
        models.CASCADE,
        related_name="measurements",
        null=True,
        blank=True,
        verbose_name=_("treatment"),
    )
    name = LineField(_("measure"), help_text=_("“left ventricular ejection fraction”."))
    value = ValueField(
        _("value"), of=quantities.Quantity, blank=True, help_text=_("With its unit: “25 %”.")
    )
    site = LineField(_("place of measurement"), blank=True, help_text=_("“aortic root”."))
    condition = LineField(_("conditions"), blank=True, help_text=_("“at rest”."))
    reference = ValueField(
        _("reference interval"), of=labs_facts.Interval, blank=True, help_text=_("“55-70”.")
    )
    flag = TermField(
        _("flag"),
        terms=codes.Flag,
        blank=True,
        help_text=_("How you judge the value; empty leaves it unmarked."),
    )
    diastolic = ValueField(
        _("diastolic"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Beside a systolic pressure: “28 mmHg”."),
    )
    mean = ValueField(
        _("mean"), of=quantities.Quantity, blank=True, help_text=_("Mean pressure: “36 mmHg”.")
    )
    grade = LineField(
        _("grade in words"), blank=True, help_text=_("“severe”, for what has no number.")
    )
    percentile = ValueField(_("percentile"), of=quantities.Number, blank=True, help_text=_("“3”."))
    z_score = ValueField(_("z-score"), of=quantities.Number, blank=True, help_text=_("“+4.2”."))
    point = TermField(
        _("stands for"),
        terms=labs_facts.Point,
        blank=True,
        help_text=_("Where no time is told: before or after treatment."),
    )

    class Meta(Row.Meta):
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("measurement", "name"),
            *(
                models.UniqueConstraint(
                    fields=[parent, "key"],
                    name=f"record_measurement_one_key_in_{parent}",
                    violation_error_message=_(
                        "Another row has this key; choose another, or leave it empty."
                    ),
                )
                for parent in PARENTS
            ),
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{other}__isnull": other != parent for other in PARENTS})
                        for parent in PARENTS
                    ),
                    _connector=Q.OR,
                ),
                name="record_measurement_one_parent",
                violation_error_message=_(
                    "A measurement belongs to one study, lesion, test or procedure"
                ),
            ),
        ]
