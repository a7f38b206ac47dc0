"""Numbers as medicine writes them: exact, with comparator, range and UCUM unit."""

import re
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from casereports.clinical.sentences import FactError, _
from casereports.clinical.units import check_unit
from casereports.clinical.values import Exact, Line, Term, Value

#: A unit in UCUM's case-sensitive code ("U/L", "mg/dL", "10*9/L"); empty for a bare number.
Unit = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=60), AfterValidator(check_unit)
]


class Comparator(Term):
    """How a printed number relates to the true one."""

    LESS = "<", "<"
    AT_MOST = "<=", "≤"
    MORE = ">", ">"
    AT_LEAST = ">=", "≥"
    ABOUT = "~", "about"


def check_range(low: Decimal | None, high: Decimal | None) -> None:
    """Raises ValueError for a range that ends below its beginning; without an end it is none."""
    if high is not None and (low is None or high < low):
        raise FactError(_("the range runs backwards: its end is less than its beginning"))


class Number(Value):
    """A number, a range (``value`` to ``high``) or a bound (``comparator`` and ``value``)."""

    comparator: Comparator | None = None
    value: Exact
    high: Exact | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, data: object) -> object:
        """Takes a bare number for an object with that value."""
        is_number = isinstance(data, (int, Decimal)) and not isinstance(data, bool)
        return {"value": data} if is_number else data

    @model_validator(mode="after")
    def _range_ascends(self) -> Self:
        check_range(self.value, self.high)
        if self.high is not None and self.comparator not in (None, Comparator.ABOUT):
            raise FactError(_("a range takes no < or >; give one number, or only the range"))
        return self


class Quantity(Number):
    """A number with its UCUM unit; the unit is empty for a bare count or index."""

    unit: Unit = ""


class Dimensions(Value):
    """One to three diameters of a thing, as they were measured.

    ``high`` is the end of a range of first diameters: "nodules of 3 to 12 mm".
    """

    comparator: Comparator | None = None
    first: Exact
    high: Exact | None = None
    second: Exact | None = None
    third: Exact | None = None
    unit: Unit

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.third is not None and self.second is None:
            raise FactError(_("a third dimension needs a second"))
        check_range(self.first, self.high)
        if min(n for n in (self.first, self.second, self.third) if n is not None) <= 0:
            raise FactError(_("dimensions are greater than zero"))
        return self


class DoseBasis(Term):
    """What a dose is counted on."""

    FIXED = "fixed", "fixed dose"
    PER_KG = "per_kg", "per kg of body weight"
    PER_M2 = "per_m2", "per m² of body surface"
    PER_DAY = "per_day", "per day"
    PER_KG_DAY = "per_kg_day", "per kg and day"
    PER_M2_DAY = "per_m2_day", "per m² and day"
    AUC = "auc", "area under the curve (AUC)"
    RATE = "rate", "infusion rate"
    PER_KG_RATE = "per_kg_rate", "infusion rate per kg"


_RATES = (DoseBasis.RATE, DoseBasis.PER_KG_RATE)
_RATE_UNIT = re.compile(r"[^/]+(?:/[^/]+)*/(?:s|min|h|d)")
_COUNTED_ON = re.compile(r"/(kg|m2|d|wk)(?=/|$)")
_MEANT_BASIS = {
    frozenset({"kg"}): DoseBasis.PER_KG,
    frozenset({"m2"}): DoseBasis.PER_M2,
    frozenset({"d"}): DoseBasis.PER_DAY,
    frozenset({"kg", "d"}): DoseBasis.PER_KG_DAY,
    frozenset({"m2", "d"}): DoseBasis.PER_M2_DAY,
}


class Dose(Quantity):
    """A dose: ``unit`` is the drug's unit alone ("mg"), ``basis`` what it is counted on.

    An infusion rate carries its time in the unit ("mL/h", "ug/min"); AUC takes no unit.
    ``partner`` is the second drug of a fixed combination (160/800 mg), ``component`` the one that
    is counted ("of trimethoprim").
    """

    basis: DoseBasis = DoseBasis.FIXED
    partner: Annotated[Exact, Field(gt=0)] | None = None
    component: Line = ""

    @model_validator(mode="after")
    def _unit_fits_basis(self) -> Self:
        if self.basis is DoseBasis.AUC and self.unit not in ("", "mg/mL.min", "mg.min/mL"):
            raise FactError(_("an AUC dose takes no unit other than mg/mL.min"))
        if self.basis is not DoseBasis.AUC and not self.unit:
            raise FactError(_("a dose needs a unit, such as mg"))
        counted = frozenset(_COUNTED_ON.findall(self.unit))
        if self.basis in _RATES:
            if not _RATE_UNIT.fullmatch(self.unit):
                raise FactError(_("an infusion rate carries its time in the unit, such as mL/h"))
            counted -= {"d"}
            if self.basis is DoseBasis.RATE:
                counted -= {"kg", "m2"}
        if "wk" in counted:
            raise FactError(_("a weekly dose is written as one dose, with the frequency weekly"))
        if counted and self.basis is not DoseBasis.AUC:
            meant = _MEANT_BASIS.get(counted, DoseBasis.PER_KG_RATE)
            raise FactError(
                _(
                    "“%(unit)s” says twice what the dose is counted on; write the drug's own unit, "
                    "such as mg, and the basis %(basis)s",
                    unit=self.unit,
                    basis=meant.value,
                )
            )
        return self
