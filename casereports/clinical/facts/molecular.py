"""Molecular and genetic findings, negative tests included."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from casereports.clinical.facts.presentation import Relative, Side
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Timing
from casereports.clinical.values import Count, Exact, Line, Lines, LongText, RowValue, Term


class Variant(Term):
    """What kind of change was looked for."""

    SEQUENCE = "sequence", "sequence variant"
    FUSION = "fusion"
    COPY_GAIN = "copy_gain", "amplification or gain"
    COPY_LOSS = "copy_loss", "deletion or loss"
    REPEAT = "repeat", "repeat expansion"
    STRUCTURAL = "structural", "structural variant"
    KARYOTYPE = "karyotype"
    METHYLATION = "methylation"
    EXPRESSION = "expression"
    SIGNATURE = "signature", "biomarker (MSI, TMB, HRD …)"
    HLA = "hla", "HLA type"
    PANEL = "panel", "whole panel"


class Detection(Term):
    """What the test gave."""

    DETECTED = "detected"
    NOT_DETECTED = "not_detected", "not detected"
    INDETERMINATE = "indeterminate"
    FAILED = "failed", "test failed"
    PENDING = "pending"
    NOT_DONE = "not_done", "not done"


class Origin(Term):
    """Where the change arose."""

    GERMLINE = "germline"
    SOMATIC = "somatic"
    MOSAIC = "mosaic"
    MITOCHONDRIAL = "mitochondrial"
    UNKNOWN = "unknown", "germline or somatic not known"


class Zygosity(Term):
    """Zygosity."""

    HETEROZYGOUS = "heterozygous"
    HOMOZYGOUS = "homozygous"
    COMPOUND_HETEROZYGOUS = "compound_heterozygous", "compound heterozygous"
    HEMIZYGOUS = "hemizygous"
    HETEROPLASMIC = "heteroplasmic"
    HOMOPLASMIC = "homoplasmic"


class Inheritance(Term):
    """Mode or origin of inheritance."""

    AUTOSOMAL_DOMINANT = "autosomal_dominant", "autosomal dominant"
    AUTOSOMAL_RECESSIVE = "autosomal_recessive", "autosomal recessive"
    X_LINKED = "x_linked", "X-linked"
    X_LINKED_DOMINANT = "x_linked_dominant", "X-linked dominant"
    X_LINKED_RECESSIVE = "x_linked_recessive", "X-linked recessive"
    MITOCHONDRIAL = "mitochondrial"
    DIGENIC = "digenic"
    UNKNOWN = "unknown"


class InheritedFrom(Term):
    """From whom the change came."""

    MOTHER = "mother"
    FATHER = "father"
    BOTH_PARENTS = "both_parents", "both parents"
    DE_NOVO = "de_novo", "de novo"
    UNKNOWN = "unknown"


class Significance(Term):
    """Clinical significance: ACMG/AMP classes for germline, AMP/ASCO/CAP tiers for somatic."""

    PATHOGENIC = "pathogenic"
    LIKELY_PATHOGENIC = "likely_pathogenic", "likely pathogenic"
    VUS = "vus", "variant of uncertain significance"
    LIKELY_BENIGN = "likely_benign", "likely benign"
    BENIGN = "benign"
    TIER_1 = "tier_1", "tier I"
    TIER_2 = "tier_2", "tier II"
    TIER_3 = "tier_3", "tier III"
    TIER_4 = "tier_4", "tier IV"


#: HGVS parts as the nomenclature writes them: c.1799T>A, p.Val600Glu or p.(Val600Glu).
CodingHgvs = Annotated[str, StringConstraints(pattern=r"^(?:[cnm]\.\S.{0,280})?$")]
ProteinHgvs = Annotated[str, StringConstraints(pattern=r"^(?:p\.\S.{0,280})?$")]
GenomicHgvs = Annotated[str, StringConstraints(pattern=r"^(?:(?:\S+:)?[gmo]\.\S.{0,280})?$")]


class Phase(Term):
    """Whether two variants lie on one chromosome."""

    CIS = "cis", "in cis"
    TRANS = "trans", "in trans"
    UNKNOWN = "unknown", "phase not known"


class MolecularFinding(RowValue):
    """One gene, fusion, biomarker or panel, detected or not.

    ``transcript`` is the RefSeq or Ensembl accession of ``coding``. ``vaf`` is in percent and
    holds heteroplasmy too. ``karyotype`` takes ISCN, arrays included; ``alleles`` HLA types;
    ``identifier`` a dbSNP or ClinVar accession; ``criteria`` ACMG codes (PVS1, PM2);
    ``repeats_other`` the other allele's count. ``specimen`` is the key of a specimen, or
    ``material`` says what was tested. A relative's test names the ``relative``. ``genes`` lists
    what a panel covered or found clean.
    """

    gene: Line = ""
    partner: Line = ""
    genes: Lines = ()
    variant: Variant = Variant.SEQUENCE
    result: Detection
    transcript: Line = ""
    coding: CodingHgvs = ""
    protein: ProteinHgvs = ""
    genomic: GenomicHgvs = ""
    exon: Line = ""
    legacy_name: Line = ""
    identifier: Line = ""
    karyotype: Line = ""
    alleles: Lines = ()
    size: Quantity | None = None
    gene_count: Count | None = None
    biomarker: Line = ""
    value: Quantity | None = None
    interpretation: Line = ""
    copy_number: Number | None = None
    repeats: Number | None = None
    repeats_other: Number | None = None
    allelic_ratio: Exact | None = None
    cells_abnormal: Count | None = None
    cells_counted: Count | None = None
    zygosity: Zygosity | None = None
    origin: Origin | None = None
    inheritance: Inheritance | None = None
    inherited_from: InheritedFrom | None = None
    vaf: Number | None = None
    phase: Phase | None = None
    population_frequency: Number | None = None
    significance: Significance | None = None
    criteria: Lines = ()
    prediction: Line = ""
    read_depth: Number | None = None
    method: Line = ""
    panel: Line = ""
    specimen: Line = ""
    material: Line = ""
    relative: Relative | None = None
    relative_side: Side | None = None
    elsewhere: bool = False
    reason: Line = ""
    when: Timing | None = None
    note: LongText = ""

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.gene or self.genes or self.biomarker or self.karyotype or self.panel):
            raise FactError(_("name a gene, a biomarker, a karyotype or a panel"))
        if self.result is Detection.NOT_DONE and not self.reason:
            raise FactError(_("say why this test was not done"))
        return self
