"""Microbiology: what was looked for, what was found, and what it yields to."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import Interval, TitreResult
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Exact, Line, LongText, RowValue, Term


class MicrobiologyMethod(Term):
    """How a germ was looked for."""

    CULTURE = "culture"
    MICROSCOPY = "microscopy", "microscopy and stain"
    PCR = "pcr", "PCR"
    SEQUENCING = "sequencing", "metagenomic or 16S sequencing"
    ANTIGEN = "antigen", "antigen test"
    SEROLOGY = "serology"
    MASS_SPECTROMETRY = "mass_spectrometry", "mass spectrometry"
    SKIN_TEST = "skin_test", "skin test"
    IGRA = "igra", "interferon-gamma release assay"
    HISTOLOGY = "histology"
    OTHER = "other"


class MicrobiologyFinding(Term):
    """What a search for germs gave."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    GROWTH = "growth"
    NO_GROWTH = "no_growth", "no growth"
    DETECTED = "detected"
    NOT_DETECTED = "not_detected", "not detected"
    CONTAMINATION = "contamination"
    NORMAL_FLORA = "normal_flora", "normal flora"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    NOT_DONE = "not_done", "not done"


class Category(Term):
    """Susceptibility categories (EUCAST, CLSI)."""

    SUSCEPTIBLE = "S", "susceptible"
    INCREASED_EXPOSURE = "I", "susceptible, increased exposure / intermediate"
    DOSE_DEPENDENT = "SDD", "susceptible, dose-dependent"
    RESISTANT = "R", "resistant"
    NOT_STATED = "NS", "not stated"


class Susceptibility(RowValue):
    """One agent of an antibiogram; ``mic_partner`` is the second of a combination (1/19 mg/L)."""

    agent: Line = Field(min_length=1)
    category: Category
    mic: Quantity | None = None
    mic_partner: Exact | None = None
    method: Line = ""
    zone: Quantity | None = None
    standard: Line = ""


class Immunoglobulin(Term):
    """The antibody that a serology looks for."""

    IGG = "IgG"
    IGM = "IgM"
    IGA = "IgA"
    IGE = "IgE"
    TOTAL = "total", "total antibody"


class SerumSample(Term):
    """Which of paired sera it is."""

    ACUTE = "acute", "acute serum"
    CONVALESCENT = "convalescent", "convalescent serum"


class MicrobiologyTest(RowValue):
    """A search for a germ in a specimen; ``sets`` is "2 of 4 bottles" as numbers.

    ``assay`` names the technique (MAT, IFA, ELISA), ``amount`` growth in words ("+++"),
    ``incubation`` how long a culture was kept.
    """

    specimen: Line = Field(min_length=1)
    site: Line = ""
    method: MicrobiologyMethod
    assay: Line = ""
    immunoglobulin: Immunoglobulin | None = None
    serum: SerumSample | None = None
    target: Line = ""
    finding: MicrobiologyFinding
    organism: Line = ""
    strain: Line = ""
    resistance: Line = ""
    quantity: Quantity | None = None
    amount: Line = ""
    titre: TitreResult | None = None
    fold_rise: Number | None = None
    reference: Interval | None = None
    flag: Flag | None = None
    cycle_threshold: Number | None = None
    positive_sets: int | None = Field(default=None, ge=0, le=100)
    sets: int | None = Field(default=None, ge=1, le=100)
    time_to_positivity: Duration | None = None
    incubation: Duration | None = None
    elsewhere: bool = False
    reason: Line = ""
    when: Timing | None = None
    note: LongText = ""
    susceptibilities: tuple[Susceptibility, ...] = ()

    @model_validator(mode="after")
    def _not_done_has_reason(self) -> Self:
        if self.finding is MicrobiologyFinding.NOT_DONE and not self.reason:
            raise FactError(_("say why this test was not done"))
        return self
