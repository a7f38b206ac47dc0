"""Lengths of time as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

DURATION = notation_named("duration")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6 months", "6 months"),
        ("6 mo", "6 months"),
        ("6mo", "6 months"),
        ("6m", "6 months"),
        ("1 month", "1 month"),
        ("a week", "1 week"),
        ("three weeks", "3 weeks"),
        ("2-3 d", "2-3 days"),
        ("2 to 3 days", "2-3 days"),
        ("10-day", "10 days"),
        ("1,5 years", "1.5 years"),
        ("more than a year", ">1 year"),
        (">1 year", ">1 year"),
        ("up to 2 weeks", "≤2 weeks"),
        ("about 20 minutes", "about 20 minutes"),
        ("~ 3 wk", "about 3 weeks"),
        ("1 h 30 min", "90 minutes"),
        ("1 year 3 months", "15 months"),
        ("2 weeks and 3 days", "17 days"),
        ("6 Monate", "6 months"),
        ("3 months - 4 months", "3-4 months"),
        ("0 days", "0 days"),
        ("90 seconds", "90 seconds"),
        ("90 s", "90 seconds"),
        ("90 sec", "90 seconds"),
        ("1 min 30 s", "90 seconds"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert DURATION.write(DURATION.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("10", "“10” is not a length of time"),
        ("half a year", "“half a year” is not a length of time"),
        ("5-3 days", "The range runs backwards: its end is less than its beginning"),
        ("-2 days", "It cannot be less than 0"),
        ("2 months 3 days", "“2 months 3 days” is not a length of time"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        DURATION.parse(typed)
    assert str(refused.value).split(";")[0] == clause
