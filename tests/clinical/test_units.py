"""Units are UCUM on the way in and print as clinicians write them."""

import re

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
        ("{two words}", "{two_words}"),
        ("/day", "/d"),
        ("/year", "/a"),
        ("/hour", "/h"),
        ("mm/hr", "mm/h"),
        ("mm/1st h", "mm/h"),
        ("msec", "ms"),
        ("m/sec", "m/s"),
        ("mL/day", "mL/d"),
        ("kcal/day", "kcal/d"),
        ("seconds", "s"),
        ("cm H2O", "cm[H2O]"),
        ("/hpf", "/[HPF]"),
        ("units", "U"),
        ("million units", "MU"),
        ("million IU", "M[IU]"),
        ("units of blood", "{units_of_blood}"),
        ("units/week", "{units}/wk"),
        ("K/µL", "10*3/uL"),
        ("k/uL", "10*3/uL"),
        ("ppm", "[ppm]"),
        ("WU", "[wood'U]"),
        ("Wood units", "[wood'U]"),
        ("METs", "[MET]"),
        ("GPL", "[GPL'U]"),
        ("MPL U/mL", "[MPL'U]/mL"),
        ("log10 copies/mL", "{log10_copies}/mL"),
        ("UI/mL", "[IU]/mL"),
        ("kAU/L", "{kAU}/L"),
        ("kUA/L", "kU{A}/L"),
        ("Gy cm2", "Gy.cm2"),
        ("mGy*cm", "mGy.cm"),
        ("mg/L FEU", "mg/L{FEU}"),
        ("mmol/mol creatinine", "mmol/mol{creatinine}"),
        ("mg/gCr", "mg/g{Cr}"),
        ("U/g Hb", "U/g{Hb}"),
        ("dB HL", "dB{HL}"),
        ("% of control", "%{of_control}"),
        ("% of normal mean", "%{of_normal_mean}"),
        ("passes", "{passes}"),
        ("index", "{index}"),
        ("S/CO", "{S/CO}"),
        ("SDS", "{SDS}"),
        ("rpm", "{rpm}"),
        ("Ct", "{Ct}"),
        ("RU/mL", "{RU}/mL"),
        ("MFI", "{MFI}"),
        ("Mb", "{Mb}"),
        ("vials", "{vials}"),
        ("cigarettes/day", "{cigarettes}/d"),
        ("xULN", "{xULN}"),
        ("Ω", "Ohm"),
        ("kΩ", "kOhm"),
        ("mut/Mb", "{mut}/{Mb}"),
        ("INR", "{INR}"),
        ("x10^6 cells/kg", "10*6{cells}/kg"),
        ("/100 WBC", "/100{WBC}"),
    ],
)
def test_what_clinicians_write_is_understood(typed: str, meant: str):
    assert suggested_unit(typed) == meant
    assert is_unit(meant)


@pytest.mark.parametrize("typed", ["wombats", "mg//L", "m g", "{größe}", "000"])
def test_what_nobody_means_is_not_guessed(typed: str):
    assert not is_unit(typed)
    assert suggested_unit(typed) == ""


def test_a_refusal_names_the_code_that_is_meant():
    with pytest.raises(ValueError, match=r"“IU/L” is not a UCUM unit; write \[IU\]/L"):
        check_unit("IU/L")


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("C", "Cel"),
        ("F", "[degF]"),
        ("G", "{G}"),
        ("pH", "[pH]"),
        ("K/uL", "10*3/uL"),
        ("G/L", "10*9/L"),
        ("T/L", "10*12/L"),
        ("AU", "[arb'U]"),
        ("AU/mL", "[arb'U]/mL"),
        ("u/L", "U/L"),
    ],
)
def test_codes_that_ucum_reads_otherwise_are_refused(code: str, meant: str):
    assert is_unit(code)
    assert is_unit(meant)
    with pytest.raises(ValueError, match=re.escape(f"something else in UCUM; write {meant}")):
        check_unit(code)


def test_units_are_asked_whether_they_are_counted():
    with pytest.raises(ValueError, match=r"write U, or \{units\} for what is counted"):
        check_unit("units")


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
        ("10*6{cells}/kg", "×10⁶ cells/kg"),
        ("[MET]", "METs"),
        ("[wood'U].m2", "WU·m²"),
        ("[GPL'U]/mL", "GPL\u00a0U/mL"),
        ("{log10_copies}/mL", "log₁₀ copies/mL"),
        ("M[IU]", "million\u00a0IU"),
        ("MU", "million\u00a0U"),
        ("mU/L", "mU/L"),
        ("kU{A}/L", "kUA/L"),
        ("Gy.cm2", "Gy·cm²"),
        ("mmol/mol{creatinine}", "mmol/mol creatinine"),
        ("dB{HL}", "dB HL"),
        ("%{of_control}", "% of control"),
        ("{S/CO}", "S/CO"),
        ("{xULN}", "×ULN"),
        ("kOhm", "kΩ"),
        ("{mut}/{Mb}", "mut/Mb"),
        ("[ppm]", "ppm"),
        ("{units_of_blood}", "units of blood"),
        ("", ""),
    ],
)
def test_codes_print_as_clinicians_write_them(code: str, printed: str):
    assert printed_unit(code) == printed
