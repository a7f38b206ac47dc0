"""Units are UCUM on the way in and print as clinicians write them."""

import pytest

from casereports.clinical.units import check_unit, is_unit, printed_unit, suggested_unit


@pytest.mark.parametrize(
    "code",
    [
        *("mg", "U/L", "[IU]/L", "10*9/L", "/[HPF]", "mm[Hg]", "Cel", "%", "mL/min/{1.73_m2}"),
        *("mg/(kg.d)", "[hnsf'U]", "{drops}", "/uL", "meq/L", "mm2", "MBq", "ug/kg/min"),
    ],
)
def test_ucum_codes_are_taken_as_they_are(code: str):
    assert check_unit(code) == code


def test_no_unit_is_no_fault():
    assert check_unit("") == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("IU/L", "[IU]/L"),
        ("mIU/mL", "m[IU]/mL"),
        ("µIU/mL", "u[IU]/mL"),
        ("µg/L", "ug/L"),
        ("μg/L", "ug/L"),
        ("mcg", "ug"),
        ("mEq/L", "meq/L"),
        ("mOsm/kg", "mosm/kg"),
        ("mmHg", "mm[Hg]"),
        ("mmHg/s", "mm[Hg]/s"),
        ("cmH₂O", "cm[H2O]"),
        ("°C", "Cel"),
        ("HU", "[hnsf'U]"),
        ("bpm", "/min"),
        ("x10^9/L", "10*9/L"),
        ("× 10⁹/L", "10*9/L"),
        ("x10e9/L", "10*9/L"),
        ("10³/µL", "10*3/uL"),
        ("×10⁻³/L", "10*-3/L"),
        ("10⁶", "10*6"),
        ("kg/m²", "kg/m2"),
        ("/mm³", "/mm3"),
        ("mg / dL", "mg/dL"),
        ("mg per dL", "mg/dL"),
        ("per mL", "/mL"),
        ("mL / min / 1.73 m2", "mL/min/{1.73_m2}"),
        ("mg/24 h", "mg/d"),
        ("CFU/mL", "[CFU]/mL"),
        ("HPF", "[HPF]"),
        ("units/kg", "U/kg"),
        ("cells/µL", "{cells}/uL"),
        ("copies/mL", "{copies}/mL"),
        ("tablets", "{tablets}"),
        ("pack years", "{pack-years}"),
        ("weeks", "wk"),
    ],
)
def test_what_clinicians_write_is_understood(typed: str, meant: str):
    assert suggested_unit(typed) == meant
    assert is_unit(meant)


@pytest.mark.parametrize("typed", ["wombats", "mg//L", "m g", "{two words}", "{größe}", "000"])
def test_what_nobody_means_is_not_guessed(typed: str):
    assert not is_unit(typed)
    assert suggested_unit(typed) == ""


def test_a_refusal_names_the_code_that_is_meant():
    with pytest.raises(ValueError, match=r"“IU/L” is not a UCUM unit; write \[IU\]/L"):
        check_unit("IU/L")


def test_a_refusal_without_a_guess_offers_braces():
    with pytest.raises(ValueError, match=r"put words in \{braces\}"):
        check_unit("wombats")


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("10*9/L", "×10⁹/L"),
        ("10^9/L", "×10⁹/L"),
        ("10*12/L", "×10¹²/L"),
        ("10*-3/uL", "×10⁻³/µL"),
        ("10*6{cells}", "×10⁶ cells"),
        ("[IU]/L", "IU/L"),
        ("u[IU]/mL", "µIU/mL"),
        ("ug/uL", "µg/µL"),
        ("mg/dl", "mg/dL"),
        ("meq/L", "mEq/L"),
        ("mosm/kg", "mOsm/kg"),
        ("mm[Hg]", "mmHg"),
        ("mm[H2O]", "mmH₂O"),
        ("Cel", "°C"),
        ("[degF]", "°F"),
        ("deg", "°"),
        ("[hnsf'U]", "HU"),
        ("[beth'U]/mL", "BU/mL"),
        ("[arb'U]/mL", "AU/mL"),
        ("[anti'Xa'U]/mL", "anti-Xa\u00a0U/mL"),
        ("/[HPF]", "/HPF"),
        ("[CFU]/mL", "CFU/mL"),
        ("[drp]", "drops"),
        ("[pH]", ""),
        ("mm2", "mm²"),
        ("kg/m2", "kg/m²"),
        ("kg.m2/s", "kg·m²/s"),
        ("dyn.s/cm5", "dyn·s/cm⁵"),
        ("s-1", "s⁻¹"),
        ("mg/(kg.d)", "mg/(kg·d)"),
        ("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
        ("{units}", "units"),
        ("{type2}", "type2"),
        ("{pack-years}", "pack-years"),
        ("ng/mL{FEU}", "ng/mL FEU"),
        ("{cells}/uL", "cells/µL"),
        ("", ""),
    ],
)
def test_codes_print_as_clinicians_write_them(code: str, printed: str):
    assert printed_unit(code) == printed
