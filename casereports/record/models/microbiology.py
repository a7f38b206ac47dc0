"""Searches for germs, with antibiograms."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities, timing
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

    class Meta(Row.Meta):
        verbose_name = _("susceptibility")
        verbose_name_plural = _("susceptibilities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("test", "susceptibility"),
            filled("susceptibility", "agent", "category"),
        ]
