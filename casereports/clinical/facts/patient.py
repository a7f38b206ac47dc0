"""The patient at the index visit, and the birth of a child."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.quantities import Quantity
from casereports.clinical.timing import Age, Duration
from casereports.clinical.values import Count, Line, LongText, Term, Value


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


class GestationalAge(Value):
    """Completed weeks and days of gestation ("38 weeks and 2 days")."""

    weeks: Count = Field(le=45)
    days: Count = Field(default=0, le=6)
    approximate: bool = False


class Birth(Value):
    """Birth and newborn period of the patient."""

    gestation: GestationalAge | None = None
    delivery: Delivery | None = None
    multiple: Count | None = Field(default=None, ge=1, le=10)
    birth_order: Count | None = Field(default=None, ge=1, le=10)
    weight: Quantity | None = None
    length: Quantity | None = None
    head_circumference: Quantity | None = None
    apgar_1: Count | None = Field(default=None, le=10)
    apgar_5: Count | None = Field(default=None, le=10)
    apgar_10: Count | None = Field(default=None, le=10)
    complications: LongText = ""
    development: LongText = ""


class Patient(Value):
    """Who the patient is, as far as the paper may say.

    ``index_event`` says what day 0 is ("first visit to our hospital"). Ancestry is given only
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
    menopause: Menopause | None = None
    index_event: Line = ""
    birth: Birth | None = None

    @model_validator(mode="after")
    def _ancestry_has_reason(self) -> Self:
        if self.ancestry and not self.ancestry_relevance:
            raise ValueError("ancestry is given only where it matters: say why in this case")
        if self.gestation and self.pregnancy not in (None, Pregnancy.PREGNANT):
            raise ValueError("a week of gestation belongs to a patient who is pregnant")
        return self
