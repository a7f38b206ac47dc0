"""Procedures, the specimens they yield, and what pathology read in them."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Code, Laterality
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.quantities import Dimensions, Number, Quantity
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class ProcedureKind(Term):
    """What kind of procedure it was."""

    BIOPSY = "biopsy"
    FINE_NEEDLE_ASPIRATION = "fine_needle_aspiration", "fine-needle aspiration"
    ENDOSCOPY = "endoscopy"
    COLONOSCOPY = "colonoscopy"
    BRONCHOSCOPY = "bronchoscopy"
    CYSTOSCOPY = "cystoscopy"
    SURGERY = "surgery"
    LAPAROSCOPY = "laparoscopy"
    LUMBAR_PUNCTURE = "lumbar_puncture", "lumbar puncture"
    PUNCTURE = "puncture", "puncture or drainage"
    BONE_MARROW = "bone_marrow", "bone marrow aspiration or biopsy"
    CATHETERISATION = "catheterisation", "cardiac catheterisation"
    ABLATION = "ablation"
    EMBOLISATION = "embolisation"
    STENTING = "stenting", "stent placement"
    IMPLANTATION = "implantation", "device implantation"
    INTUBATION = "intubation", "intubation and ventilation"
    DIALYSIS = "dialysis"
    ECMO = "ecmo", "extracorporeal membrane oxygenation"
    TRANSPLANTATION = "transplantation"
    DELIVERY = "delivery", "delivery"
    AUTOPSY = "autopsy"
    OTHER = "other"


class Intent(Term):
    """What a procedure or treatment was for."""

    DIAGNOSTIC = "diagnostic"
    CURATIVE = "curative"
    NEOADJUVANT = "neoadjuvant"
    ADJUVANT = "adjuvant"
    PALLIATIVE = "palliative"
    EMPIRICAL = "empirical"
    PROPHYLACTIC = "prophylactic"
    MAINTENANCE = "maintenance"
    RESCUE = "rescue", "rescue"
    SUPPORTIVE = "supportive"
    STAGING = "staging"


class Complication(RowValue):
    """A complication of a procedure, graded by Clavien-Dindo where it is surgical."""

    name: Line = Field(min_length=1)
    grade: Line = ""
    grade_system: Line = ""
    when: Timing | None = None
    management: Line = ""
    outcome: Line = ""


class ComplicationState(Term):
    """Whether complications were looked for."""

    NONE = "none", "none"
    OCCURRED = "occurred"
    UNKNOWN = "unknown"


class Margin(Term):
    """Resection margin (residual tumour classification)."""

    R0 = "R0", "R0"
    R1 = "R1", "R1"
    R2 = "R2", "R2"
    RX = "RX", "RX"


class Procedure(RowValue):
    """A procedure with its findings and complications; one not done says why."""

    kind: ProcedureKind
    name: Line = ""
    when: Timing | None = None
    elsewhere: bool = False
    site: Line = ""
    laterality: Laterality | None = None
    guidance: Line = ""
    approach: Line = ""
    intent: Intent | None = None
    indication: Line = ""
    anaesthesia: Line = ""
    body_position: Line = ""
    duration: Duration | None = None
    blood_loss: Quantity | None = None
    devices: Lines = ()
    findings: Lines = ()
    negatives: Lines = ()
    margin: Margin | None = None
    course: LongText = ""
    complication_state: ComplicationState | None = None
    not_done: Line = ""
    code: Code | None = None
    complications: tuple[Complication, ...] = ()
    measurements: tuple[Measurement, ...] = ()


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
    invasion: Lines = ()
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

    @model_validator(mode="after")
    def _nodes_add_up(self) -> Self:
        if self.nodes_examined is not None and (self.nodes_positive or 0) > self.nodes_examined:
            raise ValueError("more positive nodes than examined ones")
        return self


class Specimen(RowValue):
    """Tissue or fluid sent to pathology; ``procedure`` is the key of what yielded it."""

    kind: SpecimenKind
    site: Line = Field(min_length=1)
    laterality: Laterality | None = None
    procedure: Line = ""
    when: Timing | None = None
    description: Line = ""
    count: int | None = Field(default=None, ge=1, le=500)
    readings: tuple[Reading, ...] = ()
