"""What was found at the bedside."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Code, Flag, Laterality
from casereports.clinical.quantities import Dimensions, Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Exact, Line, LongText, RowValue, Term, Value


class Sign(Term):
    """Vital signs and body measurements."""

    TEMPERATURE = "temperature", "body temperature"
    HEART_RATE = "heart_rate", "heart rate"
    BLOOD_PRESSURE = "blood_pressure", "blood pressure"
    MEAN_ARTERIAL_PRESSURE = "mean_arterial_pressure", "mean arterial pressure"
    RESPIRATORY_RATE = "respiratory_rate", "respiratory rate"
    OXYGEN_SATURATION = "oxygen_saturation", "oxygen saturation"
    CAPILLARY_REFILL = "capillary_refill", "capillary refill time"
    URINE_OUTPUT = "urine_output", "urine output"
    WEIGHT = "weight", "body weight"
    HEIGHT = "height", "height"
    LENGTH = "length", "length"
    BMI = "bmi", "body mass index"
    BODY_SURFACE = "body_surface", "body surface area"
    CENTRAL_VENOUS_PRESSURE = "central_venous_pressure", "central venous pressure"
    FETAL_HEART_RATE = "fetal_heart_rate", "fetal heart rate"
    ALL = "all", "all vital signs"
    HEAD_CIRCUMFERENCE = "head_circumference", "head circumference"
    WAIST = "waist", "waist circumference"
    OTHER = "other", "other measurement"


class VitalSign(RowValue):
    """A measured sign, or one flagged normal without a value.

    Blood pressure carries ``diastolic`` beside the systolic ``value``.

    ``percentile`` and ``z_score`` place a child's measurement; ``condition`` says under what it
    was taken ("on room air", "standing").
    """

    sign: Sign
    name: Line = ""
    value: Quantity | None = None
    diastolic: Quantity | None = None
    mean: Quantity | None = None
    not_measurable: bool = False
    percentile: Number | None = None
    z_score: Number | None = None
    growth_reference: Line = ""
    site: Line = ""
    condition: Line = ""
    over: Duration | None = None
    oxygen_flow: Quantity | None = None
    oxygen_device: Line = ""
    fio2: Number | None = None
    flag: Flag | None = None
    when: Timing | None = None

    @model_validator(mode="after")
    def _fits_sign(self) -> Self:
        if self.value is None and self.flag is None and not self.not_measurable:
            raise FactError(_("give the value, a flag such as normal, or “not measurable”"))
        if self.diastolic and self.sign is not Sign.BLOOD_PRESSURE:
            raise FactError(_("only blood pressure has a diastolic value"))
        if self.sign is Sign.OTHER and not self.name:
            raise FactError(_("name the measurement"))
        return self


class ScoreKind(Term):
    """What a score is for."""

    PERFORMANCE = "performance", "performance status"
    SEVERITY = "severity"
    RISK = "risk"
    NEUROLOGICAL = "neurological"
    FUNCTIONAL = "functional"
    QUESTIONNAIRE = "questionnaire"
    CLASSIFICATION = "classification"
    PROGNOSTIC = "prognostic"


class ScorePart(Value):
    """One item of a score: eye opening 2, motor response 4; ``grade`` where it is no number."""

    name: Line = Field(min_length=1)
    value: Number | None = None
    maximum: Exact | None = None
    grade: Line = ""


class Score(RowValue):
    """A scale's result: ECOG 1, GCS 9 (E2 V3 M4), NYHA III, Child-Pugh B, mRS 4.

    A scale with numbers fills ``value``; one with classes fills ``grade``.
    """

    instrument: Line = Field(min_length=1)
    kind: ScoreKind | None = None
    version: Line = ""
    value: Quantity | None = None
    grade: Line = ""
    maximum: Exact | None = None
    parts: tuple[ScorePart, ...] = ()
    interpretation: Line = ""
    when: Timing | None = None

    @model_validator(mode="after")
    def _has_result(self) -> Self:
        if self.value is None and not self.grade:
            raise FactError(_("a score needs a number or a class"))
        return self


class BodySystem(Term):
    """The order in which an examination is told."""

    GENERAL = "general", "general appearance"
    SKIN = "skin", "skin and mucosa"
    HEAD_NECK = "head_neck", "head and neck"
    EYES = "eyes"
    ENT = "ent", "ear, nose and throat"
    LYMPH_NODES = "lymph_nodes", "lymph nodes"
    BREAST = "breast"
    CARDIOVASCULAR = "cardiovascular"
    RESPIRATORY = "respiratory"
    ABDOMEN = "abdomen"
    RECTAL = "rectal", "rectal examination"
    GENITOURINARY = "genitourinary"
    MUSCULOSKELETAL = "musculoskeletal", "back, joints and limbs"
    CRANIAL_NERVES = "cranial_nerves", "cranial nerves"
    MOTOR = "motor", "strength and tone"
    SENSORY = "sensory", "sensation"
    REFLEXES = "reflexes"
    COORDINATION = "coordination", "coordination and gait"
    NEUROLOGICAL = "neurological"
    MENTAL_STATE = "mental_state", "mental state and cognition"
    DEVELOPMENT = "development"
    DYSMORPHOLOGY = "dysmorphology"
    ORAL = "oral", "mouth and teeth"
    OTHER = "other"


class ExamState(Term):
    """Whether a sign was found, missed, or not looked for."""

    PRESENT = "present"
    ABSENT = "absent"
    NORMAL = "normal"
    NOT_EXAMINED = "not_examined", "not examined"


class ExamFinding(RowValue):
    """A finding of the examination, pertinent negatives included.

    ``grade`` is a clinical grade as it is spoken ("3/5", "++", "grade 3/6").
    """

    system: BodySystem
    finding: Line = Field(min_length=1)
    state: ExamState = ExamState.PRESENT
    site: Line = ""
    laterality: Laterality | None = None
    size: Dimensions | None = None
    measure: Quantity | None = None
    grade: Line = ""
    reason: Line = ""
    detail: LongText = ""
    when: Timing | None = None
    code: Code | None = None
