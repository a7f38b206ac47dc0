"""Ages as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

AGE = notation_named("age")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("68 years", "68 years"),
        ("68", "68 years"),
        ("68y", "68 years"),
        ("68 yo", "68 years"),
        ("68-year-old", "68 years"),
        ("68 years old", "68 years"),
        ("aged 12", "12 years"),
        ("5 years 4 months", "5 years 4 months"),
        ("5 y 4 m", "5 years 4 months"),
        ("5 years and 4 months", "5 years 4 months"),
        ("5-year-4-month-old", "5 years 4 months"),
        ("3 weeks", "3 weeks"),
        ("3 days old", "3 days"),
        ("12 hours", "12 hours"),
        ("10 minutes", "10 minutes"),
        ("10 min old", "10 minutes"),
        ("1 h 30 min", "1 hour 30 minutes"),
        ("0 years 4 months", "0 years 4 months"),
        ("1 year", "1 year"),
        ("in the 60s", "in the 60s"),
        ("in his 60s", "in the 60s"),
        ("60s", "in the 60s"),
        ("about 40 years", "about 40 years"),
        ("~40", "about 40 years"),
        ("about in the 30s", "about in the 30s"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert AGE.write(AGE.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("2.5 years", "“2.5 years” is not an age"),
        ("mid-60s", "“mid-60s” is not an age"),
        ("old", "“old” is not an age"),
        ("200 years", "It cannot be more than 130"),
        ("5 years 3 years", "“5 years 3 years” is not an age"),
        ("30 seconds", "“30 seconds” is not an age"),
        ("in the 65s", "It must be 10, 20, 30, 40, 50, 60, 70, 80, 90 or 100"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        AGE.parse(typed)
    assert str(refused.value).split(";")[0] == clause
