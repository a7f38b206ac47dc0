"""What laboratories measure: specimens, units, reference intervals and both unit systems."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from casereports.clinical.facts.labs import Interval, Loinc, loinc_is_valid
from casereports.clinical.quantities import Quantity, Unit
from casereports.clinical.values import Exact, Line, Lines
from casereports.vocabulary.entry import Entry, read_entries
from casereports.vocabulary.scales import scale

#: The most usual first: that is the order in which equal finds are offered.
FILES = (
    "analytes-blood",
    "analytes-chemistry",
    "analytes-hormones",
    "analytes-tumour-markers",
    "analytes-immunology",
    "analytes-infection",
    "analytes-drugs",
    "analytes-fluids",
)
Sex = Literal["", "male", "female"]
#: What a quantity holds; a conversion beyond it is not told.
_GREATEST, _LEAST = 15, -12
_WHO = {"": "", "male": "men", "female": "women"}


class ReferenceInterval(Interval):
    """An adult reference interval in one unit; ``source`` is a key of its file's source."""

    unit: Unit
    sex: Sex = ""


class Analyte(Entry):
    """What a laboratory measures, with what an author need not look up.

    The first of ``specimens`` and ``units`` is the usual one. ``molar_mass`` (g/mol) or
    ``factor`` (conventional × factor = SI) leads to ``si_unit``; without them the two systems
    differ in prefixes alone. No ``si_unit``: there is no other system, or no conversion.
    """

    loinc: Loinc = ""
    specimens: Lines = ()
    units: tuple[Unit, ...] = ()
    si_unit: Unit = ""
    molar_mass: Exact | None = None
    factor: Exact | None = None
    intervals: tuple[ReferenceInterval, ...] = ()
    group: Line = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.loinc and not loinc_is_valid(self.loinc):
            raise ValueError(f"{self.loinc} is not a LOINC code: its last digit does not check")
        if self.si_unit and self.si_unit not in self.units:
            raise ValueError("the SI unit is not among the units")
        if self.molar_mass is not None and self.factor is not None:
            raise ValueError("give the molar mass or a factor, not both")
        if (self.molar_mass or self.factor) and not self.conventional_unit:
            raise ValueError("a conversion needs an SI unit and a conventional one")
        return self

    @property
    def conventional_unit(self) -> str:
        """The first unit that is not the SI unit; empty where there is no other system."""
        return next((unit for unit in self.units if self.si_unit not in ("", unit)), "")


@cache
def analytes() -> tuple[Analyte, ...]:
    """Returns all analytes, read once: about 0.3 s and 2 MiB."""
    return tuple(entry for file in FILES for entry in read_entries(Analyte, file))


def other_system(analyte: Analyte, quantity: Quantity) -> Quantity | None:
    """Returns a result in the other unit system: SI for conventional units and the reverse.

    Has as many significant digits as the result, but at least two. None where the analyte has
    no other system, the unit is not one of its own, or the number would stay the same.
    """
    unit = _other_unit(analyte, quantity.unit)
    numbers = [n for n in (quantity.value, quantity.high) if n is not None]
    told = [_told(analyte, number, quantity.unit, unit) for number in numbers if unit]
    if not told or None in told or told == numbers:
        return None
    return Quantity(comparator=quantity.comparator, value=told[0], high=(*told, None)[1], unit=unit)


def usual_interval(analyte: Analyte, sex: Sex, unit: str) -> Interval | None:
    """Returns the adult reference interval in ``unit``, for a sex where it depends on it.

    None where there is none, where it depends on what is not asked here (the phase of the
    cycle, the time of day), or where it cannot be told in that unit.
    """
    fitting = [one for one in analyte.intervals if one.sex == sex and sex]
    fitting = fitting or [one for one in analyte.intervals if not one.sex]
    if len(fitting) != 1:
        return None
    (one,) = fitting
    limits = [
        None if limit is None else _told(analyte, limit, one.unit, unit)
        for limit in (one.low, one.high)
    ]
    if [limit is None for limit in limits] != [one.low is None, one.high is None]:
        return None
    return Interval(
        low=limits[0],
        high=limits[1],
        includes_low=one.includes_low,
        includes_high=one.includes_high,
        applies_to=", ".join(filter(None, (_WHO[one.sex], one.applies_to))),
        source=one.source,
    )


def _other_unit(analyte: Analyte, unit: str) -> str:
    conventional, si_unit = scale(analyte.conventional_unit), scale(analyte.si_unit)
    this = scale(unit)
    in_si = unit == analyte.si_unit or (
        this and si_unit and conventional and this.kind == si_unit.kind != conventional.kind
    )
    return analyte.conventional_unit if in_si else analyte.si_unit


def _told(analyte: Analyte, number: Decimal, unit: str, other: str) -> Decimal | None:
    """Returns a number in another unit, rounded to its own digits; None if that can't be told."""
    if unit == other:
        return number
    ratio = _ratio(analyte, unit, other)
    if ratio is None:
        return None
    exact = number * ratio
    if not exact:
        return Decimal(0)
    digits = min(max(len(number.as_tuple().digits), 2), 12)
    step = exact.adjusted() - digits + 1
    if exact.adjusted() >= _GREATEST or step < _LEAST:
        return None
    return exact.quantize(Decimal(1).scaleb(step), ROUND_HALF_UP)


def _ratio(analyte: Analyte, unit: str, other: str) -> Decimal | None:
    """Returns by what a number in ``unit`` is multiplied to stand in ``other``."""
    this, that = scale(unit), scale(other)
    conventional, si_unit = scale(analyte.conventional_unit), scale(analyte.si_unit)
    if not (this and that):
        return _named_ratio(analyte, unit, other)
    if this.measures == that.measures:
        return this.size / that.size
    if analyte.factor and conventional and si_unit:
        if (this.measures, that.measures) == (conventional.measures, si_unit.measures):
            return this.size / conventional.size * analyte.factor * si_unit.size / that.size
        if (this.measures, that.measures) == (si_unit.measures, conventional.measures):
            return this.size / si_unit.size / analyte.factor * conventional.size / that.size
    if analyte.molar_mass and this.per == that.per:
        if (this.kind, that.kind) == ("g", "mol"):
            return this.size / analyte.molar_mass / that.size
        if (this.kind, that.kind) == ("mol", "g"):
            return this.size * analyte.molar_mass / that.size
    return None


def _named_ratio(analyte: Analyte, unit: str, other: str) -> Decimal | None:
    """Returns the ratio of units that are no amounts in a volume: mm[Hg] and kPa, % and L/L."""
    if analyte.factor and (unit, other) == (analyte.conventional_unit, analyte.si_unit):
        return analyte.factor
    if analyte.factor and (unit, other) == (analyte.si_unit, analyte.conventional_unit):
        return 1 / analyte.factor
    return None
