"""Vital signs, scores and the findings of the physical examination."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing, values
from casereports.clinical.facts import codes
from casereports.clinical.facts import examination as facts
from casereports.record.columns import LineField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import needs
from casereports.record.models.rows import PlainRow, Row, Timed, filled, one_key


class VitalSign(Timed, Row):
    """A vital sign or body measurement."""

    hands_out = facts.VitalSign
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="vital_signs", verbose_name=_("case")
    )
    sign = TermField(
        _("sign"),
        terms=facts.Sign,
        help_text=_(
            "For a measurement that is not listed choose the last one and name it (CARE 6)."
        ),
    )
    name = LineField(
        _("name of the measurement"),
        blank=True,
        help_text=_("Only for one that is not listed: “waist-to-hip ratio”."),
    )
    value = ValueField(
        _("value"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("With its unit: “38.2 °C”, “96 /min”; for blood pressure the systolic value."),
    )
    diastolic = ValueField(
        _("diastolic pressure"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("For blood pressure only: “80 mmHg”."),
    )
    percentile = ValueField(
        _("percentile"),
        of=quantities.Number,
        blank=True,
        help_text=_("Of a child, by age and sex: “97”."),
    )
    z_score = ValueField(
        _("z-score"),
        of=quantities.Number,
        blank=True,
        help_text=_("Standard deviations from the mean for age: “-2.1”."),
    )
    growth_reference = LineField(
        _("growth charts"), blank=True, help_text=_("Whose percentiles they are: “WHO 2006”.")
    )
    site = LineField(_("place of measurement"), blank=True, help_text=_("“right arm”."))
    condition = LineField(
        _("conditions"), blank=True, help_text=_("Under what it was taken: “on room air”.")
    )
    flag = TermField(
        _("flag"),
        terms=codes.Flag,
        blank=True,
        help_text=_("How you judge the value; empty leaves it unmarked."),
    )
    mean = ValueField(
        _("mean"), of=quantities.Quantity, blank=True, help_text=_("Mean pressure: “65 mmHg”.")
    )
    not_measurable = models.BooleanField(
        _("not measurable"),
        default=False,
        help_text=_("Tried and not measurable, as an unrecordable pressure."),
    )
    oxygen_flow = ValueField(
        _("oxygen"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Given when it was measured: “15 L/min”."),
    )
    oxygen_device = LineField(
        _("oxygen by"), blank=True, help_text=_("“nasal cannula”, “non-rebreather mask”.")
    )
    fio2 = ValueField(
        _("FiO₂"), of=quantities.Number, blank=True, help_text=_("As a fraction: “0.6”.")
    )
    over = ValueField(
        _("measured over"),
        of=timing.Duration,
        blank=True,
        help_text=_("“12 hours” for a urine output."),
    )

    class Meta(Row.Meta):
        verbose_name = _("vital sign")
        verbose_name_plural = _("vital signs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "vitalsign"),
            filled("vitalsign", "sign"),
            needs(
                "vitalsign",
                "name",
                where={"sign": facts.Sign.OTHER.value},
                sentence=_("Name the measurement."),
            ),
        ]


class Score(Timed, Row):
    """The result of a scale or questionnaire: ECOG 1, GCS 9, NYHA III."""

    hands_out = facts.Score
    case = models.ForeignKey(Case, models.CASCADE, related_name="scores", verbose_name=_("case"))
    instrument = LineField(
        _("scale"), help_text=_("“ECOG performance status”, “Glasgow Coma Scale” (CARE 6).")
    )
    kind = TermField(
        _("purpose"), terms=facts.ScoreKind, blank=True, help_text=_("What the scale is for.")
    )
    version = LineField(
        _("version"), blank=True, help_text=_("Year, language or form: “MoCA 8.1”.")
    )
    value = ValueField(
        _("points"), of=quantities.Quantity, blank=True, help_text=_("For scales that count: “9”.")
    )
    grade = LineField(_("class"), blank=True, help_text=_("For scales with classes: “III”."))
    maximum = ValueField(_("highest possible"), of=values.Exact, blank=True, help_text=_("“15”."))
    interpretation = LineField(
        _("meaning"), blank=True, help_text=_("In words: “moderate impairment”.")
    )

    class Meta(Row.Meta):
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "score"),
            filled("score", "instrument"),
        ]


class ScorePart(PlainRow):
    """One item of a score: eye opening 2, motor response 4."""

    hands_out = facts.ScorePart
    score = models.ForeignKey(Score, models.CASCADE, related_name="parts", verbose_name=_("score"))
    name = LineField(_("item"), help_text=_("“eye opening”, “SOFA, kidney”."))
    value = ValueField(_("points"), of=quantities.Number, blank=True, help_text=_("“2”."))
    grade = LineField(_("grade"), blank=True, help_text=_("“T”, where it is no number."))
    maximum = ValueField(
        _("of"), of=values.Exact, blank=True, help_text=_("Most points of this item: “5”.")
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("item of a score")
        verbose_name_plural = _("items of the score")
        constraints: ClassVar[list[models.BaseConstraint]] = [filled("scorepart", "name")]


class ExamFinding(Timed, Row):
    """A finding of the physical examination, pertinent negatives included."""

    hands_out = facts.ExamFinding
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="examination", verbose_name=_("case")
    )
    system = TermField(
        _("body system"),
        terms=facts.BodySystem,
        help_text=_("The order in which the paper tells the examination."),
    )
    finding = LineField(
        _("finding"),
        help_text=_("What was found, or looked for: “tenderness over the sacrum” (CARE 6)."),
    )
    state = TermField(
        _("result"),
        terms=facts.ExamState,
        default=facts.ExamState.PRESENT,
        help_text=_("“Absent” is a pertinent negative: looked for and not found."),
    )
    site = LineField(
        _("site"), blank=True, help_text=_("Where on the body: “left lower quadrant”.")
    )
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For parts that have sides.")
    )
    size = ValueField(_("size"), of=quantities.Dimensions, blank=True, help_text=_("“3 × 2 cm”."))
    measure = ValueField(
        _("measured value"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("A number that belongs to the finding: “45 deg”."),
    )
    grade = LineField(_("clinical grade"), blank=True, help_text=_("As it is spoken: “3/5”, “++”."))
    reason = LineField(
        _("reason"), blank=True, help_text=_("Why it was not examined: “patient sedated”.")
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )
    code = ValueField(
        _("code"),
        of=codes.Code,
        blank=True,
        help_text=_("Where a registry asks for one: “HPO HP:0002027”."),
    )

    class Meta(Row.Meta):
        verbose_name = _("examination finding")
        verbose_name_plural = _("examination findings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "examfinding"),
            filled("examfinding", "system", "finding"),
        ]
