"""Numbers as the paper prints them."""

from decimal import Decimal

import pytest
from hypothesis import given

from casereports.clinical.notation import notation_named
from casereports.clinical.quantities import Number
from casereports.clinical.wording import printed_decimal, printed_number
from tests.clinical.notation.odd_values import exact
from tests.clinical.notation.strategies import numbers


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("5", "5"),
        ("5.0", "5.0"),
        ("0.25", "0.25"),
        ("999", "999"),
        ("3487", "3,487"),
        ("10000", "10,000"),
        ("1234567.80", "1,234,567.80"),
        ("-2.1", "−2.1"),
        ("-0.0", "0.0"),
    ],
)
def test_digits_are_kept_and_thousands_parted(typed: str, printed: str):
    assert printed_decimal(Decimal(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3-5", "3–5"),
        ("-5 to -3", "−5~to~−3"),
        ("-5 to 3", "−5~to~3"),
        ("<5", "<5"),
        (">=4500", "≥4,500"),
        ("<= 5", "≤5"),
        ("about 10", "about~10"),
        ("about 3-5", "about~3–5"),
    ],
)
def test_bounds_and_ranges_take_their_signs(typed: str, printed: str):
    number: Number = notation_named("number").parse(typed)
    assert printed_number(number).replace("\u00a0", "~") == printed


@given(number=exact)
def test_a_printed_number_is_the_number(number: Decimal):
    assert Decimal(printed_decimal(number).replace(",", "").replace("−", "-")) == number


@given(number=numbers)
def test_no_hyphen_stands_for_a_minus_or_a_range(number: Number):
    assert "-" not in printed_number(number)
