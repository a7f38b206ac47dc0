"""When things happened, without a calendar: ages, durations, offsets and anchors."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casereports.clinical.quantities import Comparator
from casereports.clinical.values import Count, Exact, Line, Term, Value


class TimeUnit(Term):
    """Units of elapsed time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


#: Days in a unit: months and years are means, good for sorting and never printed.
DAYS = {
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
    decade: Literal[10, 20, 30, 40, 50, 60, 70, 80, 90, 100] | None = None
    approximate: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        parts = (self.years, self.months, self.weeks, self.days, self.hours)
        given = [part for part in parts if part is not None]
        if self.decade is None and not given:
            raise ValueError("an age needs a number of years, months, weeks, days or hours")
        if self.decade is not None and given:
            raise ValueError("give either an age or a decade, not both")
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
                )
            ),
            Decimal(0),
        )


class Duration(Value):
    """How long something lasts: "6 months", "2 to 3 days", "more than a year"."""

    comparator: Comparator | None = None
    value: Exact = Field(ge=0)
    high: Exact | None = None
    unit: TimeUnit

    @model_validator(mode="after")
    def _range_ascends(self) -> Self:
        if self.high is not None and self.high < self.value:
            raise ValueError("the range runs backwards: its end is less than its beginning")
        return self


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
    CONCEPTION = "conception", "conception (gestational age)"
    DEATH = "death", "death"


#: A time of day, 24 hours, "14:30".
Clock = Annotated[str, StringConstraints(pattern=r"^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$")]


class Offset(Value):
    """A distance from a reference: "6 months before", "day 3 of life", "POD 23".

    ``ordinal`` counts the days themselves ("postoperative day 23") instead of the time elapsed
    ("23 days after surgery"). A ``value`` of 0 is the reference itself. ``event`` may name the
    row that is meant, as a source ("procedure:resection").
    """

    kind: Literal["offset"]
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
        if self.high is not None and self.high < self.value:
            raise ValueError("the range runs backwards: its end is less than its beginning")
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
    value: Exact | None = Field(default=None, ge=0)
    high: Exact | None = None
    unit: TimeUnit | None = None
    approximate: bool = False
    clock: Clock = ""

    @model_validator(mode="after")
    def _number_has_unit(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("a distance from an anchor needs both a number and a unit of time")
        if self.high is not None and (self.value is None or self.high < self.value):
            raise ValueError("the range runs backwards: its end is less than its beginning")
        return self


class AtAge(Value):
    """A moment in the patient's life: "at the age of 12 years"."""

    kind: Literal["age"]
    age: Age


Timing = Annotated[Offset | Anchor | AtAge, Field(discriminator="kind")]


def day_of(timing: Offset | Anchor | AtAge | None, age: Age | None = None) -> Decimal | None:
    """Returns the days from the index visit (negative before it), or None where unknowable.

    ``age`` is the patient's at the index visit; it places ages and days of life.
    """
    match timing:
        case Offset(reference=Reference.INDEX_VISIT):
            sign = -1 if timing.direction is Direction.BEFORE else 1
            return sign * timing.value * DAYS[timing.unit]
        case Offset(reference=Reference.BIRTH) if age is not None:
            sign = -1 if timing.direction is Direction.BEFORE else 1
            return sign * timing.value * DAYS[timing.unit] - age.days_old
        case AtAge() if age is not None:
            return timing.age.days_old - age.days_old
        case _:
            return None
