"""The patient."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing, values
from casereports.clinical.facts import patient as facts
from casereports.clinical.facts import presentation as presentation_facts
from casereports.record.columns import LineField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, Single, Timed, one_key


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
    term_births = models.PositiveIntegerField(
        _("births at term"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(30)],
        help_text=_("Children born at term."),
    )
    preterm_births = models.PositiveIntegerField(
        _("preterm births"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(30)],
        help_text=_("Children born before 37 weeks."),
    )
    living_children = models.PositiveIntegerField(
        _("living children"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(30)],
        help_text=_("Children alive today."),
    )
    fetuses = models.PositiveIntegerField(
        _("fetuses"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_("2 for a twin pregnancy."),
    )
    chorionicity = TermField(
        _("chorionicity"),
        terms=facts.Chorionicity,
        blank=True,
        help_text=_("Of a multiple pregnancy."),
    )
    index_reference = TermField(
        _("the index visit is"),
        terms=timing.Reference,
        blank=True,
        help_text=_("Which moment day 0 is as well, so that “hospital day 3” finds its place."),
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


class Newborn(Timed, Row):
    """A child that the patient bore in this episode."""

    hands_out = facts.Newborn
    case = models.ForeignKey(Case, models.CASCADE, related_name="newborns", verbose_name=_("case"))
    name = LineField(_("child"), blank=True, help_text=_("“twin A”; never a name."))
    sex = TermField(_("sex"), terms=facts.Sex, blank=True, help_text=_("As the report states it."))
    gestation = ValueField(
        _("gestation at birth"), of=timing.GestationalAge, blank=True, help_text=_("“33+4”.")
    )
    delivery = TermField(
        _("delivery"), terms=facts.Delivery, blank=True, help_text=_("Mode of birth.")
    )
    weight = ValueField(
        _("birth weight"), of=quantities.Quantity, blank=True, help_text=_("“1100 g”.")
    )
    length = ValueField(_("length"), of=quantities.Quantity, blank=True, help_text=_("“38 cm”."))
    head_circumference = ValueField(
        _("head circumference"), of=quantities.Quantity, blank=True, help_text=_("“27 cm”.")
    )
    apgar_1 = models.PositiveIntegerField(
        _("Apgar, 1 minute"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10)],
        help_text=_("0 to 10."),
    )
    apgar_5 = models.PositiveIntegerField(
        _("Apgar, 5 minutes"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10)],
        help_text=_("0 to 10."),
    )
    apgar_10 = models.PositiveIntegerField(
        _("Apgar, 10 minutes"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10)],
        help_text=_("0 to 10."),
    )
    cord_ph = ValueField(_("cord pH"), of=values.Exact, blank=True, help_text=_("“7.21”."))
    resuscitation = TermField(
        _("resuscitation"),
        terms=facts.Resuscitation,
        blank=True,
        help_text=_("The most that was needed."),
    )
    vital_status = TermField(
        _("alive"),
        terms=presentation_facts.VitalStatus,
        blank=True,
        help_text=_("At the end of the report."),
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("newborn")
        verbose_name_plural = _("newborns")
        constraints: ClassVar[list[models.BaseConstraint]] = [one_key("case", "newborn")]
