"""Searches for germs, with antibiograms."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing, values
from casereports.clinical.facts import codes
from casereports.clinical.facts import labs as labs_facts
from casereports.clinical.facts import microbiology as facts
from casereports.record.columns import LineField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import between, needs
from casereports.record.models.rows import Row, Timed, filled, one_key


class MicrobiologyTest(Timed, Row):
    """A search for a germ in a specimen, with what it gave."""

    hands_out = facts.MicrobiologyTest
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="microbiology", verbose_name=_("case")
    )
    specimen = LineField(_("specimen"), help_text=_("“blood”, “bronchoalveolar lavage”."))
    site = LineField(_("site"), blank=True, help_text=_("Where it was taken: “left knee”."))
    method = TermField(
        _("method"),
        terms=facts.MicrobiologyMethod,
        help_text=_("How the germ was looked for (CARE 8a)."),
    )
    target = LineField(
        _("looked for"),
        blank=True,
        help_text=_(
            "Germ or gene, where the test was aimed: “Mycobacterium tuberculosis complex”."
        ),
    )
    finding = TermField(
        _("finding"),
        terms=facts.MicrobiologyFinding,
        help_text=_("What the test gave; “not done” needs its reason."),
    )
    organism = LineField(
        _("organism"), blank=True, help_text=_("Full name: “Staphylococcus aureus”.")
    )
    strain = LineField(_("strain or type"), blank=True, help_text=_("“serotype 1/2a”."))
    resistance = LineField(
        _("resistance"), blank=True, help_text=_("Mechanism or phenotype: “MRSA”, “ESBL”.")
    )
    quantity = ValueField(
        _("amount"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Load or count: “100000 [CFU]/mL”."),
    )
    titre = ValueField(
        _("titre"), of=labs_facts.TitreResult, blank=True, help_text=_("For serology: “1:640”.")
    )
    positive_sets = models.PositiveIntegerField(
        _("positive sets"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("How many bottles or samples were positive."),
    )
    sets = models.PositiveIntegerField(
        _("sets taken"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Out of how many bottles or samples."),
    )
    time_to_positivity = ValueField(
        _("time to positivity"),
        of=timing.Duration,
        blank=True,
        help_text=_("Of the culture: “14 hours”."),
    )
    reason = LineField(
        _("reason"), blank=True, help_text=_("Why it was not done: “antibiotics already given”.")
    )
    assay = LineField(_("assay"), blank=True, help_text=_("“MAT”, “IFA”, “ELISA”."))
    immunoglobulin = TermField(
        _("immunoglobulin"), terms=facts.Immunoglobulin, blank=True, help_text=_("Of a serology.")
    )
    serum = TermField(
        _("paired serum"),
        terms=facts.SerumSample,
        blank=True,
        help_text=_("Which of paired sera it is."),
    )
    amount = LineField(_("amount in words"), blank=True, help_text=_("“+++”, “scanty”."))
    fold_rise = ValueField(
        _("fold rise"),
        of=quantities.Number,
        blank=True,
        help_text=_("Of a titre between paired sera: “4”."),
    )
    reference = ValueField(
        _("reference interval"),
        of=labs_facts.Interval,
        blank=True,
        help_text=_("The assay’s: “<0.5”."),
    )
    flag = TermField(
        _("flag"), terms=codes.Flag, blank=True, help_text=_("Against the reference interval.")
    )
    cycle_threshold = ValueField(
        _("cycle threshold"), of=quantities.Number, blank=True, help_text=_("Ct of a PCR: “28.4”.")
    )
    incubation = ValueField(
        _("incubated for"), of=timing.Duration, blank=True, help_text=_("“5 days” without growth.")
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    note = LongTextField(_("note"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("microbiology test")
        verbose_name_plural = _("microbiology tests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "microbiologytest"),
            filled("microbiologytest", "specimen", "method", "finding"),
            needs(
                "microbiologytest",
                "reason",
                where={"finding": facts.MicrobiologyFinding.NOT_DONE.value},
                sentence=_("Say why this test was not done."),
            ),
            between("microbiologytest", "positive_sets", 0, 100),
            between("microbiologytest", "sets", 1, 100),
        ]


class Susceptibility(Row):
    """One agent of an antibiogram."""

    hands_out = facts.Susceptibility
    test = models.ForeignKey(
        MicrobiologyTest, models.CASCADE, related_name="susceptibilities", verbose_name=_("test")
    )
    agent = LineField(_("agent"), help_text=_("By its INN: “vancomycin”."))
    category = TermField(
        _("category"), terms=facts.Category, help_text=_("As the laboratory reported it.")
    )
    mic = ValueField(
        _("MIC"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Minimal inhibitory concentration: “0.5 mg/L”."),
    )
    zone = ValueField(
        _("zone diameter"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Of the disc test: “18 mm”."),
    )
    standard = LineField(
        _("standard"), blank=True, help_text=_("Whose breakpoints, with the year: “EUCAST 2024”.")
    )
    mic_partner = ValueField(
        _("MIC of the partner"),
        of=values.Exact,
        blank=True,
        help_text=_("Second number of a combination: “19” of 1/19 mg/L."),
    )
    method = LineField(
        _("method"), blank=True, help_text=_("“broth microdilution”, “gradient strip”, “disc”.")
    )

    class Meta(Row.Meta):
        verbose_name = _("susceptibility")
        verbose_name_plural = _("susceptibilities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("test", "susceptibility"),
            filled("susceptibility", "agent", "category"),
        ]
