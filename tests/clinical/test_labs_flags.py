"""How a result lies to its reference interval, and the last digit of LOINC codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import (
    Interval,
    LabResult,
    NumericResult,
    computed_flag,
    loinc_is_valid,
)
from casereports.clinical.notation import notation_named
from tests.clinical.notation.strategies import intervals, outcomes

OUTCOME, INTERVAL = notation_named("outcome"), notation_named("interval")


@pytest.mark.parametrize(
    ("result", "interval", "flag"),
    [
        ("147 U/L", "40-129", Flag.HIGH),
        ("39.9 U/L", "40-129", Flag.LOW),
        ("40 U/L", "40-129", Flag.NORMAL),
        ("129 U/L", "40-129", Flag.NORMAL),
        ("129.0 U/L", "40-129", Flag.NORMAL),
        ("129 U/L", "≥40 to <129", Flag.HIGH),
        ("40 U/L", ">40 to ≤129", Flag.LOW),
        ("5 ng/mL", "<5", Flag.HIGH),
        ("5 ng/mL", "≤5", Flag.NORMAL),
        ("60 mL/min", ">60", Flag.LOW),
        ("60 mL/min", "≥60", Flag.NORMAL),
        ("-3 mmol/L", "-2 to 2", Flag.LOW),
        ("about 5 ng/mL", "0-5", Flag.NORMAL),
    ],
)
def test_a_number_is_low_normal_or_high(result: str, interval: str, flag: Flag):
    assert computed_flag(OUTCOME.parse(result), INTERVAL.parse(interval)) == flag


@pytest.mark.parametrize(
    ("result", "interval", "flag"),
    [
        (">4500 ng/mL", "0-5", Flag.HIGH),
        (">5 ng/mL", "0-5", Flag.HIGH),
        ("≥5 ng/mL", "0-5", None),
        ("≥5 ng/mL", "<5", Flag.HIGH),
        (">3 ng/mL", "0-5", None),
        (">60 mL/min", ">60", Flag.NORMAL),
        (">60 mL/min", "≥60", Flag.NORMAL),
        ("≥60 mL/min", ">60", None),
        ("≥60 mL/min", "≥60", Flag.NORMAL),
        (">90 mL/min", ">60", Flag.NORMAL),
        ("<5 ng/mL", "<5", Flag.NORMAL),
        ("≤5 ng/mL", "<5", None),
        ("≤5 ng/mL", "≤5", Flag.NORMAL),
        ("<5 mg/L", "0-5", Flag.NORMAL),
        ("<10 mg/L", "0-5", None),
        ("<40 U/L", "40-129", Flag.LOW),
        ("≤40 U/L", "40-129", None),
        ("<50 U/L", "40-129", None),
        ("<-1 mmol/L", "-2 to 2", None),
    ],
)
def test_a_bound_tells_only_when_it_leaves_nothing_open(
    result: str, interval: str, flag: Flag | None
):
    assert computed_flag(OUTCOME.parse(result), INTERVAL.parse(interval)) == flag


@pytest.mark.parametrize(
    ("result", "interval", "flag"),
    [
        ("3-5 /[HPF]", "0-5", Flag.NORMAL),
        ("3-6 /[HPF]", "0-5", None),
        ("6-8 /[HPF]", "0-5", Flag.HIGH),
        ("1-2 g/dL", "3.5-5", Flag.LOW),
    ],
)
def test_a_range_tells_when_both_ends_agree(result: str, interval: str, flag: Flag | None):
    assert computed_flag(OUTCOME.parse(result), INTERVAL.parse(interval)) == flag


@pytest.mark.parametrize("result", ["positive", "1:640", "42 % (6.3 10*9/L)", "not done: lost"])
def test_what_is_not_one_number_has_no_computed_flag(result: str):
    assert computed_flag(OUTCOME.parse(result), INTERVAL.parse("40-129")) is None


def test_words_or_no_interval_at_all_give_no_flag():
    assert computed_flag(OUTCOME.parse("5 U/L"), INTERVAL.parse("negative")) is None
    assert computed_flag(OUTCOME.parse("5 U/L"), None) is None


@given(interval=intervals(), result=outcomes.filter(lambda each: isinstance(each, NumericResult)))
def test_a_number_has_the_same_flag_in_an_interval_without_its_far_side(
    interval: Interval, result: NumericResult
):
    flag = computed_flag(result, interval)
    if flag is Flag.HIGH:
        without_low = interval.model_copy(update={"low": None})
        assert computed_flag(result, without_low) == Flag.HIGH
    if flag is Flag.LOW:
        without_high = interval.model_copy(update={"high": None})
        assert computed_flag(result, without_high) == Flag.LOW


@pytest.mark.parametrize(
    "code",
    [
        *("718-7", "2345-7", "6690-2", "777-3", "2160-0", "1988-5", "4548-4", "1742-6", "1920-8"),
        *("6768-6", "2039-6", "12345-5"),
    ],
)
def test_codes_that_laboratories_use_are_right(code: str):
    assert loinc_is_valid(code)


@given(number=st.integers(1, 9_999_999))
def test_exactly_one_last_digit_is_right(number: int):
    assert sum(loinc_is_valid(f"{number}-{digit}") for digit in range(10)) == 1


def test_a_result_refuses_a_code_with_a_slip():
    result = OUTCOME.parse("147 U/L")
    with pytest.raises(ValidationError, match="its last digit does not check"):
        LabResult(key="alp", analyte="Alkaline phosphatase", loinc="6768-5", result=result)
