"""Complaints, history and past interventions."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.clinical import quantities, timing
from casereports.clinical.facts import codes
from casereports.clinical.facts import presentation as facts
from casereports.record.columns import LineField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import once
from casereports.record.models.rows import PlainRow, Row, Spanning, Timed, filled, one_key


class Complaint(Timed, Row):
    """A symptom or concern; an absent one is a pertinent negative."""

    hands_out = facts.Complaint
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="complaints", verbose_name=_("case")
    )
    name = LineField(_("complaint"), help_text=_("“lumbosacral pain” (CARE 5b)."))
    presence = TermField(
        _("presence"),
        terms=codes.Presence,
        default=codes.Presence.PRESENT,
        help_text=_("“Absent” is a pertinent negative."),
    )
    chief = models.BooleanField(
        _("chief complaint"), default=False, help_text=_("What brought the patient to you.")
    )
    site = LineField(_("site"), blank=True, help_text=_("“lower back”."))
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For parts that have sides.")
    )
    radiation = LineField(_("radiation"), blank=True, help_text=_("Where it spreads: “left leg”."))
    character = LineField(_("character"), blank=True, help_text=_("“burning”, “colicky”."))
    onset = TermField(_("onset"), terms=facts.Onset, blank=True, help_text=_("How it began."))
    duration = ValueField(
        _("duration"),
        of=timing.Duration,
        blank=True,
        help_text=_("Until the index visit: “6 months”."),
    )
    course = TermField(_("course"), terms=facts.Course, blank=True, help_text=_("How it went on."))
    recent_change = TermField(
        _("recent change"), terms=facts.Course, blank=True, help_text=_("What it did of late.")
    )
    recent_duration = ValueField(
        _("for how long"),
        of=timing.Duration,
        blank=True,
        help_text=_("The time of the recent change: “1 month”."),
    )
    severity = TermField(_("severity"), terms=facts.Severity, blank=True, help_text=_("In a word."))
    score = ValueField(
        _("severity in points"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("On the scale named beside it: “7”."),
    )
    score_name = LineField(_("scale"), blank=True, help_text=_("“numeric rating scale”."))
    frequency = LineField(_("frequency"), blank=True, help_text=_("“twice a week”."))
    aggravated_by = LineField(_("worse with"), blank=True, help_text=_("“sitting”."))
    relieved_by = LineField(_("better with"), blank=True, help_text=_("“rest”."))
    measure = ValueField(
        _("measured"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("What was measured: “39.2 Cel” of fever, “6 kg” lost."),
    )
    rate = ValueField(
        _("how often"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("“6 /h” for six seizures an hour."),
    )
    episode_duration = ValueField(
        _("each lasts"), of=timing.Duration, blank=True, help_text=_("“2-3 minutes”.")
    )
    count = ValueField(_("how many times"), of=quantities.Number, blank=True, help_text=_("“3”."))
    count_over = ValueField(
        pgettext_lazy("what span of time", "in"),
        of=timing.Duration,
        blank=True,
        help_text=_("“2 months”."),
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
        help_text=_("Where a registry asks for one: “HPO HP:0003418”."),
    )

    class Meta(Row.Meta):
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "complaint"),
            filled("complaint", "name"),
        ]


class HistoryAnswer(PlainRow):
    """“None” or “unknown” for a whole kind of history."""

    hands_out = facts.HistoryAnswer
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="history_answers", verbose_name=_("case")
    )
    kind = TermField(
        _("kind of history"),
        terms=facts.HistoryKind,
        help_text=_("Each kind is answered once (CARE 5c)."),
    )
    answer = TermField(
        _("answer"), terms=facts.Answer, help_text=_("“None” and “unknown” are answers too.")
    )
    note = LineField(
        _("note"), blank=True, help_text=_("“records of the first operation were lost”.")
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("history answer")
        verbose_name_plural = _("history answers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("historyanswer", "kind", "answer"),
            once(
                "historyanswer",
                "case",
                "kind",
                sentence=_("This kind of history is answered already; change that answer."),
            ),
        ]


class HistoryEntry(Spanning, Row):
    """One thing of the past: a disease, drug, allergy, ill relative or exposure."""

    hands_out = facts.HistoryEntry
    case = models.ForeignKey(Case, models.CASCADE, related_name="history", verbose_name=_("case"))
    kind = TermField(
        _("kind of history"),
        terms=facts.HistoryKind,
        help_text=_("Medical, family, psychosocial and genetic history are asked for (CARE 5c)."),
    )
    name = LineField(
        _("what"), help_text=_("The disease, drug, allergen or exposure: “type 2 diabetes”.")
    )
    presence = TermField(
        _("presence"),
        terms=codes.Presence,
        default=codes.Presence.PRESENT,
        help_text=_("“Absent” is a pertinent negative: no history of tumours."),
    )
    state = TermField(
        _("state"),
        terms=facts.ConditionState,
        blank=True,
        help_text=_("Where it stood at the index visit."),
    )
    duration = ValueField(_("duration"), of=timing.Duration, blank=True, help_text=_("“10 years”."))
    dose = ValueField(
        _("dose"), of=quantities.Dose, blank=True, help_text=_("Of a drug: “500 mg”.")
    )
    route = LineField(_("route"), blank=True, help_text=_("“by mouth”."))
    frequency = LineField(_("frequency"), blank=True, help_text=_("“twice daily”."))
    indication = LineField(
        _("indication"), blank=True, help_text=_("What it was taken for: “atrial fibrillation”.")
    )
    reaction = LineField(_("reaction"), blank=True, help_text=_("To the allergen: “urticaria”."))
    severity = TermField(
        _("severity"), terms=facts.Severity, blank=True, help_text=_("Of the disease or reaction.")
    )
    amount = ValueField(
        _("amount"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("What was smoked or drunk: “20 {pack_years}”."),
    )
    place = LineField(
        _("place"),
        blank=True,
        help_text=_("Of travel or exposure, no smaller than a region: “rural East Africa”."),
    )
    relative = ValueField(
        _("relative"),
        of=facts.FamilyMember,
        blank=True,
        help_text=_("For family history: who, on which side, ill or dead."),
    )
    doses = models.PositiveIntegerField(
        _("doses"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Doses of a vaccine that were given."),
    )
    target = LineField(_("adjusted to"), blank=True, help_text=_("“INR”, “trough level”."))
    target_level = ValueField(
        _("target level"), of=quantities.Quantity, blank=True, help_text=_("“2.5-3.5”.")
    )
    code = ValueField(
        _("code"),
        of=codes.Code,
        blank=True,
        help_text=_("Where a registry asks for one: “ICD-10 E11”."),
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "historyentry"),
            filled("historyentry", "kind", "name"),
        ]


class PastIntervention(Spanning, Row):
    """Care before this episode, with its outcome."""

    hands_out = facts.PastIntervention
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="past_interventions", verbose_name=_("case")
    )
    name = LineField(_("intervention"), help_text=_("“appendectomy” (CARE 5d)."))
    kind = TermField(
        _("kind"), terms=facts.InterventionKind, help_text=_("What sort of care it was.")
    )
    indication = LineField(
        _("indication"), blank=True, help_text=_("What it was for: “acute appendicitis”.")
    )
    duration = ValueField(_("duration"), of=timing.Duration, blank=True, help_text=_("“6 weeks”."))
    dose = ValueField(
        _("dose"), of=quantities.Dose, blank=True, help_text=_("Of a drug: “500 mg”.")
    )
    route = LineField(_("route"), blank=True, help_text=_("“by mouth”."))
    frequency = LineField(_("frequency"), blank=True, help_text=_("“twice daily”."))
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    outcome = TermField(
        _("outcome"), terms=facts.Result, blank=True, help_text=_("How it turned out (CARE 5d).")
    )
    outcome_detail = LongTextField(
        _("outcome in words"), blank=True, help_text=_("“Pain returned after two weeks.”")
    )

    class Meta(Row.Meta):
        verbose_name = _("past intervention")
        verbose_name_plural = _("past interventions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "pastintervention"),
            filled("pastintervention", "name", "kind"),
        ]
