"""Procedures with their devices, findings and complications."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Code, Laterality
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.quantities import Dimensions, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term


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
    ANGIOPLASTY = "angioplasty"
    THROMBECTOMY = "thrombectomy"
    PACING = "pacing", "pacing"
    CARDIOVERSION = "cardioversion", "cardioversion or defibrillation"
    RESUSCITATION = "resuscitation", "cardiopulmonary resuscitation"
    CIRCULATORY_SUPPORT = "circulatory_support", "mechanical circulatory support"
    TRACHEOSTOMY = "tracheostomy"
    DRAINAGE = "drainage", "drainage or drain placement"
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


#: Procedures that look for what there is; all others treat.
LOOKING = frozenset(
    {
        ProcedureKind.BIOPSY,
        ProcedureKind.FINE_NEEDLE_ASPIRATION,
        ProcedureKind.ENDOSCOPY,
        ProcedureKind.COLONOSCOPY,
        ProcedureKind.BRONCHOSCOPY,
        ProcedureKind.CYSTOSCOPY,
        ProcedureKind.LUMBAR_PUNCTURE,
        ProcedureKind.BONE_MARROW,
        ProcedureKind.CATHETERISATION,
        ProcedureKind.AUTOPSY,
    }
)


class Intent(Term):
    """What a procedure or treatment was for."""

    DIAGNOSTIC = "diagnostic"
    CURATIVE = "curative"
    NEOADJUVANT = "neoadjuvant"
    ADJUVANT = "adjuvant"
    INDUCTION = "induction"
    CONSOLIDATION = "consolidation"
    CONDITIONING = "conditioning"
    SALVAGE = "salvage"
    BRIDGING = "bridging", "bridging"
    PALLIATIVE = "palliative"
    EMPIRICAL = "empirical"
    PROPHYLACTIC = "prophylactic"
    MAINTENANCE = "maintenance"
    RESCUE = "rescue", "rescue"
    SUPPORTIVE = "supportive"
    STAGING = "staging"


class ClavienDindo(Term):
    """Grades of surgical complications (Clavien and Dindo, 2004)."""

    I = "I", "grade I"  # noqa: E741  # the grade's own name
    II = "II", "grade II"
    IIIA = "IIIa", "grade IIIa"
    IIIB = "IIIb", "grade IIIb"
    IVA = "IVa", "grade IVa"
    IVB = "IVb", "grade IVb"
    V = "V", "grade V"


class Urgency(Term):
    """How soon a procedure had to be done."""

    ELECTIVE = "elective"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Device(RowValue):
    """A device that was used or implanted: stent, valve, drain, cannula, prosthesis, mesh."""

    name: Line = Field(min_length=1)
    manufacturer: Line = ""
    model: Line = ""
    size: Quantity | None = None
    dimensions: Dimensions | None = None
    count: int | None = Field(default=None, ge=1, le=1000)
    site: Line = ""
    laterality: Laterality | None = None
    when: Timing | None = None
    until: Timing | None = None
    detail: Line = ""


class Complication(RowValue):
    """A complication of a procedure, graded by Clavien-Dindo where it is surgical; else ``grade``
    with its ``grade_system``."""

    name: Line = Field(min_length=1)
    clavien_dindo: ClavienDindo | None = None
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
    """A procedure with its findings and complications; one not done says why.

    ``converted`` says that a minimally invasive ``approach`` became an open one.
    """

    kind: ProcedureKind
    name: Line = ""
    when: Timing | None = None
    elsewhere: bool = False
    site: Line = ""
    laterality: Laterality | None = None
    guidance: Line = ""
    approach: Line = ""
    converted: bool = False
    urgency: Urgency | None = None
    intent: Intent | None = None
    indication: Line = ""
    anaesthesia: Line = ""
    body_position: Line = ""
    duration: Duration | None = None
    blood_loss: Quantity | None = None
    findings: Lines = ()
    negatives: Lines = ()
    margin: Margin | None = None
    course: LongText = ""
    complication_state: ComplicationState | None = None
    not_done: Line = ""
    code: Code | None = None
    complications: tuple[Complication, ...] = ()
    devices: tuple[Device, ...] = ()
    measurements: tuple[Measurement, ...] = ()

    @model_validator(mode="after")
    def _other_has_name(self) -> Self:
        if self.kind is ProcedureKind.OTHER and not self.name:
            raise FactError(_("name the procedure"))
        return self
