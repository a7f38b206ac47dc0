import pytest

from casereports.authoring.pasting.printed_units import leading_unit, unit_of
from casereports.clinical.notation.unit import parse_unit

UNITS = {
    "U/L": "U/L",
    "E/l": "U/L",
    "mmol/l": "mmol/L",
    "µmol/l": "umol/L",
    "μmol/L": "umol/L",
    "mcg/L": "ug/L",
    "IU/ml": "[IU]/mL",
    "IE/ml": "[IU]/mL",
    "µU/ml": "uU/mL",
    "mIU/L": "m[IU]/L",
    "mval/l": "meq/L",
    "mEq/L": "meq/L",
    "g/dl": "g/dL",
    "g/l": "g/L",
    "G/l": "10*9/L",
    "T/L": "10*12/L",
    "/nl": "10*9/L",
    "Tsd/µl": "10*3/uL",
    "K/uL": "10*3/uL",
    "Mio/µl": "10*6/uL",
    "x10^9/L": "10*9/L",
    "×10⁹/l": "10*9/L",
    "10*3/uL": "10*3/uL",
    "x10E3/uL": "10*3/uL",
    "10 9/L": "10*9/L",
    "x 10^6 IU/ml": "10*6.[IU]/mL",
    "%": "%",
    "‰": "[ppth]",
    "fl": "fL",
    "sec": "s",
    "mm/h": "mm/h",
    "mmHg": "mm[Hg]",
    "mm[Hg]": "mm[Hg]",
    "mosmol/kg": "mosm/kg",
    "mL/min/1.73 m2": "mL/min/{1.73_m2}",
    "ml/min/1,73m²": "mL/min/{1.73_m2}",
    "mg/24h": "mg/d",
    "g/Tag": "g/d",
    "mg/g Krea": "mg/g{creat}",
    "mmol/mol": "mmol/mol",
    "/HPF": "/[HPF]",
    "个/HP": "/[HPF]",
    "mg/l FEU": "mg/L{FEU}",
    "copies/mL": "{copies}/mL",
    "S/CO": "{S/CO}",
    "AU/mL": "[arb'U]/mL",
}


@pytest.mark.parametrize(("printed", "code"), UNITS.items())
def test_a_printed_unit_becomes_the_code_that_the_record_keeps(printed: str, code: str) -> None:
    assert unit_of(printed) == code
    assert parse_unit(code) == code


@pytest.mark.parametrize(("printed", "code"), UNITS.items())
def test_a_unit_ends_where_the_interval_behind_it_begins(printed: str, code: str) -> None:
    text = f"147 {printed} (40-129) H"
    assert leading_unit(text, 4) == (code, 4 + len(printed))


@pytest.mark.parametrize("words", ["H", "L", "high", "A", "Serum", "foo/bar", "positive", ""])
def test_words_and_flags_are_no_units(words: str) -> None:
    assert unit_of(words) == ""
    assert leading_unit(words, 0) is None
