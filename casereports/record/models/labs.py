"""Laboratory results, and groups of analytes without values."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing
from casereports.clinical.facts import codes
from casereports.clinical.facts import labs as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import needs
from casereports.record.models.rows import Row, Timed, filled, one_key


class LabResult(Timed, Row):
    """One result of one analyte at one time; a series is several rows."""

    hands_out = facts.LabResult
    case = models.ForeignKey(Case, models.CASCADE, related_name="labs", verbose_name=_("case"))
    analyte = LineField(
        _("analyte"),
        help_text=_("Full name, not the abbreviation: “alkaline phosphatase” (CARE 8a)."),
    )
    abbreviation = LineField(_("abbreviation"), blank=True, help_text=_("“ALP”."))
    loinc = LineField(
        _("LOINC code"), blank=True, help_text=_("“6768-6”; its last digit is checked.")
    )
    specimen = LineField(
        _("specimen"), blank=True, help_text=_("Empty for serum or plasma: “cerebrospinal fluid”.")
    )
    result = ValueField(
        _("result"),
        of=facts.LabOutcome,
        help_text=_("“147 U/L”, “>4500 ng/mL”, “1:640”, “positive” or “not done: sample clotted”."),
    )
    equivalent = ValueField(
        _("in the other unit system"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("The same result in SI or conventional units: “8.2 mmol/L”."),
    )
    reference = ValueField(
        _("reference interval"),
        of=facts.Interval,
        blank=True,
        help_text=_("Your laboratory's: “40-129”, “<5”, “negative”."),
    )
    flag = TermField(
        _("flag"),
        terms=codes.Flag,
        blank=True,
        help_text=_("Only where the computed flag is not right."),
    )
    flag_reason = LineField(
        _("reason for the flag"),
        blank=True,
        help_text=_("Why yours differs: “interval of the referring laboratory not given”."),
    )
    method = LineField(
        _("method"), blank=True, help_text=_("Where it matters to the value: “chemiluminescence”.")
    )
    condition = LineField(
        _("conditions"), blank=True, help_text=_("“fasting”, “2 hours after 75 g glucose”.")
    )
    panel = LineField(
        _("drawn together"),
        blank=True,
        help_text=_("One word for all rows of a sample or pair: “AST/ALT”."),
    )
    point = TermField(
        _("point in the course"),
        terms=facts.Point,
        blank=True,
        help_text=_("For series that are told without times."),
    )
    after_stimulus = ValueField(
        _("time after stimulus"),
        of=timing.Duration,
        blank=True,
        help_text=_("“90 minutes” after glucagon, say."),
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    stimulus = LineField(_("stimulus"), blank=True, help_text=_("Of a dynamic test: “ACTH”."))
    stimulus_dose = ValueField(
        _("dose of the stimulus"), of=quantities.Dose, blank=True, help_text=_("“250 µg”.")
    )
    note = LongTextField(_("note"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("lab result")
        verbose_name_plural = _("lab results")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "labresult"),
            filled("labresult", "analyte"),
        ]


class LabGroup(Timed, Row):
    """Analytes that share a finding and have no values of their own."""

    hands_out = facts.LabGroup
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="lab_groups", verbose_name=_("case")
    )
    name = LineField(_("name of the group"), blank=True, help_text=_("“tumour markers”."))
    analytes = LinesField(_("analytes"), help_text=_("One per line: “CA 19-9”."))
    finding = TermField(
        _("finding"), terms=facts.GroupFinding, help_text=_("What holds for all of them.")
    )
    specimen = LineField(
        _("specimen"), blank=True, help_text=_("Empty for serum or plasma: “cerebrospinal fluid”.")
    )
    reason = LineField(
        _("reason"),
        blank=True,
        help_text=_("Why they were not done: “not available at our hospital”."),
    )

    class Meta(Row.Meta):
        verbose_name = _("lab group")
        verbose_name_plural = _("lab groups")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "labgroup"),
            filled("labgroup", "analytes", "finding"),
            needs(
                "labgroup",
                "reason",
                where={"finding": facts.GroupFinding.NOT_DONE.value},
                sentence=_("Say why these tests were not done."),
            ),
        ]
