"""What was done: surgery, drugs, radiotherapy and care, with changes, response and harms."""

from pydantic import Field

from casereports.clinical.facts.agents import Agent, Frequency
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.facts.procedure import Device, Intent
from casereports.clinical.facts.response import Response
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
    CIRCULATORY_SUPPORT = "circulatory_support", "mechanical circulatory support"
    FLUIDS = "fluids", "fluids and electrolytes"
    RESUSCITATION = "resuscitation", "resuscitation"
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
    DECLINED_BY_FAMILY = "declined_by_family", "declined by the family"
    WITHDRAWN = "withdrawn", "withdrawn (comfort care)"
    JUDGED_UNSUITABLE = "judged_unsuitable", "considered, judged unsuitable"
    PLANNED = "planned"


class RadiationCourse(RowValue):
    """A course of radiation: doses in gray unless the unit says otherwise."""

    target: Line = Field(min_length=1)
    technique: Line = ""
    total: Quantity | None = None
    fractions: Number | None = None
    fraction: Quantity | None = None
    frequency: Frequency | None = None
    boost: Quantity | None = None
    boost_fractions: Number | None = None
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
    """A change of a treatment and why (CARE item 9c); a taper goes ``by`` a dose ``every`` week."""

    kind: ChangeKind
    agent: Line = ""
    before: Dose | None = None
    after: Dose | None = None
    by: Dose | None = None
    every: Duration | None = None
    replacement: Line = ""
    reason: LongText = ""
    when: Timing | None = None
    until: Timing | None = None


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


class GraftSource(Term):
    """Where a graft came from."""

    CORD_BLOOD = "cord_blood", "cord blood"
    BONE_MARROW = "bone_marrow", "bone marrow"
    PERIPHERAL_BLOOD = "peripheral_blood", "peripheral blood"
    AUTOLOGOUS = "autologous", "the patient"
    LIVING_DONOR = "living_donor", "living donor"
    BRAIN_DEATH = "brain_death", "donor after brain death"
    CIRCULATORY_DEATH = "circulatory_death", "donor after circulatory death"


class Conditioning(Term):
    """Conditioning before a transplant of stem cells."""

    MYELOABLATIVE = "myeloablative"
    REDUCED = "reduced", "reduced intensity"
    NON_MYELOABLATIVE = "non_myeloablative", "non-myeloablative"


class Graft(Value):
    """A transplant's graft and donor."""

    source: GraftSource
    donor: Line = ""
    hla_matched: int | None = Field(default=None, ge=0, le=20)
    hla_compared: int | None = Field(default=None, ge=1, le=20)
    abo: Line = ""
    cmv_donor: Presence | None = None
    cmv_recipient: Presence | None = None
    conditioning: Conditioning | None = None
    cold_ischaemia: Duration | None = None


class Treatment(RowValue):
    """A treatment; ``line`` counts lines of therapy, ``reason`` says why it ended or was not given.

    ``mode`` and ``measurements`` hold settings ("pressure-controlled", PEEP 10 cm[H2O]).
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
    mode: Line = ""
    dose: Dose | None = None
    site: Line = ""
    elsewhere: bool = False
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    frequency: Frequency | None = None
    interval: Duration | None = None
    cycle_length: Duration | None = None
    cycles_planned: Number | None = None
    cycles_given: Number | None = None
    monitoring: Lines = ()
    adherence: Adherence | None = None
    graft: Graft | None = None
    detail: LongText = ""
    agents: tuple[Agent, ...] = ()
    radiotherapy: tuple[RadiationCourse, ...] = ()
    changes: tuple[TreatmentChange, ...] = ()
    responses: tuple[Response, ...] = ()
    devices: tuple[Device, ...] = ()
    measurements: tuple[Measurement, ...] = ()
