"""Numbers with units as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

QUANTITY = notation_named("quantity")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("147 U/L", "147 U/L"),
        ("147U/L", "147 U/L"),
        ("147 IU/L", "147 [IU]/L"),
        ("6.3 x10^9/L", "6.3 10*9/L"),
        ("6.3 × 10⁹/L", "6.3 10*9/L"),
        ("6.3 10^9/L", "6.3 10*9/L"),
        ("6.3e9/L", "6.3 10*9/L"),
        ("5 10³/µL", "5 10*3/uL"),
        ("250 K/µL", "250 10*3/uL"),
        ("5 G/L", "5 10*9/L"),
        ("3–5 /HPF", "3-5 /[HPF]"),
        ("37,5 °C", "37.5 Cel"),
        ("37.5 C", "37.5 Cel"),
        ("7.35 pH", "7.35 [pH]"),
        ("5 µg/L", "5 ug/L"),
        ("5 mcg/L", "5 ug/L"),
        ("120 mmHg", "120 mm[Hg]"),
        ("120 mm Hg", "120 mm[Hg]"),
        ("5 mEq/L", "5 meq/L"),
        ("3 mm - 5 mm", "3-5 mm"),
        ("8 g/dL to 9 g/dL", "8-9 g/dL"),
        ("5%", "5 %"),
        ("72/min", "72 /min"),
        ("15 breaths/min", "15 /min"),
        ("35 HU", "35 [hnsf'U]"),
        ("60 mL/min/1.73 m²", "60 mL/min/{1.73_m2}"),
        ("48 h", "48 h"),
        ("3 days", "3 d"),
        (">4500 ng/mL", ">4500 ng/mL"),
        ("20 pack-years", "20 {pack-years}"),
        ("3 cells/µL", "3 {cells}/uL"),
        ("12 drops", "12 {drops}"),
        ("2 {sachets}", "2 {sachets}"),
        ("20", "20"),
        ("5 K/uL", "5 10*3/uL"),
        ("5 AU/mL", "5 [arb'U]/mL"),
        ("22 G", "22 {G}"),
        ("2.5 mg/L FEU", "2.5 mg/L{FEU}"),
        ("25 dB HL", "25 dB{HL}"),
        ("2 units of packed red cells", "2 {units_of_packed_red_cells}"),
        ("20 cigarettes/day", "20 {cigarettes}/d"),
        ("3 xULN", "3 {xULN}"),
        ("10 units", "10 U"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert QUANTITY.write(QUANTITY.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("U/L", "“U/L” does not begin with a number"),
        ("12 wombats", "“wombats” is not a known unit"),
        ("120/80 mmHg", "“/80 mmHg” is not a known unit"),
        ("5-3 mm", "The range runs backwards: its end is less than its beginning"),
        ("24/30", "“/30” is not a unit"),
        ("5 =C", "“C” is not a known unit"),
        ("10³/µL", "“³/µL” hangs on a number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        QUANTITY.parse(typed)
    assert str(refused.value).split(";")[0] == clause
