"""The record's tables, one for each repeated thing that a report tells."""

from casereports.record.models.agent import (
    Agent,
)
from casereports.record.models.audit import (
    Action,
    AuditHead,
    AuditLine,
    AuditSeal,
)
from casereports.record.models.authors import (
    Affiliation,
    Author,
    AuthorAffiliation,
)
from casereports.record.models.case import (
    Case,
    CaseMember,
    CaseQuerySet,
    CaseRole,
    Lock,
)
from casereports.record.models.device import Device
from casereports.record.models.diagnosis import (
    Diagnosis,
    DiagnosisBasis,
    DiagnosisCode,
    Differential,
    Grade,
    Stage,
)
from casereports.record.models.ethics import (
    Consent,
    Declarations,
    Ethics,
    Funder,
)
from casereports.record.models.examination import ExamFinding, Score, ScorePart, VitalSign
from casereports.record.models.figures import (
    Figure,
    Panel,
    Plot,
)
from casereports.record.models.functional import (
    FunctionalTest,
)
from casereports.record.models.history import Change, Deed, Unfinished
from casereports.record.models.imaging import (
    EnhancementPhase,
    ImagingStudy,
    Lesion,
    LesionSignal,
)
from casereports.record.models.labs import (
    LabGroup,
    LabResult,
)
from casereports.record.models.measurement import (
    Measurement,
)
from casereports.record.models.microbiology import (
    MicrobiologyTest,
    Susceptibility,
)
from casereports.record.models.molecular import (
    MolecularFinding,
)
from casereports.record.models.outcome import (
    AdverseEvent,
    Course,
    CourseEvent,
    Outcome,
    Perspective,
)
from casereports.record.models.paper import (
    AbstractPart,
    CareTick,
    Paper,
    SectionProse,
)
from casereports.record.models.pathology import (
    IhcResult,
    Reading,
    Specimen,
)
from casereports.record.models.patient import Newborn, Patient
from casereports.record.models.pictures import Faces, Original, Picture, Rendition
from casereports.record.models.presentation import (
    Complaint,
    HistoryAnswer,
    HistoryEntry,
    PastIntervention,
)
from casereports.record.models.procedure import (
    Complication,
    Procedure,
)
from casereports.record.models.references import (
    Reference,
)
from casereports.record.models.rows import (
    Part,
    PlainRow,
    Row,
    RowLink,
    Single,
)
from casereports.record.models.sharing import AuthorLink, Invitation
from casereports.record.models.terms import OwnTerm, Shelf
from casereports.record.models.treatment import (
    RadiationCourse,
    Response,
    Treatment,
    TreatmentChange,
)

__all__ = [
    "AbstractPart",
    "Action",
    "AdverseEvent",
    "Affiliation",
    "Agent",
    "AuditHead",
    "AuditLine",
    "AuditSeal",
    "Author",
    "AuthorAffiliation",
    "AuthorLink",
    "CareTick",
    "Case",
    "CaseMember",
    "CaseQuerySet",
    "CaseRole",
    "Change",
    "Complaint",
    "Complication",
    "Consent",
    "Course",
    "CourseEvent",
    "Declarations",
    "Deed",
    "Device",
    "Diagnosis",
    "DiagnosisBasis",
    "DiagnosisCode",
    "Differential",
    "EnhancementPhase",
    "Ethics",
    "ExamFinding",
    "Faces",
    "Figure",
    "FunctionalTest",
    "Funder",
    "Grade",
    "HistoryAnswer",
    "HistoryEntry",
    "IhcResult",
    "ImagingStudy",
    "Invitation",
    "LabGroup",
    "LabResult",
    "Lesion",
    "LesionSignal",
    "Lock",
    "Measurement",
    "MicrobiologyTest",
    "MolecularFinding",
    "Newborn",
    "Original",
    "Outcome",
    "OwnTerm",
    "Panel",
    "Paper",
    "Part",
    "PastIntervention",
    "Patient",
    "Perspective",
    "Picture",
    "PlainRow",
    "Plot",
    "Procedure",
    "RadiationCourse",
    "Reading",
    "Reference",
    "Rendition",
    "Response",
    "Row",
    "RowLink",
    "Score",
    "ScorePart",
    "SectionProse",
    "Shelf",
    "Single",
    "Specimen",
    "Stage",
    "Susceptibility",
    "Treatment",
    "TreatmentChange",
    "Unfinished",
    "VitalSign",
]
