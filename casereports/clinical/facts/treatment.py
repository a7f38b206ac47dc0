"""What was done: surgery, drugs, radiotherapy and care, with changes, response and harms."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from casereports.clinical.facts.pathology import Intent
from casereports.clinical.quantities import Dose, Number, Quantity
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class TreatmentKind(Term):
    """The kinds of treatment."""

    SURGERY = "surgery"
    SYSTEMIC = "systemic", "drug treatment"
    RADIOTHERAPY = "radiotherapy"
    RADIONUCLIDE = "radionuclide", "radionuclide therapy"
    INTERVENTION = "intervention", "interventional treatment"
    DEVICE = "device"
    TRANSPLANT = "transplant", "transplantation"
    CELL_THERAPY = "cell_therapy", "cell or gene therapy"
    TRANSFUSION = "transfusion", "transfusion or blood product"
    APHERESIS = "apheresis", "plasma exchange or apheresis"
    VENTILATION = "ventilation", "oxygen or ventilation"
    RENAL_REPLACEMENT = "renal_replacement", "renal replacement therapy"
    NUTRITION = "nutrition", "nutrition or diet"
    REHABILITATION = "rehabilitation", "physiotherapy or rehabilitation"
    PSYCHOTHERAPY = "psychotherapy", "psychological treatment"
    SUPPORTIVE = "supportive", "supportive care"
    OBSERVATION = "observation", "watchful waiting"
    PALLIATIVE_CARE = "palliative_care", "palliative care"
    OTHER = "other"


class TreatmentStatus(Term):
    """What became of a treatment."""

    ONGOING = "ongoing"
    COMPLETED = "completed"
    STOPPED = "stopped", "stopped early"
    GIVEN = "given"
    PLANNED_NOT_GIVEN = "planned_not_given", "planned but not given"
    DECLINED = "declined", "declined by the patient"
    JUDGED_UNSUITABLE = "judged_unsuitable", "considered, judged unsuitable"
    PLANNED = "planned"


class Route(Term):
    """Routes of administration."""

    ORAL = "oral", "by mouth"
    INTRAVENOUS = "intravenous", "intravenously"
    SUBCUTANEOUS = "subcutaneous", "subcutaneously"
    INTRAMUSCULAR = "intramuscular", "intramuscularly"
    INTRATHECAL = "intrathecal", "intrathecally"
    INTRAVENTRICULAR = "intraventricular", "intraventricularly"
    INTRA_ARTERIAL = "intra_arterial", "intra-arterially"
    INTRAPERITONEAL = "intraperitoneal", "intraperitoneally"
    INTRAPLEURAL = "intrapleural", "intrapleurally"
    INTRAVITREAL = "intravitreal", "intravitreally"
    INTRADERMAL = "intradermal", "intradermally"
    INTRALESIONAL = "intralesional", "into the lesion"
    INTRAARTICULAR = "intra_articular", "into the joint"
    INTRAVESICAL = "intravesical", "into the bladder"
    INTRAOSSEOUS = "intraosseous", "intraosseously"
    EPIDURAL = "epidural", "epidurally"
    INHALED = "inhaled", "by inhalation"
    NEBULISED = "nebulised", "by nebuliser"
    NASAL = "nasal", "nasally"
    SUBLINGUAL = "sublingual", "under the tongue"
    BUCCAL = "buccal", "into the cheek"
    RECTAL = "rectal", "rectally"
    VAGINAL = "vaginal", "vaginally"
    TOPICAL = "topical", "on the skin"
    TRANSDERMAL = "transdermal", "by patch"
    OPHTHALMIC = "ophthalmic", "into the eye"
    OTIC = "otic", "into the ear"
    ENTERAL_TUBE = "enteral_tube", "by feeding tube"
    OTHER = "other", "by another route"


class Frequency(Term):
    """How often a drug is given."""

    ONCE = "once", "once"
    DAILY = "daily", "once daily"
    TWICE_DAILY = "twice_daily", "twice daily"
    THREE_TIMES_DAILY = "three_times_daily", "three times daily"
    FOUR_TIMES_DAILY = "four_times_daily", "four times daily"
    EVERY = "every", "every"
    ALTERNATE_DAYS = "alternate_days", "every other day"
    WEEKLY = "weekly", "once weekly"
    TWICE_WEEKLY = "twice_weekly", "twice weekly"
    THREE_TIMES_WEEKLY = "three_times_weekly", "three times weekly"
    MONTHLY = "monthly", "monthly"
    CONTINUOUS = "continuous", "continuously"
    BOLUS = "bolus", "as a bolus"
    AS_NEEDED = "as_needed", "as needed"
    LOADING = "loading", "as a loading dose"
    AT_NIGHT = "at_night", "at night"


Day = Annotated[int, Field(ge=-365, le=365)]


class Agent(RowValue):
    """A drug of a regimen, by its INN.

    ``interval`` goes with the frequency "every" (every 3 weeks); ``days`` are days of the cycle
    (1, 8, 15). ``step`` orders the steps of a changing dose (a steroid taper).
    """

    inn: Line = Field(min_length=1)
    synonym: Line = ""
    brand: Line = ""
    dose: Dose | None = None
    maximum: Quantity | None = None
    total: Quantity | None = None
    route: Route | None = None
    frequency: Frequency | None = None
    interval: Duration | None = None
    days: tuple[Day, ...] = ()
    infusion: Duration | None = None
    intensity: Number | None = None
    target_level: Line = ""
    cycle_length: Duration | None = None
    cycles_planned: Number | None = None
    cycles_given: Number | None = None
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    step: int | None = Field(default=None, ge=1, le=100)
    indication: Line = ""
    note: Line = ""

    @model_validator(mode="after")
    def _interval_fits(self) -> Self:
        if self.frequency is Frequency.EVERY and self.interval is None:
            raise ValueError("“every” needs an interval, such as 3 weeks")
        return self


class RadiationCourse(RowValue):
    """A course of radiation: doses in gray unless the unit says otherwise."""

    target: Line = Field(min_length=1)
    technique: Line = ""
    total: Quantity | None = None
    fractions: Number | None = None
    fraction: Quantity | None = None
    boost: Quantity | None = None
    duration: Duration | None = None
    concurrent_with: Line = ""
    when: Timing | None = None
    until: Timing | None = None


class ChangeKind(Term):
    """How a treatment was changed."""

    STARTED = "started"
    INCREASED = "increased", "dose increased"
    REDUCED = "reduced", "dose reduced"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"
    STOPPED = "stopped"
    SWITCHED = "switched", "switched to another treatment"
    ADDED = "added", "another agent added"
    DELAYED = "delayed"
    ESCALATED = "escalated"
    TAPERED = "tapered"


class TreatmentChange(RowValue):
    """A change of a treatment and why (CARE item 9c)."""

    kind: ChangeKind
    agent: Line = ""
    before: Dose | None = None
    after: Dose | None = None
    replacement: Line = ""
    reason: LongText = ""
    when: Timing | None = None


class ResponseCriteria(Term):
    """Criteria of response."""

    RECIST = "recist_1_1", "RECIST 1.1"
    IRECIST = "irecist", "iRECIST"
    MRECIST = "mrecist", "mRECIST"
    PERCIST = "percist", "PERCIST"
    LUGANO = "lugano", "Lugano"
    RANO = "rano", "RANO"
    IMWG = "imwg", "IMWG"
    ELN = "eln", "ELN"
    CHOI = "choi", "Choi"
    PATHOLOGICAL = "pathological", "pathological response"
    BIOCHEMICAL = "biochemical", "biochemical response"
    CLINICAL = "clinical", "clinical judgement"
    OTHER = "other"


class ResponseCategory(Term):
    """Categories of response."""

    COMPLETE = "CR", "complete response"
    PARTIAL = "PR", "partial response"
    STABLE = "SD", "stable disease"
    PROGRESSION = "PD", "progressive disease"
    MIXED = "MR", "mixed response"
    NOT_EVALUABLE = "NE", "not evaluable"
    NON_CR_NON_PD = "NN", "non-CR/non-PD"
    IMPROVED = "improved"
    RESOLVED = "resolved"
    NO_RESPONSE = "no_response", "no response"
    WORSENED = "worsened"
    RELAPSE = "relapse"


class Response(RowValue):
    """A response at one assessment; ``basis`` names what it was read from."""

    category: ResponseCategory
    criteria: ResponseCriteria | None = None
    criteria_detail: Line = ""
    change: Number | None = None
    basis: Line = ""
    detail: LongText = ""
    when: Timing | None = None


class AdherenceLevel(Term):
    """How well a treatment was taken."""

    FULL = "full", "taken as prescribed"
    PARTIAL = "partial", "partly taken"
    POOR = "poor", "mostly not taken"
    UNKNOWN = "unknown"


class Adherence(Value):
    """Adherence and tolerability, and how they were assessed (CARE item 10c)."""

    level: AdherenceLevel | None = None
    method: Line = ""
    tolerability: Line = ""


class Treatment(RowValue):
    """A treatment; ``line`` counts lines of therapy, ``reason`` says why it ended or was not given.

    ``procedure`` is the key of the operation or intervention, where it has a row of its own.
    """

    kind: TreatmentKind
    name: Line = Field(min_length=1)
    status: TreatmentStatus | None = None
    line: int | None = Field(default=None, ge=1, le=30)
    intent: Intent | None = None
    indication: Line = ""
    reason: LongText = ""
    procedure: Line = ""
    device: Line = ""
    settings: Line = ""
    dose: Dose | None = None
    site: Line = ""
    elsewhere: bool = False
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    cycle_length: Duration | None = None
    cycles_planned: Number | None = None
    cycles_given: Number | None = None
    monitoring: Lines = ()
    adherence: Adherence | None = None
    detail: LongText = ""
    agents: tuple[Agent, ...] = ()
    radiotherapy: tuple[RadiationCourse, ...] = ()
    changes: tuple[TreatmentChange, ...] = ()
    responses: tuple[Response, ...] = ()
