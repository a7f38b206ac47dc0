"""Ages, lengths of time and moments are valid from birth and can be put in order."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from casereports.clinical.notation import notation_named
from casereports.clinical.timing import (
    Age,
    Anchor,
    Duration,
    Offset,
    Reference,
    TimeUnit,
    day_of,
)
from tests.clinical.notation.strategies import timings

TIMING, AGE = notation_named("timing"), notation_named("age")


@pytest.mark.parametrize(
    ("age", "days"),
    [
        ("2 years", "730.5"),
        ("1 year 1 month", "395.69"),
        ("2 weeks 3 days", "17"),
        ("12 hours", "0.5"),
        ("360 minutes", "0.25"),
        ("0 days", "0"),
        ("in the 60s", "23741.25"),
    ],
)
def test_an_age_counts_its_days(age: str, days: str):
    assert AGE.parse(age).days_old == Decimal(days)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "an age needs a number"),
        ({"approximate": True}, "an age needs a number"),
        ({"years": 61, "decade": 60}, "either an age or a decade"),
        ({"years": 131}, "less than or equal to 130"),
        ({"days": -1}, "greater than or equal to 0"),
        ({"decade": 65}, "Input should be 10, 20"),
    ],
)
def test_an_age_says_one_thing(fields: dict[str, Any], message: str):
    with pytest.raises(ValidationError, match=message):
        Age(**fields)


def test_nothing_lasts_less_than_no_time():
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Duration(value=-1, unit=TimeUnit.DAY)


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        (Duration, {"value": 3, "high": 2, "unit": "day"}, "the range runs backwards"),
        (Offset, {"kind": "offset", "value": 3, "high": 2}, "the range runs backwards"),
        (Offset, {"kind": "offset", "value": -3}, "greater than or equal to 0"),
        (Offset, {"kind": "offset", "value": 3, "clock": "24:00"}, "should match pattern"),
        (
            Anchor,
            {"kind": "anchor", "relation": "after", "anchor": "x", "value": 2},
            "both a number and a unit",
        ),
        (
            Anchor,
            {"kind": "anchor", "relation": "after", "anchor": "x", "unit": "day"},
            "both a number and a unit",
        ),
        (
            Anchor,
            {"kind": "anchor", "relation": "after", "anchor": "x", "high": 2},
            "the range runs backwards",
        ),
        (Anchor, {"kind": "anchor", "relation": "after", "anchor": " "}, "at least 1 character"),
    ],
)
def test_half_a_moment_is_refused(kind: type[Any], fields: dict[str, Any], message: str):
    with pytest.raises(ValidationError, match=message):
        kind(**fields)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("6 weeks before", "-42"),
        ("1 month before", "-30.44"),
        ("3 days after", "3"),
        ("12 hours after", "0.5"),
        ("at presentation", "0"),
        ("day 2", "2"),
        ("day 3 before presentation", "-3"),
        ("within 48 hours of presentation", "2"),
    ],
)
def test_a_moment_told_from_the_index_visit_has_a_day(moment: str, day: str):
    assert day_of(TIMING.parse(moment)) == Decimal(day)


@pytest.mark.parametrize(
    ("moment", "age", "day"),
    [
        ("at the age of 2 years", "3 years", "-365.25"),
        ("at birth", "3 days", "-3"),
        ("day 3 of life", "3 days", "0"),
        ("2 weeks before birth", "3 days", "-17"),
    ],
)
def test_the_age_at_the_index_visit_places_ages_and_days_of_life(moment: str, age: str, day: str):
    assert day_of(TIMING.parse(moment), AGE.parse(age)) == Decimal(day)


@pytest.mark.parametrize(
    "moment",
    [
        *("POD 23", "3 days after admission", "after cycle 2", "at birth", "at the age of 3 y"),
        *("C2D8", "at 20+5 weeks of gestation"),
    ],
)
def test_a_moment_that_hangs_on_something_else_has_no_day(moment: str):
    assert day_of(TIMING.parse(moment)) is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [("3 days after admission", "3"), ("2 days before", "-2"), ("POD 3", None)],
)
def test_the_moment_that_the_index_visit_is_places_what_is_counted_from_it(
    moment: str, day: str | None
):
    expected = None if day is None else Decimal(day)
    assert day_of(TIMING.parse(moment), index=Reference.ADMISSION) == expected


def test_no_moment_has_no_day():
    assert day_of(None) is None


@given(moment=timings)
def test_before_the_index_visit_days_count_below_zero(moment: Any):
    day = day_of(moment)
    if day is not None:
        assert (day <= 0) if moment.direction.value == "before" else (day >= 0)
