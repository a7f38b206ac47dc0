"""Laboratory: single results, groups that were all normal, and microbiology."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casereports.clinical.facts.codes import Flag
from casereports.clinical.quantities import Comparator, Dose, Number, Quantity, Unit
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Exact, Line, Lines, LongText, RowValue, Term, Value


class NumericResult(Quantity):
    """A measured number: 147 U/L, >4500 ng/mL, 3-5 /[HPF]."""

    kind: Literal["numeric"]


class TitreResult(Value):
    """A titre: 1:640, 1/10, ≥1:320; ``separator`` is how the laboratory writes it.

    ``pattern`` is a staining pattern ("homogeneous").
    """

    kind: Literal["titre"]
    comparator: Comparator | None = None
    dilution: int = Field(ge=1, le=1_000_000_000)
    separator: Literal[":", "/"] = ":"
    pattern: Line = ""


class Quality(Term):
    """A result in words."""

    POSITIVE = "positive"
    WEAKLY_POSITIVE = "weakly_positive", "weakly positive"
    STRONGLY_POSITIVE = "strongly_positive", "strongly positive"
    NEGATIVE = "negative"
    EQUIVOCAL = "equivocal"
    PRESENT = "present"
    ABSENT = "absent"
    TRACE = "trace"
    REACTIVE = "reactive"
    NON_REACTIVE = "non_reactive", "non-reactive"
    NORMAL = "normal"
    ABNORMAL = "abnormal"
    ELEVATED = "elevated", "raised"
    DECREASED = "decreased", "lowered"
    OTHER = "other"


class QualitativeResult(Value):
    """A result in words, with the laboratory's own wording or grade ("3+") beside it."""

    kind: Literal["qualitative"]
    quality: Quality
    wording: Line = ""


class ShareResult(Value):
    """A share of a whole with its absolute number: eosinophils 42 %, 6.3 × 10⁹/L."""

    kind: Literal["share"]
    percent: Number
    absolute: Number | None = None
    unit: Unit = ""


class NotDone(Value):
    """A test that was not done, and why."""

    kind: Literal["not_done"]
    reason: Line = Field(min_length=1)


LabOutcome = Annotated[
    NumericResult | TitreResult | QualitativeResult | ShareResult | NotDone,
    Field(discriminator="kind"),
]


class Interval(Value):
    """A reference interval: two-sided, one-sided (<5) or in words ("negative").

    A limit belongs to the interval unless its ``includes_…`` is false. ``applies_to`` narrows
    it ("men", "age 5 to 7").
    """

    low: Exact | None = None
    high: Exact | None = None
    includes_low: bool = True
    includes_high: bool = True
    words: Line = ""
    applies_to: Line = ""
    source: Line = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.low is None and self.high is None and not self.words:
            raise FactError(_("an interval needs a lower limit, an upper limit or words"))
        if self.low is not None and self.high is not None and self.high < self.low:
            raise FactError(_("the interval runs backwards: its upper limit is below its lower"))
        closed = self.includes_low and self.includes_high
        if self.low is not None and self.low == self.high and not closed:
            raise FactError(
                _("the interval holds no number: both its limits are the same, left out")
            )
        return self


#: A LOINC code, checked to its last digit.
Loinc = Annotated[str, StringConstraints(pattern=r"^(?:\d{1,7}-\d)?$")]


class Point(Term):
    """What a result stands for in a series whose dates are not told."""

    BASELINE = "baseline"
    ADMISSION = "admission", "on admission"
    PEAK = "peak"
    NADIR = "nadir"
    BEFORE_TREATMENT = "before_treatment", "before treatment"
    DURING_TREATMENT = "during_treatment", "during treatment"
    AFTER_TREATMENT = "after_treatment", "after treatment"
    DISCHARGE = "discharge", "at discharge"
    RELAPSE = "relapse", "at relapse"
    FOLLOW_UP = "follow_up", "at follow-up"
    LATEST = "latest", "latest"
    PREOPERATIVE = "preoperative", "before surgery"
    INTRAOPERATIVE = "intraoperative", "during surgery"
    POSTOPERATIVE = "postoperative", "after surgery"


class LabResult(RowValue):
    """One result of one analyte at one time; a series is several rows of one analyte.

    ``equivalent`` is the same result in the other unit system. ``panel`` joins what was drawn
    together or is told as a pair (AST/ALT). ``condition`` is a state ("fasting"),
    ``stimulus`` a dynamic test's ("ACTH") with its dose and the time since it. ``flag`` is the
    author's word where it differs from the computed one. Loinc's last digit is checked.
    """

    analyte: Line = Field(min_length=1)
    abbreviation: Line = ""
    loinc: Loinc = ""
    specimen: Line = ""
    result: LabOutcome
    equivalent: Quantity | None = None
    reference: Interval | None = None
    flag: Flag | None = None
    flag_reason: Line = ""
    method: Line = ""
    condition: Line = ""
    stimulus: Line = ""
    stimulus_dose: Dose | None = None
    after_stimulus: Duration | None = None
    elsewhere: bool = False
    panel: Line = ""
    point: Point | None = None
    when: Timing | None = None
    note: LongText = ""

    @model_validator(mode="after")
    def _loinc_checks(self) -> Self:
        if self.loinc and not loinc_is_valid(self.loinc):
            raise FactError(
                _("%(loinc)s is not a LOINC code: its last digit does not check", loinc=self.loinc)
            )
        return self


def loinc_is_valid(code: str) -> bool:
    """Tells whether a LOINC code's check digit (mod 10, Luhn) is right."""
    number, _, check = code.partition("-")
    odd = int(number[::-1][::2]) * 2
    even = number[::-1][1::2]
    total = sum(int(digit) for digit in even + str(odd))
    return (10 - total % 10) % 10 == int(check)


def computed_flag(result: LabOutcome, interval: Interval | None) -> Flag | None:
    """Returns how a number lies to its interval, or None where that can't be told.

    A bound tells only when all that it leaves open lies on one side: >4500 is high for 0 to 5,
    <5 is normal for <5, >3 is not known for 0 to 5. What is measured from 0 is not below it.
    """
    if not isinstance(result, NumericResult) or interval is None:
        return None
    bottom, top = _ends(result, interval)
    open_bottom = result.comparator is Comparator.MORE
    open_top = result.comparator is Comparator.LESS
    fits_below_top = fits_above_bottom = True
    if interval.high is not None:
        if _beyond(bottom, interval.high, counts=open_bottom or not interval.includes_high):
            return Flag.HIGH
        outside = not interval.includes_high and not open_top
        fits_below_top = not _beyond(top, interval.high, counts=outside)
    if interval.low is not None:
        if _beyond(-top, -interval.low, counts=open_top or not interval.includes_low):
            return Flag.LOW
        outside = not interval.includes_low and not open_bottom
        fits_above_bottom = not _beyond(-bottom, -interval.low, counts=outside)
    limited = interval.low is not None or interval.high is not None
    return Flag.NORMAL if limited and fits_below_top and fits_above_bottom else None


def _ends(result: NumericResult, interval: Interval) -> tuple[Decimal, Decimal]:
    """Returns the least and the greatest number that a result may stand for."""
    bottom, top = result.value, result.value if result.high is None else result.high
    if result.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return bottom, Decimal("Infinity")
    if result.comparator in (Comparator.LESS, Comparator.AT_MOST):
        from_zero = interval.low == 0 and top > 0
        return Decimal(0) if from_zero else Decimal("-Infinity"), top
    return bottom, top


def _beyond(value: Decimal, limit: Decimal, *, counts: bool) -> bool:
    """Tells whether a value lies beyond a limit; ``counts`` when the limit itself does."""
    return value > limit or (value == limit and counts)


class GroupFinding(Term):
    """What holds for all analytes of a group."""

    NORMAL = "normal", "all normal"
    NO_SIGNIFICANT_ABNORMALITY = "no_significant_abnormality", "no significant abnormality"
    NEGATIVE = "negative", "all negative"
    POSITIVE = "positive", "all positive"
    ABNORMAL = "abnormal", "all abnormal"
    NOT_DONE = "not_done", "not done"


class LabGroup(RowValue):
    """Analytes that share a finding and have no values: "CEA and CA 19-9 were normal"."""

    name: Line = ""
    analytes: Lines = Field(min_length=1)
    finding: GroupFinding
    specimen: Line = ""
    reason: Line = ""
    when: Timing | None = None

    @model_validator(mode="after")
    def _not_done_has_reason(self) -> Self:
        if self.finding is GroupFinding.NOT_DONE and not self.reason:
            raise FactError(_("say why these tests were not done"))
        return self
