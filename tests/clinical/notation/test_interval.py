"""Reference intervals as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

INTERVAL = notation_named("interval")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("40-129", "40-129"),
        ("40–129", "40-129"),
        ("3,5 - 5,0", "3.5-5.0"),
        ("-2 to 2", "-2 to 2"),
        ("<5", "<5"),
        ("≤ 5", "≤5"),
        ("<=5", "≤5"),
        ("up to 5", "≤5"),
        ("below 5", "<5"),
        (">60", ">60"),
        ("≥60", "≥60"),
        ("≥3.5 to <5.0", "≥3.5 to <5.0"),
        (">3.5-<5.0", ">3.5 to <5.0"),
        ("negative", "negative"),
        ("40-129 (men)", "40-129 (men)"),
        ("40-129 (men) [lab handbook]", "40-129 (men) [lab handbook]"),
        ("non-reactive (adults)", "non-reactive (adults)"),
        ('40-129 "borderline to 135"', '40-129 "borderline to 135"'),
        ('"1:10 or less"', '"1:10 or less"'),
        (">-∞ to ≤5", ">-∞ to ≤5"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert INTERVAL.write(INTERVAL.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("40-129 U/L", "“40-129 U/L” is not a reference interval"),
        ("5-3", "The interval runs backwards: its upper limit is below its lower"),
        (">0 to <0", "The interval holds no number: both its limits are the same, left out"),
        ("40-129 men", "“40-129 men” is not a reference interval"),
        ("1:10", "“1:10” is not a reference interval"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        INTERVAL.parse(typed)
    assert str(refused.value).split(";")[0] == clause
