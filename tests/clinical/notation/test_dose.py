"""Doses as they are prescribed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

DOSE = notation_named("dose")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("300 mg", "300 mg"),
        ("0,5 g", "0.5 g"),
        ("1000 IU", "1000 [IU]"),
        ("1-2 mg/kg", "1-2 mg/kg"),
        ("75 mg/m²", "75 mg/m²"),
        ("75 mg/m2", "75 mg/m²"),
        ("75 mg per m²", "75 mg/m²"),
        ("10 mg/kg/day", "10 mg/kg/day"),
        ("10 mg/kg/d", "10 mg/kg/day"),
        ("10 mg per kg per day", "10 mg/kg/day"),
        ("40 mg daily", "40 mg/day"),
        ("2 g per day", "2 g/day"),
        ("100 mg/m²/day", "100 mg/m²/day"),
        ("1 mg/kg BW", "1 mg/kg"),
        ("AUC 5", "AUC 5"),
        ("AUC=5", "AUC 5"),
        ("AUC of 5-6", "AUC 5-6"),
        ("0.1 µg/kg/min", "0.1 ug/kg/min"),
        ("5 mL/h", "5 mL/h"),
        ("5 mL/hour", "5 mL/h"),
        ("2 x 10^6/kg", "2 10*6/kg"),
        ("7.4 GBq", "7.4 GBq"),
        ("2 tablets", "2 {tablets}"),
        ("5 mg (per kg of body weight)", "5 mg/kg"),
        ("160/800 mg", "160/800 mg"),
        ("160 / 800 mg", "160/800 mg"),
        ("875 mg/125 mg", "875/125 mg"),
        ("4.5 g", "4.5 g"),
        ("2/1 mg/kg/day", "2/1 mg/kg/day"),
        ("15 mg/kg/day of trimethoprim", "15 mg/kg/day of trimethoprim"),
        ("160/800 mg of trimethoprim", "160/800 mg of trimethoprim"),
        ("5 mg of elemental iron (per kg of body weight)", "5 mg/kg of elemental iron"),
        ("AUC 5 of carboplatin", "AUC 5 of carboplatin"),
        ("18 million units", "18 MU"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert DOSE.write(DOSE.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("300", "“300” is not a dose"),
        ("mg", "“mg” is not a dose"),
        ("5 mg/h (per moon)", "“mg/h (per moon)” is not a known unit"),
        ("15 mg/week", "Give a weekly dose as one dose, and “weekly” as how often"),
        ("AUC 5 mg", "An AUC dose takes no unit other than mg/mL.min"),
        ("5-3 mg", "The range runs backwards: its end is less than its beginning"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        DOSE.parse(typed)
    assert str(refused.value).split(";")[0] == clause
