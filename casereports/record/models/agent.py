"""The drugs of a treatment."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing
from casereports.clinical.facts import agents as facts
from casereports.record.columns import LineField, NumbersField, TermField, ValueField
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, Spanning, filled, one_key
from casereports.record.models.treatment import Treatment


class Agent(Spanning, Row):
    """A drug of a treatment, by its INN."""

    hands_out = facts.Agent
    treatment = models.ForeignKey(
        Treatment, models.CASCADE, related_name="agents", verbose_name=_("treatment")
    )
    inn = LineField(_("INN"), help_text=_("International nonproprietary name: “surufatinib”."))
    synonym = LineField(_("other name"), blank=True, help_text=_("“sulfatinib”."))
    brand = LineField(
        _("brand"), blank=True, help_text=_("Only where it matters, as for biologicals: “Remsima”.")
    )
    dose = ValueField(
        _("dose"),
        of=quantities.Dose,
        blank=True,
        help_text=_("With what it counts on: “300 mg”, “75 mg/m²”, “AUC 5” (CARE 9b)."),
    )
    maximum = ValueField(
        _("highest dose"),
        of=quantities.Dose,
        blank=True,
        help_text=_("Where the dose is capped: “2 mg”."),
    )
    total = ValueField(
        _("cumulative dose"), of=quantities.Quantity, blank=True, help_text=_("“450 mg/m2”.")
    )
    route = TermField(
        _("route"), terms=facts.Route, blank=True, help_text=_("How it was given (CARE 9b).")
    )
    frequency = TermField(
        _("frequency"),
        terms=facts.Frequency,
        blank=True,
        help_text=_("“Every” goes with the interval."),
    )
    interval = ValueField(
        _("interval"),
        of=timing.Duration,
        blank=True,
        help_text=_("How far apart the doses are: “3 weeks”."),
    )
    days = NumbersField(_("days of the cycle"), blank=True, help_text=_("With commas: “1, 8, 15”."))
    infusion = ValueField(
        _("infusion time"), of=timing.Duration, blank=True, help_text=_("“90 minutes”.")
    )
    intensity = ValueField(
        _("relative dose intensity"),
        of=quantities.Number,
        blank=True,
        help_text=_("In percent: “80”."),
    )
    target_level = ValueField(
        _("target level"), of=quantities.Quantity, blank=True, help_text=_("“15-20 mg/L”.")
    )
    cycle_length = ValueField(
        _("cycle length"), of=timing.Duration, blank=True, help_text=_("“21 days”.")
    )
    cycles_planned = ValueField(
        _("cycles planned"), of=quantities.Number, blank=True, help_text=_("“6”.")
    )
    cycles_given = ValueField(
        _("cycles given"), of=quantities.Number, blank=True, help_text=_("“4”.")
    )
    duration = ValueField(
        _("duration"), of=timing.Duration, blank=True, help_text=_("“6 months” (CARE 9b).")
    )
    step = models.PositiveIntegerField(
        _("step"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Orders the steps of a changing dose, such as a steroid taper; 1 to 100."),
    )
    indication = LineField(
        _("indication"),
        blank=True,
        help_text=_("Where it is not that of the treatment: “premedication”."),
    )
    target = LineField(
        _("adjusted to"), blank=True, help_text=_("“trough”, “INR”, “mean arterial pressure”.")
    )
    note = LineField(_("note"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("drug")
        verbose_name_plural = _("drugs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("treatment", "agent"),
            filled("agent", "inn"),
            between("agent", "step", 1, 100),
        ]
