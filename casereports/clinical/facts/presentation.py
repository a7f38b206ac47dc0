"""Why the patient came, and what went before."""

from pydantic import Field

from casereports.clinical.facts.codes import Code, Laterality, Presence
from casereports.clinical.quantities import Dose, Number, Quantity
from casereports.clinical.timing import Age, Duration, Timing
from casereports.clinical.values import Line, LongText, RowValue, Term, Value


class Onset(Term):
    """How a complaint began."""

    SUDDEN = "sudden"
    ACUTE = "acute"
    SUBACUTE = "subacute"
    GRADUAL = "gradual"
    INSIDIOUS = "insidious"
    CONGENITAL = "congenital"


class Course(Term):
    """How a complaint went on."""

    WORSENING = "worsening"
    STABLE = "stable"
    IMPROVING = "improving"
    FLUCTUATING = "fluctuating"
    INTERMITTENT = "intermittent"
    RECURRENT = "recurrent"
    PERSISTENT = "persistent"
    RESOLVED = "resolved"


class Severity(Term):
    """Severity in words."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    LIFE_THREATENING = "life_threatening", "life-threatening"


class Complaint(RowValue):
    """A symptom or concern; ``presence`` absent is a pertinent negative ("no fever").

    ``measure`` holds what the patient measured (39.2 Cel of fever, 6 kg lost), ``rate`` how often
    it comes (6 /h), ``count`` how many times in ``count_over`` ("three times in 2 months").
    ``recent_change`` and ``recent_duration`` hold what changed lately: "worse over the last
    month".
    """

    name: Line = Field(min_length=1)
    presence: Presence = Presence.PRESENT
    chief: bool = False
    site: Line = ""
    laterality: Laterality | None = None
    radiation: Line = ""
    character: Line = ""
    onset: Onset | None = None
    when: Timing | None = None
    duration: Duration | None = None
    course: Course | None = None
    recent_change: Course | None = None
    recent_duration: Duration | None = None
    severity: Severity | None = None
    score: Quantity | None = None
    score_name: Line = ""
    measure: Quantity | None = None
    frequency: Line = ""
    rate: Quantity | None = None
    count: Number | None = None
    count_over: Duration | None = None
    episode_duration: Duration | None = None
    aggravated_by: Line = ""
    relieved_by: Line = ""
    detail: LongText = ""
    code: Code | None = None


class HistoryKind(Term):
    """The kinds of history that a report tells."""

    MEDICAL = "medical", "medical history"
    SURGICAL = "surgical", "surgical history"
    MEDICATION = "medication"
    ALLERGY = "allergy", "allergies"
    FAMILY = "family", "family history"
    PSYCHOSOCIAL = "psychosocial", "psychosocial history"
    GENETIC = "genetic", "genetic history"
    SUBSTANCE = "substance", "tobacco, alcohol and drugs"
    EXPOSURE = "exposure", "travel, work, animals and other exposures"
    IMMUNISATION = "immunisation", "immunisations"
    OBSTETRIC = "obstetric", "obstetric and gynaecological history"
    BIRTH = "birth", "birth and perinatal history"
    DEVELOPMENT = "development", "development and growth"
    INFECTION = "infection", "contacts and past infections"


class Answer(Term):
    """An answer to a whole kind of history."""

    NONE = "none", "none"
    UNREMARKABLE = "unremarkable", "unremarkable"
    UNKNOWN = "unknown", "unknown"
    NOT_ASKED = "not_asked", "not asked"


class HistoryAnswer(Value):
    """ "None" or "unknown" for a whole kind of history; at most one for each kind."""

    kind: HistoryKind
    answer: Answer
    note: Line = ""


class ConditionState(Term):
    """Where a past condition stands at the index visit."""

    ACTIVE = "active"
    CONTROLLED = "controlled"
    IN_REMISSION = "in_remission", "in remission"
    RESOLVED = "resolved"
    STOPPED = "stopped"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"


class Relative(Term):
    """A family member's relation to the patient."""

    MOTHER = "mother"
    FATHER = "father"
    SISTER = "sister"
    BROTHER = "brother"
    SIBLING = "sibling"
    TWIN = "twin"
    HALF_SIBLING = "half_sibling", "half-sibling"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    AUNT = "aunt"
    UNCLE = "uncle"
    COUSIN = "cousin"
    NIECE = "niece"
    NEPHEW = "nephew"
    GRANDCHILD = "grandchild"
    PARTNER = "partner"
    PARENTS = "parents", "both parents"
    OTHER = "other", "other relative"


class Side(Term):
    """The side of the family."""

    MATERNAL = "maternal"
    PATERNAL = "paternal"


class Affected(Term):
    """Whether a relative has the condition."""

    AFFECTED = "affected"
    UNAFFECTED = "unaffected"
    CARRIER = "carrier"
    UNKNOWN = "unknown", "not known"


class VitalStatus(Term):
    """Alive or dead."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


class FamilyMember(Value):
    """The relative of whom a family history tells."""

    relation: Relative
    side: Side | None = None
    count: int | None = Field(default=None, ge=1, le=50)
    affected: Affected | None = None
    age: Age | None = None
    age_at_onset: Age | None = None
    vital_status: VitalStatus | None = None
    age_at_death: Age | None = None
    cause_of_death: Line = ""


class HistoryEntry(RowValue):
    """One thing of the past: a disease, a drug, an allergy, an ill relative, an exposure.

    ``name`` is the disease, drug, allergen or exposure; a pertinent negative ("no history of
    tumours") has ``presence`` absent. ``relative`` names whose it is, when not the patient's;
    ``doses`` counts doses of a vaccine. ``amount`` counts what is taken or smoked (20 pack-years).
    """

    kind: HistoryKind
    name: Line = Field(min_length=1)
    presence: Presence = Presence.PRESENT
    state: ConditionState | None = None
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    dose: Dose | None = None
    route: Line = ""
    frequency: Line = ""
    indication: Line = ""
    reaction: Line = ""
    severity: Severity | None = None
    amount: Quantity | None = None
    doses: int | None = Field(default=None, ge=1, le=100)
    target: Line = ""
    target_level: Quantity | None = None
    place: Line = ""
    relative: FamilyMember | None = None
    code: Code | None = None
    detail: LongText = ""


class InterventionKind(Term):
    """What kind of care a past intervention was."""

    SURGERY = "surgery"
    DRUG = "drug", "drug treatment"
    RADIOTHERAPY = "radiotherapy"
    PROCEDURE = "procedure"
    DEVICE = "device"
    REHABILITATION = "rehabilitation"
    SUPPORTIVE = "supportive", "supportive care"
    OTHER = "other"


class Result(Term):
    """How an intervention turned out."""

    CURED = "cured"
    IMPROVED = "improved"
    PARTLY_IMPROVED = "partly_improved", "partly improved"
    UNCHANGED = "unchanged", "no effect"
    WORSENED = "worsened"
    RELAPSED = "relapsed", "improved, then relapsed"
    FAILED = "failed"
    UNCOMPLICATED = "uncomplicated", "uneventful"
    COMPLICATED = "complicated", "with complications"
    UNKNOWN = "unknown"


class PastIntervention(RowValue):
    """Care before this episode, with its outcome (CARE item 5d)."""

    name: Line = Field(min_length=1)
    kind: InterventionKind
    indication: Line = ""
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    dose: Dose | None = None
    route: Line = ""
    frequency: Line = ""
    elsewhere: bool = False
    outcome: Result | None = None
    outcome_detail: LongText = ""
