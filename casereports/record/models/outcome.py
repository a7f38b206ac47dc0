"""Adverse events, the course, outcomes and the patient's perspective."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing
from casereports.clinical.facts import codes, harms
from casereports.clinical.facts import outcome as facts
from casereports.record.columns import LineField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, RowLink, Single, Spanning, Timed, filled, one_key
from casereports.record.models.treatment import Treatment


class AdverseEvent(Spanning, Row):
    """A harm, graded by CTCAE and tied to what caused it."""

    hands_out = harms.AdverseEvent
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="adverse_events", verbose_name=_("case")
    )
    name = LineField(
        _("event"), help_text=_("As CTCAE or MedDRA call it: “proteinuria” (CARE 10d).")
    )
    grade = models.PositiveIntegerField(
        _("CTCAE grade"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(5)],
        help_text=_("1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death."),
    )
    serious = models.BooleanField(
        _("serious"),
        default=False,
        help_text=_("Led to death, danger to life, hospital stay, disability or a birth defect."),
    )
    unanticipated = models.BooleanField(
        _("unanticipated"),
        default=False,
        help_text=_("Not expected from what is known of the treatment (CARE 10d)."),
    )
    treatment = RowLink(
        Treatment,
        related_name="+",
        verbose_name=_("treatment"),
        help_text=_("The row of the treatment that is held responsible."),
    )
    agent = LineField(_("drug"), blank=True, help_text=_("Which of its drugs: “surufatinib”."))
    causality = TermField(
        _("causality"),
        terms=harms.Causality,
        blank=True,
        help_text=_("How surely the treatment caused it."),
    )
    duration = ValueField(_("duration"), of=timing.Duration, blank=True, help_text=_("“2 weeks”."))
    grade_text = LineField(
        _("grade in words"), blank=True, help_text=_("“IIIb”, where the scale has no CTCAE number.")
    )
    grade_scale = TermField(
        _("scale"), terms=harms.HarmScale, blank=True, help_text=_("By which it was graded.")
    )
    grade_version = LineField(_("version of the scale"), blank=True, help_text=_("“5.0”."))
    causality_scale = LineField(_("causality scale"), blank=True, help_text=_("“Naranjo”."))
    causality_value = ValueField(
        _("causality score"), of=quantities.Number, blank=True, help_text=_("“7”.")
    )
    action = TermField(
        _("action taken"),
        terms=harms.HarmAction,
        blank=True,
        help_text=_("With the treatment that may have caused it."),
    )
    management = LineField(_("managed by"), blank=True, help_text=_("“prednisone 1 mg/kg”."))
    outcome = TermField(
        _("outcome"), terms=harms.HarmOutcome, blank=True, help_text=_("How the event ended.")
    )
    rechallenge = TermField(
        _("given again"),
        terms=harms.Rechallenge,
        blank=True,
        help_text=_("What happened when the treatment was given again."),
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("adverse event")
        verbose_name_plural = _("adverse events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "adverseevent"),
            filled("adverseevent", "name"),
            between("adverseevent", "grade", 0, 5),
        ]


class CourseEvent(Spanning, Row):
    """Something that happened and is neither a test nor a treatment."""

    hands_out = facts.CourseEvent
    case = models.ForeignKey(Case, models.CASCADE, related_name="events", verbose_name=_("case"))
    kind = TermField(
        _("kind"), terms=facts.EventKind, help_text=_("A turning point of the course (CARE 7).")
    )
    name = LineField(_("event"), help_text=_("“admitted with sepsis”."))
    place = LineField(
        _("place"), blank=True, help_text=_("Kind of place, not its name: “intensive care unit”.")
    )
    duration = ValueField(_("duration"), of=timing.Duration, blank=True, help_text=_("“5 days”."))
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("event of the course")
        verbose_name_plural = _("events of the course")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "courseevent"),
            filled("courseevent", "kind", "name"),
        ]


class Outcome(Timed, Row):
    """An outcome at one time, as one side judged it."""

    hands_out = facts.Outcome
    case = models.ForeignKey(Case, models.CASCADE, related_name="outcomes", verbose_name=_("case"))
    assessor = TermField(
        _("judged by"),
        terms=facts.Assessor,
        help_text=_("Clinician and patient each have their own rows (CARE 10a)."),
    )
    state = TermField(
        _("state"), terms=facts.OutcomeState, blank=True, help_text=_("How the patient was.")
    )
    finding = LongTextField(
        _("finding"),
        blank=True,
        help_text=_("In a sentence: “Pain had gone and she was back at work.”"),
    )
    instrument = LineField(
        _("scale"), blank=True, help_text=_("For a measured outcome: “modified Rankin Scale”.")
    )
    value = ValueField(_("points"), of=quantities.Quantity, blank=True, help_text=_("“2”."))
    grade = LineField(_("class"), blank=True, help_text=_("For scales with classes: “I”."))
    symptom = LineField(
        _("symptom"),
        blank=True,
        help_text=_("Where the outcome is that of one symptom: “back pain”."),
    )
    presence = TermField(
        _("symptom present"),
        terms=codes.Presence,
        blank=True,
        help_text=_("Whether that symptom was still there."),
    )
    cause_of_death = LineField(
        _("cause of death"), blank=True, help_text=_("“pulmonary embolism”.")
    )
    z_score = ValueField(_("z-score"), of=quantities.Number, blank=True, help_text=_("“-0.3”."))

    class Meta(Row.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "outcome"),
            filled("outcome", "assessor"),
            models.CheckConstraint(
                condition=Q(cause_of_death="")
                | Q(state="")
                | Q(state__in=[state.value for state in facts.DEATHS]),
                name="record_outcome_only_the_dead_have_a_cause",
                violation_error_message=_("A cause of death belongs to a patient who died."),
            ),
        ]


class Course(Single):
    """What is true of the whole course and has no row of its own."""

    hands_out = facts.Course
    case = models.OneToOneField(Case, models.CASCADE, related_name="course", verbose_name=_("case"))
    harms = TermField(
        _("harms"),
        terms=facts.HarmState,
        blank=True,
        help_text=_(
            "Whether adverse events were looked for; “none observed” is an answer (CARE 10d)."
        ),
    )
    harms_method = LineField(
        _("how harms were looked for"), blank=True, help_text=_("“weekly visits and blood counts”.")
    )
    diagnostic_challenges = LongTextField(
        _("diagnostic challenges"),
        blank=True,
        help_text=_("Access, cost, language or culture that stood in the way (CARE 8b)."),
    )
    no_diagnostic_challenges = models.BooleanField(
        _("no diagnostic challenges"),
        default=False,
        help_text=_("There were none to report (CARE 8b)."),
    )
    timeline_note = LineField(
        _("note to the timeline"),
        blank=True,
        help_text=_("Printed under it: “Dates are counted from the first visit.”"),
    )
    prognosis = LongTextField(
        _("prognosis"),
        blank=True,
        help_text=_("What is expected, and from what it is judged (CARE 8d)."),
    )
    follow_up = ValueField(
        _("length of follow-up"),
        of=timing.Duration,
        blank=True,
        help_text=_("Where no dated outcome tells it: “18 months”."),
    )

    class Meta(Single.Meta):
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class Perspective(Single):
    """The patient's own account, or why there is none."""

    hands_out = facts.Perspective
    case = models.OneToOneField(
        Case, models.CASCADE, related_name="perspective", verbose_name=_("case")
    )
    account = LongTextField(
        _("account"),
        blank=True,
        help_text=_("In the patient's own words, without names (CARE 12)."),
    )
    given_by = TermField(
        _("given by"), terms=facts.Assessor, blank=True, help_text=_("Who speaks.")
    )
    absent_reason = LineField(
        _("reason for absence"),
        blank=True,
        help_text=_("“The patient died before she could be asked.”"),
    )

    class Meta(Single.Meta):
        verbose_name = _("patient perspective")
        verbose_name_plural = _("patient perspectives")
