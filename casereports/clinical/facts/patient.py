"""The patient at the index visit, and the birth of a child."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.presentation import VitalStatus
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Age, Duration, GestationalAge, Reference, Timing
from casereports.clinical.values import Count, Exact, Line, LongText, RowValue, Term, Value


class Sex(Term):
    """Sex as the report states it."""

    MALE = "male"
    FEMALE = "female"
    INTERSEX = "intersex"
    UNKNOWN = "unknown", "not stated"


class Pregnancy(Term):
    """Pregnancy at the index visit."""

    NOT_PREGNANT = "not_pregnant", "not pregnant"
    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    BREASTFEEDING = "breastfeeding"
    UNKNOWN = "unknown"


class Menopause(Term):
    """Menopausal state."""

    PREMENOPAUSAL = "premenopausal"
    PERIMENOPAUSAL = "perimenopausal"
    POSTMENOPAUSAL = "postmenopausal"


class Handedness(Term):
    """Hand preference, which neurology asks for."""

    RIGHT = "right", "right-handed"
    LEFT = "left", "left-handed"
    BOTH = "both", "ambidextrous"


class Consanguinity(Term):
    """Whether the parents are related by blood."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Delivery(Term):
    """Mode of birth."""

    VAGINAL = "vaginal", "vaginal delivery"
    ASSISTED = "assisted", "assisted vaginal delivery"
    ELECTIVE_CAESAREAN = "elective_caesarean", "elective caesarean section"
    EMERGENCY_CAESAREAN = "emergency_caesarean", "emergency caesarean section"
    CAESAREAN = "caesarean", "caesarean section"
    UNKNOWN = "unknown"


class Chorionicity(Term):
    """Placentas and sacs of a multiple pregnancy."""

    DICHORIONIC = "dichorionic", "dichorionic diamniotic"
    MONOCHORIONIC_DIAMNIOTIC = "monochorionic_diamniotic", "monochorionic diamniotic"
    MONOCHORIONIC_MONOAMNIOTIC = "monochorionic_monoamniotic", "monochorionic monoamniotic"
    UNKNOWN = "unknown"


class Resuscitation(Term):
    """The most that a newborn needed."""

    NONE = "none"
    STIMULATION = "stimulation"
    OXYGEN = "oxygen"
    MASK = "mask", "mask ventilation"
    INTUBATION = "intubation"
    COMPRESSIONS = "compressions", "chest compressions"
    DRUGS = "drugs", "drugs"


class Birth(Value):
    """Birth and newborn period of the patient."""

    gestation: GestationalAge | None = None
    delivery: Delivery | None = None
    number_of_fetuses: Count | None = Field(default=None, ge=1, le=10)
    birth_order: Count | None = Field(default=None, ge=1, le=10)
    chorionicity: Chorionicity | None = None
    assisted_conception: bool = False
    maternal_age: Age | None = None
    maternal_gravida: Count | None = Field(default=None, le=30)
    maternal_para: Count | None = Field(default=None, le=30)
    rupture_of_membranes: Duration | None = None
    weight: Quantity | None = None
    weight_percentile: Number | None = None
    weight_z: Number | None = None
    length: Quantity | None = None
    head_circumference: Quantity | None = None
    apgar_1: Count | None = Field(default=None, le=10)
    apgar_5: Count | None = Field(default=None, le=10)
    apgar_10: Count | None = Field(default=None, le=10)
    cord_ph: Exact | None = None
    cord_base_excess: Quantity | None = None
    resuscitation: Resuscitation | None = None
    complications: LongText = ""
    development: LongText = ""


class Patient(Value):
    """Who the patient is, as far as the paper may say.

    ``index_event`` says what day 0 is ("first visit to our hospital"), ``index_reference`` which
    of the moments that times are counted from it is. ``gestation`` is at the index visit of a
    pregnant patient, at delivery of one postpartum. Ancestry is given only
    with the reason why it matters to this case.
    """

    age: Age | None = None
    sex: Sex | None = None
    gender: Line = ""
    ancestry: Line = ""
    ancestry_relevance: Line = ""
    consanguineous: Consanguinity | None = None
    occupation: Line = ""
    handedness: Handedness | None = None
    pregnancy: Pregnancy | None = None
    gestation: GestationalAge | None = None
    postpartum: Duration | None = None
    gravida: Count | None = Field(default=None, le=30)
    para: Count | None = Field(default=None, le=30)
    abortions: Count | None = Field(default=None, le=30)
    term_births: Count | None = Field(default=None, le=30)
    preterm_births: Count | None = Field(default=None, le=30)
    living_children: Count | None = Field(default=None, le=30)
    fetuses: Count | None = Field(default=None, ge=1, le=10)
    chorionicity: Chorionicity | None = None
    menopause: Menopause | None = None
    index_event: Line = ""
    index_reference: Reference | None = None
    birth: Birth | None = None

    @model_validator(mode="after")
    def _ancestry_has_reason(self) -> Self:
        if self.ancestry and not self.ancestry_relevance:
            raise FactError(_("ancestry is given only where it matters: say why in this case"))
        if self.gestation and self.pregnancy is Pregnancy.NOT_PREGNANT:
            raise FactError(_("a week of gestation belongs to a patient who is or was pregnant"))
        return self


class Newborn(RowValue):
    """A child that the patient bore in this episode, a stillborn one too."""

    name: Line = ""
    sex: Sex | None = None
    gestation: GestationalAge | None = None
    delivery: Delivery | None = None
    weight: Quantity | None = None
    length: Quantity | None = None
    head_circumference: Quantity | None = None
    apgar_1: Count | None = Field(default=None, le=10)
    apgar_5: Count | None = Field(default=None, le=10)
    apgar_10: Count | None = Field(default=None, le=10)
    cord_ph: Exact | None = None
    resuscitation: Resuscitation | None = None
    vital_status: VitalStatus | None = None
    when: Timing | None = None
    detail: LongText = ""
