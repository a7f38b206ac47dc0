"""Procedures and their complications."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.clinical import quantities, timing
from casereports.clinical.facts import codes
from casereports.clinical.facts import procedure as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.rows import Row, Timed, filled, one_key


class Procedure(Timed, Row):
    """A procedure with its findings and complications."""

    hands_out = facts.Procedure
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="procedures", verbose_name=_("case")
    )
    kind = TermField(
        _("kind"),
        terms=facts.ProcedureKind,
        help_text=_("For one that is not listed choose the last one and name it (CARE 8a, 9a)."),
    )
    name = LineField(
        _("name of the procedure"),
        blank=True,
        help_text=_("“CT-guided biopsy of the presacral tumour”."),
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    site = LineField(_("site"), blank=True, help_text=_("“presacral tumour”."))
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For parts that have sides.")
    )
    guidance = LineField(_("guidance"), blank=True, help_text=_("“CT”, “ultrasound”."))
    approach = LineField(
        _("approach"), blank=True, help_text=_("“transgluteal”, “median sternotomy”.")
    )
    intent = TermField(_("intent"), terms=facts.Intent, blank=True, help_text=_("What it was for."))
    indication = LineField(_("indication"), blank=True, help_text=_("“mass of unknown nature”."))
    anaesthesia = LineField(_("anaesthesia"), blank=True, help_text=_("“local”, “general”."))
    body_position = LineField(_("position of the patient"), blank=True, help_text=_("“prone”."))
    duration = ValueField(
        _("duration"), of=timing.Duration, blank=True, help_text=_("“95 minutes”.")
    )
    blood_loss = ValueField(
        _("blood loss"), of=quantities.Quantity, blank=True, help_text=_("“300 mL”.")
    )
    findings = LinesField(
        _("findings"), blank=True, help_text=_("One per line: “tumour adherent to the sacrum”.")
    )
    negatives = LinesField(
        _("pertinent negatives"),
        blank=True,
        help_text=_(
            "Looked for and not found, one per line, without “no”: “peritoneal metastases”."
        ),
    )
    margin = TermField(
        _("resection margin"), terms=facts.Margin, blank=True, help_text=_("Residual tumour.")
    )
    course = LongTextField(
        pgettext_lazy("of a procedure", "course"),
        blank=True,
        help_text=_("What was done, step by step, in full sentences."),
    )
    complication_state = TermField(
        _("complications"),
        terms=facts.ComplicationState,
        blank=True,
        help_text=_("“None” is an answer (CARE 10d)."),
    )
    not_done = LineField(
        _("reason not done"), blank=True, help_text=_("Only when it was not done: “coagulopathy”.")
    )
    urgency = TermField(
        _("urgency"), terms=facts.Urgency, blank=True, help_text=_("How soon it had to be done.")
    )
    converted = models.BooleanField(
        _("converted to open"),
        default=False,
        help_text=_("A minimally invasive approach became an open one."),
    )
    code = ValueField(
        _("code"),
        of=codes.Code,
        blank=True,
        help_text=_("Where a registry asks for one: “SNOMED CT 86273004”."),
    )

    class Meta(Row.Meta):
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "procedure"),
            filled("procedure", "kind"),
        ]


class Complication(Timed, Row):
    """A complication of a procedure."""

    hands_out = facts.Complication
    procedure = models.ForeignKey(
        Procedure, models.CASCADE, related_name="complications", verbose_name=_("procedure")
    )
    name = LineField(_("complication"), help_text=_("“anastomotic leak” (CARE 10d)."))
    grade = LineField(_("grade"), blank=True, help_text=_("“IIIb”."))
    grade_system = LineField(_("grading system"), blank=True, help_text=_("“Clavien-Dindo”."))
    management = LineField(_("management"), blank=True, help_text=_("“drainage under CT”."))
    outcome = LineField(_("outcome"), blank=True, help_text=_("“healed after 3 weeks”."))
    clavien_dindo = TermField(
        _("Clavien-Dindo grade"),
        terms=facts.ClavienDindo,
        blank=True,
        help_text=_("Of a surgical complication (CARE 10d)."),
    )

    class Meta(Row.Meta):
        verbose_name = _("complication")
        verbose_name_plural = _("complications")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("procedure", "complication"),
            filled("complication", "name"),
        ]
