"""When things happened, without a calendar: ages, durations, offsets and anchors."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casereports.clinical.quantities import Comparator, check_range
from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Count, Exact, Line, Term, Value


class TimeUnit(Term):
    """Units of elapsed time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


#: Days in a unit: months and years are means, good for sorting and never printed.
DAYS = {
    TimeUnit.SECOND: Decimal(1) / 86_400,
    TimeUnit.MINUTE: Decimal(1) / 1440,
    TimeUnit.HOUR: Decimal(1) / 24,
    TimeUnit.DAY: Decimal(1),
    TimeUnit.WEEK: Decimal(7),
    TimeUnit.MONTH: Decimal("30.44"),
    TimeUnit.YEAR: Decimal("365.25"),
}


class Age(Value):
    """An age in one or several parts ("5 years 4 months"), or a decade ("in his 60s")."""

    years: Count | None = Field(default=None, le=130)
    months: Count | None = Field(default=None, le=1200)
    weeks: Count | None = Field(default=None, le=5200)
    days: Count | None = Field(default=None, le=40_000)
    hours: Count | None = Field(default=None, le=9_999)
    minutes: Count | None = Field(default=None, le=9_999)
    decade: Literal[10, 20, 30, 40, 50, 60, 70, 80, 90, 100] | None = None
    approximate: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        parts = (self.years, self.months, self.weeks, self.days, self.hours, self.minutes)
        given = [part for part in parts if part is not None]
        if self.decade is None and not given:
            raise FactError(_("an age needs a number of years, months, weeks, days or hours"))
        if self.decade is not None and given:
            raise FactError(_("give either an age or a decade, not both"))
        return self

    @property
    def days_old(self) -> Decimal:
        """The age in days, for comparing; a decade counts from its middle."""
        if self.decade is not None:
            return (self.decade + 5) * DAYS[TimeUnit.YEAR]
        return sum(
            (
                Decimal(number or 0) * DAYS[unit]
                for number, unit in (
                    (self.years, TimeUnit.YEAR),
                    (self.months, TimeUnit.MONTH),
                    (self.weeks, TimeUnit.WEEK),
                    (self.days, TimeUnit.DAY),
                    (self.hours, TimeUnit.HOUR),
                    (self.minutes, TimeUnit.MINUTE),
                )
            ),
            Decimal(0),
        )


class GestationalAge(Value):
    """Completed weeks and days of gestation ("38 weeks and 2 days")."""

    weeks: int = Field(ge=0, le=60)
    days: int = Field(default=0, ge=0, le=6)
    approximate: bool = False


class Duration(Value):
    """How long something lasts: "6 months", "2 to 3 days", "more than a year"."""

    comparator: Comparator | None = None
    value: Exact = Field(ge=0)
    high: Exact | None = None
    unit: TimeUnit

    @model_validator(mode="after")
    def _range_ascends(self) -> Self:
        check_range(self.value, self.high)
        return self


class Bound(Term):
    """A moment that is known only to one side."""

    LESS = "<", "less than"
    AT_MOST = "<=", "within"
    MORE = ">", "more than"
    AT_LEAST = ">=", "at least"


class Direction(Term):
    """On which side of its reference a moment lies."""

    BEFORE = "before"
    AFTER = "after"


class Reference(Term):
    """The moments that clinicians count from."""

    INDEX_VISIT = "index_visit", "the index visit"
    SYMPTOM_ONSET = "symptom_onset", "symptom onset"
    BIRTH = "birth", "birth"
    ADMISSION = "admission", "admission"
    DISCHARGE = "discharge", "discharge"
    DIAGNOSIS = "diagnosis", "diagnosis"
    SURGERY = "surgery", "surgery"
    PROCEDURE = "procedure", "the procedure"
    TREATMENT_START = "treatment_start", "the start of treatment"
    TREATMENT_END = "treatment_end", "the end of treatment"
    TRANSPLANT = "transplant", "transplantation"
    EXPOSURE = "exposure", "exposure"
    INJURY = "injury", "injury"
    DELIVERY = "delivery", "delivery"
    LAST_MENSTRUAL_PERIOD = "last_menstrual_period", "the last menstrual period"
    ARRIVAL = "arrival", "arrival"
    ICU_ADMISSION = "icu_admission", "admission to intensive care"
    LAST_KNOWN_WELL = "last_known_well", "last known well"
    DEATH = "death", "death"


#: A time of day, 24 hours, "14:30".
Clock = Annotated[str, StringConstraints(pattern=r"^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$")]


class Offset(Value):
    """A distance from a reference: "6 months before", "day 3 of life", "POD 23".

    ``comparator`` bounds it: "within 48 hours of admission" is ``<=``, "more than 3 months" ``>``.
    ``ordinal`` counts the days themselves ("postoperative day 23") instead of the time elapsed
    ("23 days after surgery"). A ``value`` of 0 is the reference itself. ``event`` may name the
    row that is meant, as a source ("procedure:resection").
    """

    kind: Literal["offset"]
    comparator: Bound | None = None
    value: Exact = Field(ge=0)
    high: Exact | None = None
    unit: TimeUnit = TimeUnit.DAY
    direction: Direction = Direction.AFTER
    reference: Reference = Reference.INDEX_VISIT
    event: Line = ""
    ordinal: bool = False
    approximate: bool = False
    clock: Clock = ""

    @model_validator(mode="after")
    def _range_ascends(self) -> Self:
        check_range(self.value, self.high)
        return self


class Relation(Term):
    """How a moment lies to its anchor."""

    BEFORE = "before"
    AT = "at"
    DURING = "during"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


class Anchor(Value):
    """A moment tied to something that happened: "after cycle 2", "2 weeks after dose 3".

    ``anchor`` is the phrase that is printed; ``event`` may name the row that is meant.
    """

    kind: Literal["anchor"]
    relation: Relation
    anchor: Line = Field(min_length=1)
    event: Line = ""
    comparator: Bound | None = None
    value: Exact | None = Field(default=None, ge=0)
    high: Exact | None = None
    unit: TimeUnit | None = None
    approximate: bool = False
    clock: Clock = ""

    @model_validator(mode="after")
    def _number_has_unit(self) -> Self:
        if self.comparator is not None and self.value is None:
            raise FactError(_("“within” or “more than” needs a number and a unit of time"))
        if (self.value is None) != (self.unit is None):
            raise FactError(_("a distance from an anchor needs both a number and a unit of time"))
        check_range(self.value, self.high)
        return self


class AtAge(Value):
    """A moment in the patient's life: "at the age of 12 years"; ``corrected`` for prematurity."""

    kind: Literal["age"]
    age: Age
    corrected: bool = False


class AtGestation(Value):
    """A moment of pregnancy ("at 20+5 weeks"), or of a preterm child's postmenstrual age."""

    kind: Literal["gestation"]
    gestation: GestationalAge
    postmenstrual: bool = False


class AtCycle(Value):
    """A moment of a regimen: "cycle 2, day 8"; ``event`` may name the treatment."""

    kind: Literal["cycle"]
    cycle: int = Field(ge=1, le=200)
    day: int | None = Field(default=None, ge=-30, le=365)
    event: Line = ""


Timing = Annotated[Offset | Anchor | AtAge | AtGestation | AtCycle, Field(discriminator="kind")]


def day_of(
    timing: Offset | Anchor | AtAge | AtGestation | AtCycle | None,
    age: Age | None = None,
    index: Reference | None = None,
) -> Decimal | None:
    """Returns the days from the index visit (negative before it), or None where unknowable.

    ``age`` is the patient's at the index visit; it places ages and days of life. ``index`` is the
    moment that the index visit is as well (admission, say).
    """
    match timing:
        case Offset(reference=Reference.BIRTH) if age is not None:
            return _elapsed(timing) - age.days_old
        case Offset() if timing.reference in (Reference.INDEX_VISIT, index):
            return _elapsed(timing)
        case AtAge() if age is not None:
            return timing.age.days_old - age.days_old
        case _:
            return None


def _elapsed(timing: Offset) -> Decimal:
    sign = -1 if timing.direction is Direction.BEFORE else 1
    return sign * timing.value * DAYS[timing.unit]
