"""Imaging studies with their lesions, and functional tests (ECG, EEG, spirometry …)."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Flag, Laterality
from casereports.clinical.facts.labs import Interval, Point
from casereports.clinical.quantities import Dimensions, Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class Modality(Term):
    """Imaging modalities; the values are DICOM's codes, PT/CT and PT/MR joined."""

    CT = "CT", "CT"
    MR = "MR", "MRI"
    PET_CT = "PT/CT", "PET/CT"
    PET_MR = "PT/MR", "PET/MRI"
    PET = "PT", "PET"
    SPECT = "NM/CT", "SPECT/CT"
    SCINTIGRAPHY = "NM", "scintigraphy"
    ULTRASOUND = "US", "ultrasound"
    ECHOCARDIOGRAPHY = "ECHO", "echocardiography"
    ENDOSCOPIC_ULTRASOUND = "EUS", "endoscopic ultrasound"
    RADIOGRAPHY = "DX", "radiography"
    FLUOROSCOPY = "RF", "fluoroscopy"
    ANGIOGRAPHY = "XA", "angiography"
    MAMMOGRAPHY = "MG", "mammography"
    BONE_DENSITY = "BMD", "bone densitometry"
    OCT = "OCT", "optical coherence tomography"
    IVUS = "IVUS", "intravascular ultrasound"
    FUNDUS = "OP", "fundus photography"
    DENTAL = "PX", "panoramic radiography"
    PHOTOGRAPHY = "XC", "clinical photography"
    OTHER = "OT", "other"


class Contrast(Term):
    """Whether contrast was given."""

    NONE = "none", "unenhanced"
    INTRAVENOUS = "intravenous", "contrast-enhanced"
    ORAL = "oral", "oral contrast"
    BOTH = "both", "oral and intravenous contrast"
    INTRATHECAL = "intrathecal", "intrathecal contrast"
    INTRA_ARTERIAL = "intra_arterial", "intra-arterial contrast"
    OTHER = "other"


class Tracer(Value):
    """A radiopharmaceutical: ``name`` as it is written ("18F-FDG"), activity, uptake time."""

    name: Line = Field(min_length=1)
    activity: Quantity | None = None
    uptake: Duration | None = None


class Measurement(RowValue):
    """A named measure: LVEF 25 %, aortic root 45 mm, QTc 480 ms, PEEP 10 cm[H2O].

    A pressure has ``diastolic`` and ``mean`` beside its systolic ``value``; ``grade`` holds a
    severity in words ("severe mitral regurgitation").
    """

    name: Line = Field(min_length=1)
    value: Quantity | None = None
    diastolic: Quantity | None = None
    mean: Quantity | None = None
    grade: Line = ""
    percentile: Number | None = None
    z_score: Number | None = None
    site: Line = ""
    condition: Line = ""
    reference: Interval | None = None
    flag: Flag | None = None
    point: Point | None = None
    when: Timing | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.value or self.grade or self.flag or self.z_score or self.percentile):
            raise FactError(_("a measurement needs a value, a grade or a flag"))
        return self


class LesionNature(Term):
    """What a lesion is taken for."""

    PRIMARY = "primary", "primary tumour"
    METASTASIS = "metastasis"
    LYMPH_NODE = "lymph_node", "lymph node"
    RECURRENCE = "recurrence"
    BENIGN = "benign", "benign lesion"
    INFLAMMATORY = "inflammatory"
    VASCULAR = "vascular"
    TRAUMATIC = "traumatic"
    INFARCT = "infarct", "infarct"
    HAEMORRHAGE = "haemorrhage"
    THROMBUS = "thrombus", "thrombus or embolus"
    STENOSIS = "stenosis", "stenosis or occlusion"
    ANEURYSM = "aneurysm", "aneurysm or dissection"
    ABSCESS = "abscess", "abscess or collection"
    VEGETATION = "vegetation"
    CYST = "cyst"
    OEDEMA = "oedema"
    FRACTURE = "fracture"
    PERFORATION = "perforation"
    CONGENITAL = "congenital", "congenital anomaly"
    MALFORMATION = "malformation"
    INCIDENTAL = "incidental", "incidental finding"
    INDETERMINATE = "indeterminate"


class Multiplicity(Term):
    """How many lesions, where they were not counted."""

    SOLITARY = "solitary"
    SEVERAL = "several"
    MULTIPLE = "multiple"
    INNUMERABLE = "innumerable"
    DIFFUSE = "diffuse"


class Change(Term):
    """Change against an earlier study."""

    NEW = "new"
    GROWN = "grown", "larger"
    STABLE = "stable", "unchanged"
    SHRUNK = "shrunk", "smaller"
    RESOLVED = "resolved"
    MIXED = "mixed", "mixed change"


class Target(Term):
    """Role in response assessment (RECIST)."""

    TARGET = "target", "target lesion"
    NON_TARGET = "non_target", "non-target lesion"


class Signal(Value):
    """How a lesion shows on one sequence or phase ("T2: heterogeneously high")."""

    sequence: Line = Field(min_length=1)
    appearance: Line = Field(min_length=1)


class Lesion(RowValue):
    """A lesion of a study, measured.

    ``attenuation`` is before and ``attenuation_enhanced`` after contrast, with
    ``attenuation_phase`` naming the phase. ``same_as`` is the key of the same lesion in an
    earlier study. ``involves`` lists what it grows into or presses on.
    """

    site: Line = Field(min_length=1)
    sites: Lines = ()
    laterality: Laterality | None = None
    nature: LesionNature | None = None
    count: Number | None = None
    multiplicity: Multiplicity | None = None
    size: Dimensions | None = None
    volume: Quantity | None = None
    suvmax: Number | None = None
    suvmean: Number | None = None
    uptake: Line = ""
    attenuation: Quantity | None = None
    attenuation_enhanced: Quantity | None = None
    attenuation_phase: Line = ""
    density: Line = ""
    signals: tuple[Signal, ...] = ()
    diffusion: Line = ""
    adc: Quantity | None = None
    enhancement: Line = ""
    enhancement_phases: tuple[Signal, ...] = ()
    echogenicity: Line = ""
    vascularity: Line = ""
    shape: Line = ""
    margin: Line = ""
    structure: Line = ""
    calcification: Line = ""
    involves: Lines = ()
    spares: Lines = ()
    change: Change | None = None
    same_as: Line = ""
    target: Target | None = None
    classification: Line = ""
    detail: LongText = ""
    measurements: tuple[Measurement, ...] = ()


class StudyResult(Term):
    """What a study or test gave as a whole."""

    NORMAL = "normal"
    ABNORMAL = "abnormal"
    UNCHANGED = "unchanged"
    IMPROVED = "improved"
    WORSENED = "worsened"
    INCONCLUSIVE = "inconclusive"


class ImagingStudy(RowValue):
    """An examination by imaging; one that was not done has ``not_done`` with the reason.

    ``phases`` lists contrast phases or MR sequences; ``negatives`` what was looked for and not
    found.
    """

    modality: Modality
    name: Line = ""
    region: Line = ""
    laterality: Laterality | None = None
    when: Timing | None = None
    elsewhere: bool = False
    contrast: Contrast | None = None
    contrast_agent: Line = ""
    contrast_dose: Quantity | None = None
    phases: Lines = ()
    field_strength: Quantity | None = None
    slice_thickness: Quantity | None = None
    technique: Line = ""
    tracer: Tracer | None = None
    compared_with: Line = ""
    result: StudyResult | None = None
    findings: Lines = ()
    negatives: Lines = ()
    impression: LongText = ""
    limitation: Line = ""
    not_done: Line = ""
    lesions: tuple[Lesion, ...] = ()
    measurements: tuple[Measurement, ...] = ()


class TestKind(Term):
    """Functional and physiological tests."""

    ECG = "ecg", "electrocardiography"
    HOLTER = "holter", "ambulatory electrocardiography"
    EXERCISE_TEST = "exercise_test", "exercise test"
    EEG = "eeg", "electroencephalography"
    EMG = "emg", "electromyography"
    NERVE_CONDUCTION = "nerve_conduction", "nerve conduction study"
    EVOKED_POTENTIALS = "evoked_potentials", "evoked potentials"
    SPIROMETRY = "spirometry", "lung function"
    SLEEP_STUDY = "sleep_study", "sleep study"
    AUDIOMETRY = "audiometry", "audiometry"
    EYE_TEST = "eye_test", "eye examination"
    URODYNAMICS = "urodynamics", "urodynamics"
    MANOMETRY = "manometry", "manometry"
    HEMODYNAMICS = "haemodynamics", "catheter haemodynamics"
    ELECTROPHYSIOLOGY = "electrophysiology", "electrophysiological study"
    TILT_TABLE = "tilt_table", "tilt-table test"
    ALLERGY_TEST = "allergy_test", "allergy test"
    NEUROPSYCHOLOGY = "neuropsychology", "neuropsychological test"
    OTHER = "other"


class FunctionalTest(RowValue):
    """A test of function with its measures; one that was not done says why."""

    kind: TestKind
    name: Line = ""
    when: Timing | None = None
    elsewhere: bool = False
    duration: Duration | None = None
    condition: Line = ""
    result: StudyResult | None = None
    findings: Lines = ()
    negatives: Lines = ()
    impression: LongText = ""
    not_done: Line = ""
    measurements: tuple[Measurement, ...] = ()

    @model_validator(mode="after")
    def _other_has_name(self) -> Self:
        if self.kind is TestKind.OTHER and not self.name:
            raise FactError(_("name the test"))
        return self
