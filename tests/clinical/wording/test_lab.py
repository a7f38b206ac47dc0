"""Results, intervals and flags as the paper prints them; ~ stands for a fixed space."""

import pytest
from hypothesis import given

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import Interval, LabOutcome
from casereports.clinical.notation import notation_named
from casereports.clinical.wording import (
    flag_mark,
    printed_interval,
    printed_outcome,
    printed_titre,
)
from tests.clinical.notation.strategies import intervals, outcomes


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("147 U/L", "147~U/L"),
        (">4500 ng/mL", ">4,500~ng/mL"),
        ("1:1280", "1:1280"),
        ("1:1280 (homogeneous)", "1:1280 (homogeneous)"),
        ("positive (1:1280)", "positive (1:1280)"),
        ("≥1/320", "≥1/320"),
        ("positive", "positive"),
        ("negative (IgM only)", "negative (IgM only)"),
        ("3+", "positive (3+)"),
        ("other (cloudy)", "cloudy"),
        ("other", "other"),
        ("42 % (6.3 10*9/L)", "42% (6.3~×~10⁹/L)"),
        ("42 % of the whole", "42%"),
        ("not done: haemolysed", "not done (haemolysed)"),
    ],
)
def test_a_result_is_printed_by_its_kind(typed: str, printed: str):
    outcome = notation_named("outcome").parse(typed)
    assert printed_outcome(outcome).replace("\u00a0", "~") == printed


def test_a_titre_is_printed_as_the_laboratory_wrote_it():
    assert printed_titre(notation_named("titre").parse("about 1:80")) == "about\u00a01:80"


@pytest.mark.parametrize(
    ("typed", "unit", "printed"),
    [
        ("40-129", "", "40–129"),
        ("40-129", "U/L", "40–129~U/L"),
        ("0-5", "%", "0–5%"),
        ("1500-8000", "/uL", "1,500–8,000/µL"),
        ("-2 to 2", "", "−2~to~2"),
        ("<5", "", "<5"),
        ("up to 5", "ng/mL", "≤5~ng/mL"),
        (">60", "", ">60"),
        ("≥60", "", "≥60"),
        ("≥3.5 to <5.0", "g/dL", "≥3.5~to~<5.0~g/dL"),
        ("negative", "U/L", "negative"),
        ("40-129 (men)", "U/L", "40–129~U/L (men)"),
        ('40-129 "borderline to 135"', "", "40–129; borderline to 135"),
        ("40-129 (men) [lab handbook]", "", "40–129 (men)"),
    ],
)
def test_an_interval_shows_which_limits_belong_to_it(typed: str, unit: str, printed: str):
    interval = notation_named("interval").parse(typed)
    assert printed_interval(interval, unit).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("flag", "arrow", "letter"),
    [
        (Flag.NORMAL, "", ""),
        (Flag.LOW, "↓", "L"),
        (Flag.HIGH, "↑", "H"),
        (Flag.CRITICALLY_LOW, "↓↓", "LL"),
        (Flag.CRITICALLY_HIGH, "↑↑", "HH"),
        (Flag.ABNORMAL, "*", "A"),
        (None, "", ""),
    ],
)
def test_a_flag_hangs_a_mark_on_the_value(flag: Flag | None, arrow: str, letter: str):
    assert flag_mark(flag) == arrow
    assert flag_mark(flag, letters=True) == letter


def test_only_a_normal_flag_has_no_mark():
    assert [flag for flag in Flag if not flag_mark(flag)] == [Flag.NORMAL]


@given(outcome=outcomes)
def test_every_result_prints_something(outcome: LabOutcome):
    assert printed_outcome(outcome) != ""


@given(interval=intervals())
def test_every_interval_prints_something(interval: Interval):
    assert printed_interval(interval) != ""
