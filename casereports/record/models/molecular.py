"""Molecular and genetic findings."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.clinical import quantities, values
from casereports.clinical.facts import molecular as facts
from casereports.clinical.facts import presentation as presentation_facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.pathology import Specimen
from casereports.record.models.promises import needs, one_of
from casereports.record.models.rows import Row, RowLink, Timed, filled, one_key


class MolecularFinding(Timed, Row):
    """One gene, fusion, biomarker or panel, detected or not."""

    hands_out = facts.MolecularFinding
    case = models.ForeignKey(Case, models.CASCADE, related_name="molecular", verbose_name=_("case"))
    gene = LineField(
        _("gene"), blank=True, help_text=_("HGNC symbol: “BRAF” (CARE 5c for germline findings).")
    )
    partner = LineField(_("fusion partner"), blank=True, help_text=_("“ALK” in EML4::ALK."))
    genes = LinesField(
        _("genes"),
        blank=True,
        help_text=_("What a panel covered or found clean, one per line: “KRAS”."),
    )
    variant = TermField(
        _("kind of change"),
        terms=facts.Variant,
        default=facts.Variant.SEQUENCE,
        help_text=_("What was looked for."),
    )
    result = TermField(
        _("result"),
        terms=facts.Detection,
        help_text=_("Negative tests count too; “not done” needs its reason."),
    )
    transcript = LineField(
        _("transcript"), blank=True, help_text=_("With its version: “NM_004333.6”.")
    )
    coding = LineField(_("coding DNA (HGVS)"), blank=True, help_text=_("“c.1799T>A”."))
    protein = LineField(_("protein (HGVS)"), blank=True, help_text=_("“p.Val600Glu”."))
    genomic = LineField(
        _("genomic DNA (HGVS)"),
        blank=True,
        help_text=_("With its sequence: “NC_000007.14:g.140753336A>T”."),
    )
    exon = LineField(_("exon"), blank=True, help_text=_("“15”, “exon 19 deletion”."))
    legacy_name = LineField(
        _("other name"), blank=True, help_text=_("Known from the literature: “V600E”.")
    )
    karyotype = LineField(
        _("karyotype"), blank=True, help_text=_("In ISCN: “46,XY,t(9;22)(q34;q11)”.")
    )
    biomarker = LineField(
        _("biomarker"),
        blank=True,
        help_text=_("“microsatellite instability”, “tumour mutational burden”."),
    )
    value = ValueField(
        _("value"), of=quantities.Quantity, blank=True, help_text=_("“12 {mut/Mb}”.")
    )
    interpretation = LineField(_("meaning"), blank=True, help_text=_("In words: “MSI-high”."))
    copy_number = ValueField(
        _("copy number"), of=quantities.Number, blank=True, help_text=_("“12”.")
    )
    repeats = ValueField(
        _("repeats"), of=quantities.Number, blank=True, help_text=_("Of an expansion: “42”.")
    )
    zygosity = TermField(
        _("zygosity"), terms=facts.Zygosity, blank=True, help_text=_("As the report states it.")
    )
    origin = TermField(
        _("origin"), terms=facts.Origin, blank=True, help_text=_("Germline or somatic.")
    )
    inheritance = TermField(
        _("mode of inheritance"),
        terms=facts.Inheritance,
        blank=True,
        help_text=_("Of the disease that the gene stands for."),
    )
    inherited_from = TermField(
        _("inherited from"),
        terms=facts.InheritedFrom,
        blank=True,
        help_text=_("Only where the parents were tested."),
    )
    vaf = ValueField(
        _("variant allele fraction"),
        of=quantities.Number,
        blank=True,
        help_text=_("In percent: “38”."),
    )
    significance = TermField(
        _("significance"),
        terms=facts.Significance,
        blank=True,
        help_text=_("ACMG class for germline, AMP tier for somatic findings."),
    )
    method = LineField(
        _("method"), blank=True, help_text=_("“next-generation sequencing”, “FISH”.")
    )
    panel = LineField(
        pgettext_lazy("of genes", "panel"),
        blank=True,
        help_text=_("Name and size: “TruSight Oncology 500”."),
    )
    specimen = RowLink(
        Specimen,
        related_name="+",
        verbose_name=_("specimen"),
        help_text=_("The row of the specimen that was tested."),
    )
    material = LineField(
        _("material"), blank=True, help_text=_("Where no specimen has a row: “peripheral blood”.")
    )
    relative = TermField(
        _("relative tested"),
        terms=presentation_facts.Relative,
        blank=True,
        help_text=_("Empty when it was the patient."),
    )
    relative_side = TermField(
        _("side of the family"),
        terms=presentation_facts.Side,
        blank=True,
        help_text=_("Of that relative."),
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another laboratory did it.")
    )
    reason = LineField(
        _("reason"),
        blank=True,
        help_text=_("Why it was not done or failed: “not enough tumour cells”."),
    )
    identifier = LineField(
        _("accession"), blank=True, help_text=_("dbSNP or ClinVar: “rs121908521”.")
    )
    alleles = LinesField(
        _("alleles"),
        blank=True,
        help_text=_("HLA types and the like, one per line: “HLA-A*02:01”."),
    )
    size = ValueField(
        _("size"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Of a deletion or duplication: “2.58 {Mb}”."),
    )
    repeats_other = ValueField(
        _("repeats, other allele"), of=quantities.Number, blank=True, help_text=_("“17”.")
    )
    allelic_ratio = ValueField(
        _("allelic ratio"), of=values.Exact, blank=True, help_text=_("“0.62” for FLT3-ITD.")
    )
    cells_abnormal = models.PositiveIntegerField(
        _("abnormal cells"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1000000)],
        help_text=_("“188” of 200 nuclei."),
    )
    cells_counted = models.PositiveIntegerField(
        _("counted cells"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1000000)],
        help_text=_("“200”."),
    )
    phase = TermField(
        pgettext_lazy("of two variants", "phase"),
        terms=facts.Phase,
        blank=True,
        help_text=_("To the other variant of the gene."),
    )
    population_frequency = ValueField(
        _("population frequency"),
        of=quantities.Number,
        blank=True,
        help_text=_("As a fraction: “0.00002”."),
    )
    criteria = LinesField(
        _("criteria"), blank=True, help_text=_("ACMG codes, one per line: “PVS1”, “PM2”.")
    )
    gene_count = models.PositiveIntegerField(
        _("genes affected"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1000000)],
        help_text=_("“58” in a deletion."),
    )
    prediction = LineField(_("prediction"), blank=True, help_text=_("“REVEL 0.91”."))
    read_depth = ValueField(
        _("read depth"), of=quantities.Number, blank=True, help_text=_("“112”.")
    )
    note = LongTextField(_("note"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("molecular finding")
        verbose_name_plural = _("molecular findings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "molecularfinding"),
            filled("molecularfinding", "result"),
            one_of(
                "molecularfinding",
                "gene",
                "genes",
                "biomarker",
                "karyotype",
                "panel",
                sentence=_("Name a gene, a biomarker, a karyotype or a panel."),
            ),
            needs(
                "molecularfinding",
                "reason",
                where={"result": facts.Detection.NOT_DONE.value},
                sentence=_("Say why this test was not done."),
            ),
        ]
