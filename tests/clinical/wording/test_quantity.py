"""Quantities, sizes and doses as the paper prints them; ~ stands for a fixed space."""

import pytest
from hypothesis import given

from casereports.clinical.notation import notation_named
from casereports.clinical.quantities import Dose, Quantity
from casereports.clinical.wording import printed_dimensions, printed_dose, printed_quantity
from tests.clinical.notation.strategies import doses, quantities


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("147 U/L", "147~U/L"),
        (">4500 ng/mL", ">4,500~ng/mL"),
        ("3-5 /[HPF]", "3–5/HPF"),
        ("72 /min", "72/min"),
        ("6.3 10*9/L", "6.3~×~10⁹/L"),
        ("5 %", "5%"),
        ("about 5 %", "about~5%"),
        ("10-15 %", "10–15%"),
        ("45 deg", "45°"),
        ("37.5 °C", "37.5~°C"),
        ("-2 meq/L", "−2~mEq/L"),
        ("7.35 [pH]", "7.35"),
        ("120 mm[Hg]", "120~mmHg"),
        ("5 ug/L", "5~µg/L"),
        ("60 mL/min/{1.73_m2}", "60~mL/min/1.73 m²"),
        ("20 {pack-years}", "20~pack-years"),
        ("1 d", "1~day"),
        ("3 d", "3~days"),
        ("2-3 wk", "2–3~weeks"),
        ("0.5 a", "0.5~years"),
        ("48 h", "48~h"),
        ("8", "8"),
        ("8 =1", "8"),
        ("80 % predicted", "80% predicted"),
        ("3 xULN", "3~×~ULN"),
        ("10 METs", "10~METs"),
        ("5.2 log10 copies/mL", "5.2~log₁₀ copies/mL"),
        ("2 units of blood", "2~units of blood"),
    ],
)
def test_a_quantity_stands_with_its_unit(typed: str, printed: str):
    quantity = notation_named("quantity").parse(typed)
    assert printed_quantity(quantity).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("63 x 53 x 67 mm", "63~×~53~×~67~mm"),
        ("6.3 x 5 cm", "6.3~×~5~cm"),
        ("<5 mm", "<5~mm"),
        ("about 3 cm", "about~3~cm"),
        ("3 x 4 =", "3~×~4"),
        ("3-12 mm", "3–12~mm"),
        ("10-12 x 8 mm", "10–12~×~8~mm"),
    ],
)
def test_a_size_names_its_unit_once(typed: str, printed: str):
    size = notation_named("dimensions").parse(typed)
    assert printed_dimensions(size).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("300 mg", "300~mg"),
        ("1000 IU", "1,000~IU"),
        ("75 mg/m2", "75~mg/m²"),
        ("1-2 mg/kg", "1–2~mg/kg"),
        ("40 mg daily", "40~mg/day"),
        ("10 mg/kg/d", "10~mg/kg/day"),
        ("100 mg/m2/d", "100~mg/m²/day"),
        ("AUC 5", "AUC~5"),
        ("0.1 ug/kg/min", "0.1~µg/kg/min"),
        ("5 mL/h", "5~mL/h"),
        ("2 x 10^6/kg", "2~×~10⁶/kg"),
        ("160/800 mg", "160/800~mg"),
        ("15 mg/kg/day of trimethoprim", "15~mg/kg/day of trimethoprim"),
        ("AUC 5 of carboplatin", "AUC~5 of carboplatin"),
        ("18 million units", "18~million~U"),
        ("2 tablets", "2~tablets"),
        ("7.4 GBq", "7.4~GBq"),
    ],
)
def test_a_dose_says_what_it_is_counted_on(typed: str, printed: str):
    assert printed_dose(notation_named("dose").parse(typed)).replace("\u00a0", "~") == printed


@given(quantity=quantities)
def test_a_number_never_parts_from_its_unit(quantity: Quantity):
    assert not printed_quantity(quantity).startswith(" ")
    assert printed_quantity(quantity).split(" ")[0].strip("\u00a0") != ""


@given(dose=doses())
def test_every_dose_can_be_printed(dose: Dose):
    assert printed_dose(dose) == printed_dose(dose).strip() != ""
