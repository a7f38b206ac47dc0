"""The course, how it ended, and what the patient says."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Presence
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, LongText, RowValue, Term, Value


class EventKind(Term):
    """Turning points of the course."""

    ADMISSION = "admission"
    READMISSION = "readmission"
    ARRIVAL = "arrival"
    ONSET = "onset", "onset"
    LAST_KNOWN_WELL = "last_known_well", "last known well"
    BIRTH = "birth"
    TRANSFER = "transfer"
    REFERRAL = "referral"
    INTENSIVE_CARE = "intensive_care", "admission to intensive care"
    DETERIORATION = "deterioration"
    COMPLICATION = "complication"
    IMPROVEMENT = "improvement"
    RELAPSE = "relapse"
    PROGRESSION = "progression"
    CARDIAC_ARREST = "cardiac_arrest", "cardiac arrest"
    LIMITATION_OF_CARE = "limitation_of_care", "limitation or withdrawal of life support"
    DISCHARGE = "discharge"
    VISIT = "visit", "outpatient visit"
    DEATH = "death"
    OTHER = "other"


class CourseEvent(RowValue):
    """Something that happened and is neither a test nor a treatment."""

    kind: EventKind
    name: Line = Field(min_length=1)
    place: Line = ""
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    detail: LongText = ""


class Assessor(Term):
    """Who judged an outcome (CARE item 10a asks for both sides)."""

    CLINICIAN = "clinician"
    PATIENT = "patient"
    CAREGIVER = "caregiver", "family or caregiver"
    IMAGING = "imaging"
    LABORATORY = "laboratory"


class OutcomeState(Term):
    """How the patient is."""

    RECOVERED = "recovered"
    RECOVERED_WITH_SEQUELAE = "recovered_with_sequelae", "recovered with sequelae"
    IMPROVED = "improved"
    STABLE = "stable"
    DISEASE_FREE = "disease_free", "no evidence of disease"
    ALIVE_WITH_DISEASE = "alive_with_disease", "alive with disease"
    PROGRESSED = "progressed"
    RELAPSED = "relapsed"
    WORSENED = "worsened"
    DISABLED = "disabled", "lasting disability"
    DEAD_OF_DISEASE = "dead_of_disease", "died of the disease"
    DEAD_OF_TREATMENT = "dead_of_treatment", "died of treatment"
    DEAD_OF_OTHER_CAUSE = "dead_of_other_cause", "died of another cause"
    DIED = "died", "died, cause not established"
    LOST_TO_FOLLOW_UP = "lost_to_follow_up", "lost to follow-up"


DEATHS = (
    OutcomeState.DEAD_OF_DISEASE,
    OutcomeState.DEAD_OF_TREATMENT,
    OutcomeState.DEAD_OF_OTHER_CAUSE,
    OutcomeState.DIED,
)


class Outcome(RowValue):
    """An outcome at one time by one assessor; ``instrument`` and ``value`` for a measured one."""

    assessor: Assessor
    state: OutcomeState | None = None
    finding: LongText = ""
    instrument: Line = ""
    value: Quantity | None = None
    z_score: Number | None = None
    grade: Line = ""
    symptom: Line = ""
    presence: Presence | None = None
    cause_of_death: Line = ""
    when: Timing | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.state or self.finding or self.value or self.grade or self.presence):
            raise FactError(_("an outcome needs a state, a finding or a measured value"))
        if self.cause_of_death and self.state and self.state not in DEATHS:
            raise FactError(_("a cause of death belongs to a patient who died"))
        return self


class HarmState(Term):
    """Whether harms were looked for (CARE item 10d)."""

    NONE_OBSERVED = "none_observed", "none observed"
    OBSERVED = "observed"
    NOT_ASSESSED = "not_assessed", "not assessed"


class Perspective(Value):
    """The patient's own account, or why there is none (CARE item 12)."""

    account: LongText = ""
    given_by: Assessor | None = None
    absent_reason: Line = ""


class Course(Value):
    """Facts about the whole course that have no row of their own."""

    harms: HarmState | None = None
    harms_method: Line = ""
    diagnostic_challenges: LongText = ""
    no_diagnostic_challenges: bool = False
    timeline_note: Line = ""
    prognosis: LongText = ""
    #: How long the patient was followed, where no row tells.
    follow_up: Duration | None = None
