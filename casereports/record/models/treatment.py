"""Treatments with their changes and responses."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing
from casereports.clinical.facts import agents as agents_facts
from casereports.clinical.facts import procedure as procedure_facts
from casereports.clinical.facts import response as response_facts
from casereports.clinical.facts import treatment as facts
from casereports.record.columns import (
    LineField,
    LinesField,
    LongTextField,
    TermField,
    ValueField,
)
from casereports.record.models.case import Case
from casereports.record.models.procedure import Procedure
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, RowLink, Spanning, Timed, filled, one_key


class Treatment(Spanning, Row):
    """A treatment, planned, given or declined."""

    hands_out = facts.Treatment
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="treatments", verbose_name=_("case")
    )
    kind = TermField(
        _("kind"),
        terms=facts.TreatmentKind,
        help_text=_("Supportive care and watchful waiting are treatments too (CARE 9a)."),
    )
    name = LineField(
        _("treatment"), help_text=_("“surufatinib”, “resection of the mass” (CARE 9a).")
    )
    status = TermField(
        _("status"),
        terms=facts.TreatmentStatus,
        blank=True,
        help_text=_("What became of it; planned and declined treatments count too."),
    )
    line = models.PositiveIntegerField(
        _("line of treatment"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("1 for the first line, 2 for the second; 1 to 30."),
    )
    intent = TermField(
        _("intent"), terms=procedure_facts.Intent, blank=True, help_text=_("What it was for.")
    )
    indication = LineField(
        _("indication"), blank=True, help_text=_("“progressive liver metastases”.")
    )
    reason = LongTextField(
        _("reason"),
        blank=True,
        help_text=_("Why it ended, was declined or not given (CARE 9c): “extent of the disease”."),
    )
    procedure = RowLink(
        Procedure,
        related_name="+",
        verbose_name=_("procedure"),
        help_text=_("The row of the operation or intervention."),
    )
    dose = ValueField(
        _("dose"),
        of=quantities.Dose,
        blank=True,
        help_text=_("Where the treatment has no drugs of its own rows: “7.4 GBq” (CARE 9b)."),
    )
    site = LineField(_("site"), blank=True, help_text=_("“L5 to S2”."))
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    duration = ValueField(
        _("duration"), of=timing.Duration, blank=True, help_text=_("“6 months” (CARE 9b).")
    )
    cycle_length = ValueField(
        _("cycle length"), of=timing.Duration, blank=True, help_text=_("“3 weeks”.")
    )
    cycles_planned = ValueField(
        _("cycles planned"), of=quantities.Number, blank=True, help_text=_("“6”.")
    )
    cycles_given = ValueField(
        _("cycles given"), of=quantities.Number, blank=True, help_text=_("“4”.")
    )
    monitoring = LinesField(
        _("monitoring"),
        blank=True,
        help_text=_("What was watched, one per line: “urine protein every 2 weeks”."),
    )
    adherence = ValueField(
        _("adherence"),
        of=facts.Adherence,
        blank=True,
        help_text=_("How well it was taken and borne, and how you know (CARE 10c)."),
    )
    mode = LineField(
        _("mode"), blank=True, help_text=_("Of a ventilator or device: “pressure-controlled”.")
    )
    graft = ValueField(
        _("graft and donor"), of=facts.Graft, blank=True, help_text=_("Of a transplant.")
    )
    frequency = TermField(
        _("frequency"),
        terms=agents_facts.Frequency,
        blank=True,
        help_text=_("Of a treatment without drugs: “every other day”."),
    )
    interval = ValueField(_("every"), of=timing.Duration, blank=True, help_text=_("“3 days”."))
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "treatment"),
            filled("treatment", "kind", "name"),
            between("treatment", "line", 1, 30),
        ]


class RadiationCourse(Spanning, Row):
    """A course of radiation to one target."""

    hands_out = facts.RadiationCourse
    treatment = models.ForeignKey(
        Treatment, models.CASCADE, related_name="radiotherapy", verbose_name=_("treatment")
    )
    target = LineField(_("target"), help_text=_("“L5 to S2”."))
    technique = LineField(_("technique"), blank=True, help_text=_("“VMAT”, “stereotactic”."))
    total = ValueField(
        _("total dose"), of=quantities.Quantity, blank=True, help_text=_("“50.4 Gy” (CARE 9b).")
    )
    fractions = ValueField(_("fractions"), of=quantities.Number, blank=True, help_text=_("“28”."))
    fraction = ValueField(
        _("dose per fraction"), of=quantities.Quantity, blank=True, help_text=_("“1.8 Gy”.")
    )
    boost = ValueField(_("boost"), of=quantities.Quantity, blank=True, help_text=_("“5.4 Gy”."))
    duration = ValueField(_("duration"), of=timing.Duration, blank=True, help_text=_("“6 weeks”."))
    concurrent_with = LineField(_("concurrent with"), blank=True, help_text=_("“capecitabine”."))
    frequency = TermField(
        _("frequency"),
        terms=agents_facts.Frequency,
        blank=True,
        help_text=_("“twice daily” where it is not the usual once."),
    )
    boost_fractions = ValueField(
        _("boost fractions"), of=quantities.Number, blank=True, help_text=_("“3”.")
    )

    class Meta(Row.Meta):
        verbose_name = _("radiation course")
        verbose_name_plural = _("radiotherapy")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("treatment", "radiationcourse"),
            filled("radiationcourse", "target"),
        ]


class TreatmentChange(Spanning, Row):
    """A change of a treatment, and why."""

    hands_out = facts.TreatmentChange
    treatment = models.ForeignKey(
        Treatment, models.CASCADE, related_name="changes", verbose_name=_("treatment")
    )
    kind = TermField(
        _("change"), terms=facts.ChangeKind, help_text=_("What was changed (CARE 9c).")
    )
    agent = LineField(
        _("drug"), blank=True, help_text=_("Which drug of the treatment: “surufatinib”.")
    )
    before = ValueField(_("dose before"), of=quantities.Dose, blank=True, help_text=_("“300 mg”."))
    after = ValueField(_("dose after"), of=quantities.Dose, blank=True, help_text=_("“250 mg”."))
    replacement = LineField(_("replaced by"), blank=True, help_text=_("“everolimus”."))
    reason = LongTextField(
        _("reason"), blank=True, help_text=_("“Proteinuria of grade 2.” (CARE 9c)")
    )
    by = ValueField(
        _("by"), of=quantities.Dose, blank=True, help_text=_("Step of a taper: “10 mg”.")
    )
    every = ValueField(_("every"), of=timing.Duration, blank=True, help_text=_("“1 week”."))

    class Meta(Row.Meta):
        verbose_name = _("change of treatment")
        verbose_name_plural = _("changes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("treatment", "treatmentchange"),
            filled("treatmentchange", "kind"),
        ]


class Response(Timed, Row):
    """A response at one assessment."""

    hands_out = response_facts.Response
    treatment = models.ForeignKey(
        Treatment, models.CASCADE, related_name="responses", verbose_name=_("treatment")
    )
    category = TermField(
        _("response"),
        terms=response_facts.ResponseCategory,
        help_text=_("By the criteria below, or in clinical words (CARE 10a)."),
    )
    criteria = TermField(
        _("criteria"),
        terms=response_facts.ResponseCriteria,
        blank=True,
        help_text=_("By which it was judged."),
    )
    criteria_detail = LineField(
        _("criteria in words"), blank=True, help_text=_("Modification or edition: “Lugano 2014”.")
    )
    change = ValueField(
        _("change in percent"),
        of=quantities.Number,
        blank=True,
        help_text=_("Of the sum of diameters or the marker: “-32”."),
    )
    basis = LineField(_("read from"), blank=True, help_text=_("“CT of chest and abdomen”."))
    grade = LineField(
        _("grade"), blank=True, help_text=_("“grade 1”, where the criteria grade a response.")
    )
    sum_of_diameters = ValueField(
        _("sum of diameters"), of=quantities.Quantity, blank=True, help_text=_("“51 mm” (RECIST).")
    )
    duration = ValueField(
        _("duration"), of=timing.Duration, blank=True, help_text=_("Of the response: “7.7 months”.")
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("treatment", "response"),
            filled("response", "category"),
        ]
