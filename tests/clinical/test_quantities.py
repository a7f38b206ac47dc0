"""Numbers, sizes and doses are valid from birth."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from casereports.clinical.quantities import (
    Comparator,
    Dimensions,
    Dose,
    DoseBasis,
    Number,
    Quantity,
)


@pytest.mark.parametrize(("typed", "kept"), [("5.0", "5.0"), ("1E+3", "1000"), ("5E-2", "0.05")])
def test_a_number_keeps_its_digits_and_has_one_spelling(typed: str, kept: str):
    assert str(Number(value=Decimal(typed)).value) == kept


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "1E+16", "1E-13"])
def test_a_number_is_finite_and_of_a_sensible_size(typed: str):
    with pytest.raises(ValidationError):
        Number(value=Decimal(typed))


@pytest.mark.parametrize("comparator", [None, Comparator.ABOUT])
def test_a_range_may_be_exact_or_approximate(comparator: Comparator | None):
    assert Number(comparator=comparator, value=3, high=5).high == 5


@pytest.mark.parametrize("comparator", [each for each in Comparator if each != Comparator.ABOUT])
def test_a_range_takes_no_bound(comparator: Comparator):
    with pytest.raises(ValidationError, match="a range takes no < or >"):
        Number(comparator=comparator, value=3, high=5)


def test_a_range_does_not_run_backwards():
    with pytest.raises(ValidationError, match="the range runs backwards"):
        Number(value=5, high=3)


def test_a_quantity_refuses_what_is_not_ucum_and_says_what_is():
    with pytest.raises(ValidationError, match=r"write \[IU\]/L"):
        Quantity(value=5, unit="IU/L")


def test_values_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        Number(value=5).value = Decimal(6)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"first": 5, "third": 3}, "a third dimension needs a second"),
        ({"first": 5, "high": 3}, "the range runs backwards"),
        ({"first": 0}, "dimensions are greater than zero"),
        ({"first": 5, "second": -1}, "dimensions are greater than zero"),
    ],
)
def test_a_size_has_positive_diameters_in_order(fields: dict[str, int], message: str):
    with pytest.raises(ValidationError, match=message):
        Dimensions(unit="mm", **fields)


@pytest.mark.parametrize(
    ("basis", "unit", "message"),
    [
        (DoseBasis.AUC, "mg", "takes no unit other than"),
        (DoseBasis.FIXED, "", "a dose needs a unit"),
        (DoseBasis.PER_KG, "", "a dose needs a unit"),
        (DoseBasis.RATE, "mL", "carries its time in the unit"),
        (DoseBasis.PER_KG_RATE, "ug", "carries its time in the unit"),
        (DoseBasis.FIXED, "mg/kg", "says twice what the dose is counted on"),
        (DoseBasis.PER_DAY, "mg/d", "says twice what the dose is counted on"),
    ],
)
def test_the_unit_of_a_dose_fits_its_basis(basis: DoseBasis, unit: str, message: str):
    with pytest.raises(ValidationError, match=message):
        Dose(value=5, unit=unit, basis=basis)


@pytest.mark.parametrize(
    ("basis", "unit"),
    [
        (DoseBasis.AUC, ""),
        (DoseBasis.AUC, "mg/mL.min"),
        (DoseBasis.PER_M2_DAY, "mg"),
        (DoseBasis.RATE, "mL/h"),
        (DoseBasis.PER_KG_RATE, "ug/min"),
    ],
)
def test_doses_of_every_kind_can_be_told(basis: DoseBasis, unit: str):
    assert Dose(value=5, unit=unit, basis=basis).basis == basis
