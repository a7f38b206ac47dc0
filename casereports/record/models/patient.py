"""The patient."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical import timing
from casereports.clinical.facts import patient as facts
from casereports.record.columns import LineField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import between
from casereports.record.models.rows import Single


class Patient(Single):
    """Who the patient is, as far as the paper may say."""

    hands_out = facts.Patient
    case = models.OneToOneField(
        Case, models.CASCADE, related_name="patient", verbose_name=_("case")
    )
    age = ValueField(
        _("age"),
        of=timing.Age,
        blank=True,
        help_text=_("At the index visit: “68 years”, “5 years 4 months”, “in the 60s” (CARE 5a)."),
    )
    sex = TermField(
        _("sex"), terms=facts.Sex, blank=True, help_text=_("As the report states it (CARE 5a).")
    )
    gender = LineField(
        _("gender"), blank=True, help_text=_("Only where it differs or matters: “trans woman”.")
    )
    ancestry = LineField(
        _("ancestry"),
        blank=True,
        help_text=_("Only where it matters to this case: “Ashkenazi Jewish”."),
    )
    ancestry_relevance = LineField(
        _("why ancestry matters"), blank=True, help_text=_("“founder variant in this population”.")
    )
    consanguineous = TermField(
        _("parents related by blood"),
        terms=facts.Consanguinity,
        blank=True,
        help_text=_("For inherited diseases (CARE 5c)."),
    )
    occupation = LineField(
        _("occupation"), blank=True, help_text=_("Broadly, so that nobody is recognised: “farmer”.")
    )
    handedness = TermField(
        _("handedness"), terms=facts.Handedness, blank=True, help_text=_("For neurology.")
    )
    pregnancy = TermField(
        _("pregnancy"), terms=facts.Pregnancy, blank=True, help_text=_("At the index visit.")
    )
    gestation = ValueField(
        _("week of gestation"),
        of=timing.GestationalAge,
        blank=True,
        help_text=_("Weeks and days: “24+3”."),
    )
    postpartum = ValueField(
        _("time since delivery"), of=timing.Duration, blank=True, help_text=_("“6 weeks”.")
    )
    gravida = models.PositiveIntegerField(
        _("gravida"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(30)],
        help_text=_("Pregnancies, this one included; 0 to 30."),
    )
    para = models.PositiveIntegerField(
        _("para"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(30)],
        help_text=_("Births after the limit of viability; 0 to 30."),
    )
    abortions = models.PositiveIntegerField(
        _("abortions"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(30)],
        help_text=_("Miscarriages and terminations; 0 to 30."),
    )
    menopause = TermField(
        _("menopause"), terms=facts.Menopause, blank=True, help_text=_("Where hormones matter.")
    )
    index_event = LineField(
        _("day 0"),
        blank=True,
        help_text=_("What all times are counted from: “first visit to our hospital”."),
    )
    birth = ValueField(
        _("birth"),
        of=facts.Birth,
        blank=True,
        help_text=_("Of the patient, for reports on children."),
    )

    class Meta(Single.Meta):
        verbose_name = _("patient")
        verbose_name_plural = _("patients")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            between("patient", "gravida", 0, 30),
            between("patient", "para", 0, 30),
            between("patient", "abortions", 0, 30),
            models.CheckConstraint(
                condition=Q(ancestry="") | ~Q(ancestry_relevance=""),
                name="record_patient_ancestry_has_reason",
                violation_error_message=_(
                    "Ancestry is given only where it matters: say why in this case."
                ),
            ),
        ]
