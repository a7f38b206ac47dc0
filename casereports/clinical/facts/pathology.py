"""Specimens, and what pathology read in them."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Code, Laterality, Presence
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.facts.procedure import Margin
from casereports.clinical.quantities import Dimensions, Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class SpecimenKind(Term):
    """What was sent to pathology."""

    CORE_BIOPSY = "core_biopsy", "core biopsy"
    INCISION_BIOPSY = "incision_biopsy", "incisional biopsy"
    EXCISION = "excision", "excision"
    RESECTION = "resection", "resection specimen"
    ENDOSCOPIC_BIOPSY = "endoscopic_biopsy", "endoscopic biopsy"
    CYTOLOGY = "cytology"
    BONE_MARROW = "bone_marrow", "bone marrow"
    BLOOD = "blood"
    FLUID = "fluid", "body fluid"
    FROZEN_SECTION = "frozen_section", "frozen section"
    AUTOPSY = "autopsy", "autopsy tissue"
    OTHER = "other"


class Technique(Term):
    """How a marker was shown."""

    IHC = "ihc", "immunohistochemistry"
    SPECIAL_STAIN = "special_stain", "special stain"
    IMMUNOFLUORESCENCE = "immunofluorescence"
    ISH = "ish", "in situ hybridisation"
    FLOW_CYTOMETRY = "flow_cytometry", "flow cytometry"
    ELECTRON_MICROSCOPY = "electron_microscopy", "electron microscopy"


class Staining(Term):
    """A marker's result in the words that pathologists use."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    WEAK = "weak", "weakly positive"
    FOCAL = "focal", "focally positive"
    WEAK_FOCAL = "weak_focal", "weakly and focally positive"
    PATCHY = "patchy", "patchily positive"
    SCATTERED = "scattered", "positive in scattered cells"
    MINORITY = "minority", "positive in a minority of cells"
    DIFFUSE = "diffuse", "diffusely positive"
    STRONG = "strong", "strongly positive"
    EQUIVOCAL = "equivocal"
    NON_CONTRIBUTORY = "non_contributory", "non-contributory"
    WILD_TYPE = "wild_type", "wild-type pattern"
    MUTANT = "mutant", "mutant (aberrant) pattern"
    RETAINED = "retained", "retained expression"
    LOST = "lost", "loss of expression"
    REDUCED = "reduced", "reduced expression"
    OVEREXPRESSED = "overexpressed"
    TRACE = "trace", "trace"
    DIM = "dim", "dimly positive"
    BRIGHT = "bright", "brightly positive"
    PARTIAL = "partial", "partly positive"
    RESTRICTED = "restricted", "light-chain restricted"
    PLUS_1 = "1+", "+"
    PLUS_2 = "2+", "++"
    PLUS_3 = "3+", "+++"
    AMPLIFIED = "amplified"
    NOT_AMPLIFIED = "not_amplified", "not amplified"
    REARRANGED = "rearranged"
    NOT_REARRANGED = "not_rearranged", "not rearranged"
    NOT_DONE = "not_done", "not done"


class Intensity(Term):
    """How strongly a marker stains."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    VARIABLE = "variable"


class Extent(Term):
    """How much of the tissue stains."""

    DIFFUSE = "diffuse"
    FOCAL = "focal"
    MULTIFOCAL = "multifocal"
    PATCHY = "patchy"
    SCATTERED = "scattered"
    RARE = "rare", "rare cells"


class MarkerScore(Value):
    """A score with its system: Allred 8, H-score 240, CPS 10, HER2 2+."""

    system: Line = Field(min_length=1)
    value: Line = Field(min_length=1)


class IhcResult(RowValue):
    """One marker in one reading of one specimen.

    ``cells`` names the cells that stain, where that differs from the tumour; ``pattern`` is the
    place in the cell ("nuclear", "membranous", "dot-like").
    """

    marker: Line = Field(min_length=1)
    clone: Line = ""
    technique: Technique = Technique.IHC
    result: Staining
    intensity: Intensity | None = None
    extent: Extent | None = None
    percent: Number | None = None
    density: Quantity | None = None
    pattern: Line = ""
    cells: Line = ""
    score: MarkerScore | None = None
    reason: Line = ""
    note: Line = ""


class Mitoses(Value):
    """A mitotic count with its denominator: 3 per 10 HPF, 2 per 2 mm² (``unit`` in UCUM)."""

    count: Number
    area: Number
    unit: Line = Field(pattern=r"^(\[HPF\]|mm2)$")


class ReadingKind(Term):
    """Whose reading it is, and when."""

    ORIGINAL = "original", "original report"
    REVIEW = "review", "re-read later"
    SECOND_OPINION = "second_opinion", "second opinion"
    REFERENCE = "reference", "reference pathology"
    INTRAOPERATIVE = "intraoperative", "frozen section"
    CORRECTED = "corrected", "corrected report"


class Reading(RowValue):
    """One pathologist's reading of a specimen; an old specimen may be re-read.

    ``ki67`` is in percent.
    """

    kind: ReadingKind = ReadingKind.ORIGINAL
    when: Timing | None = None
    elsewhere: bool = False
    macroscopy: LongText = ""
    size: Dimensions | None = None
    weight: Quantity | None = None
    histology: LongText = ""
    architecture: Lines = ()
    cytology: Lines = ()
    negatives: Lines = ()
    differentiation: Line = ""
    cellularity: Number | None = None
    tumour_content: Number | None = None
    necrosis: Line = ""
    necrosis_percent: Number | None = None
    regression: MarkerScore | None = None
    invasion: Lines = ()
    lymphatic_invasion: Presence | None = None
    vascular_invasion: Presence | None = None
    perineural_invasion: Presence | None = None
    extranodal_extension: Presence | None = None
    margin: Margin | None = None
    margin_distance: Quantity | None = None
    margins: Line = ""
    nodes_positive: int | None = Field(default=None, ge=0, le=500)
    nodes_examined: int | None = Field(default=None, ge=0, le=500)
    ki67: Number | None = None
    mitoses: Mitoses | None = None
    mitoses_note: Line = ""
    diagnosis: Line = ""
    code: Code | None = None
    note: LongText = ""
    ihc: tuple[IhcResult, ...] = ()
    measurements: tuple[Measurement, ...] = ()

    @model_validator(mode="after")
    def _nodes_add_up(self) -> Self:
        if self.nodes_examined is not None and (self.nodes_positive or 0) > self.nodes_examined:
            raise FactError(_("more positive nodes than examined ones"))
        return self


class Specimen(RowValue):
    """Tissue or fluid sent to pathology; ``procedure`` is the key of what yielded it."""

    kind: SpecimenKind
    site: Line = ""
    laterality: Laterality | None = None
    procedure: Line = ""
    when: Timing | None = None
    description: Line = ""
    count: int | None = Field(default=None, ge=1, le=500)
    readings: tuple[Reading, ...] = ()
