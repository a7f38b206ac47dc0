"""Times of a packet: exact where they are known, else in the words of the paper."""

import pytest

from casereports.clinical.timing import Age, Reference
from casereports.renderers.phenopacket.times import at_age, when
from tests.renderers.phenopacket.packets import packet, words

TIMES = {
    "at the age of 12 years": (
        {"kind": "age", "age": {"years": 12}},
        {"age": {"iso8601duration": "P12Y"}},
    ),
    "at a corrected age": (
        {"kind": "age", "age": {"months": 4}, "corrected": True},
        {"ontologyClass": words("at the corrected age of 4 months")},
    ),
    "20+5 weeks of gestation": (
        {"kind": "gestation", "gestation": {"weeks": 20, "days": 5}},
        {"gestationalAge": {"weeks": 20, "days": 5}},
    ),
    "6 hours of life": (
        {"kind": "offset", "value": 6, "unit": "hour", "reference": "birth"},
        {"age": {"iso8601duration": "PT6H"}},
    ),
    "3 weeks of life": (
        {"kind": "offset", "value": 3, "unit": "week", "reference": "birth"},
        {"age": {"iso8601duration": "P21D"}},
    ),
    "one and a half days of life": (
        {"kind": "offset", "value": "1.5", "reference": "birth"},
        {"ontologyClass": words("1.5 days after birth")},
    ),
    "day 3 of life": (
        {"kind": "offset", "value": 3, "reference": "birth", "ordinal": True},
        {"ontologyClass": words("day 3 of life")},
    ),
    "6 months before the index visit": (
        {"kind": "offset", "value": 6, "unit": "month", "direction": "before"},
        {"ontologyClass": {"id": "relative:-P6M", "label": "6 months before presentation"}},
    ),
    "on the index visit": (
        {"kind": "offset", "value": 0, "direction": "before"},
        {"ontologyClass": {"id": "relative:P0D", "label": "at presentation"}},
    ),
    "3 days after admission, which was the index visit": (
        {"kind": "offset", "value": 3, "reference": "admission"},
        {"ontologyClass": {"id": "relative:P3D", "label": "3 days after admission"}},
    ),
    "3 days after discharge": (
        {"kind": "offset", "value": 3, "reference": "discharge"},
        {"ontologyClass": words("3 days after discharge")},
    ),
    "within 48 hours": (
        {"kind": "offset", "value": 48, "unit": "hour", "comparator": "<="},
        {"ontologyClass": words("within 48 hours of presentation")},
    ),
    "cycle 2": ({"kind": "cycle", "cycle": 2}, {"ontologyClass": words("during cycle 2")}),
    "after cycle 2": (
        {"kind": "anchor", "relation": "after", "anchor": "cycle 2"},
        {"ontologyClass": words("after cycle 2")},
    ),
}


def onset(moment: object, **patient: object) -> object:
    told = packet(
        patient={"index_reference": "admission", **patient},
        complaints=[{"key": "pain", "name": "pain", "when": moment}],
    )
    return told["phenotypicFeatures"][0]["onset"]


@pytest.mark.parametrize("name", TIMES)
def test_time_is_told(name):
    moment, told = TIMES[name]
    assert onset(moment, age={"years": 68}) == told


AGES = {
    "P68Y": {"years": 68},
    "P9Y7M": {"years": 9, "months": 7},
    "P25D": {"weeks": 3, "days": 4},
    "P21D": {"weeks": 3},
    "PT6H": {"hours": 6},
    "P1DT6H30M": {"days": 1, "hours": 6, "minutes": 30},
    "P0D": {"days": 0},
}


@pytest.mark.parametrize("duration", AGES)
def test_age_is_an_iso_duration(duration):
    assert at_age(Age(**AGES[duration])) == {"age": {"iso8601duration": duration}}


def test_decade_is_a_range():
    assert at_age(Age(decade=60)) == {
        "ageRange": {"start": {"iso8601duration": "P60Y"}, "end": {"iso8601duration": "P69Y"}}
    }


def test_age_of_about_is_told_in_words():
    assert at_age(Age(years=60, approximate=True)) == {"ontologyClass": words("about 60 years")}


AGES_THEN = {
    "days and days": ({"days": 6}, {"value": 3}, "P9D"),
    "days and weeks": ({"days": 6}, {"value": 2, "unit": "week"}, "P20D"),
    "days before": ({"days": 6}, {"value": 2, "direction": "before"}, "P4D"),
    "hours and hours": ({"hours": 20}, {"value": 6, "unit": "hour"}, "P1DT2H"),
    "years, months, days": ({"years": 5, "months": 4, "days": 12}, {"value": 3}, "P5Y4M15D"),
}


@pytest.mark.parametrize("name", AGES_THEN)
def test_age_is_computed_where_age_and_distance_are_known_to_the_day(name):
    age, offset, reached = AGES_THEN[name]
    assert onset({"kind": "offset", **offset}, age=age) == {"age": {"iso8601duration": reached}}


NOT_COMPUTED = {
    "the age is in years": ({"years": 34}, {"value": 5}, "relative:P5D"),
    "the age is in weeks": ({"weeks": 3}, {"value": 1}, "relative:P1D"),
    "the distance is in months": ({"days": 6}, {"value": 1, "unit": "month"}, "relative:P1M"),
    "the distance is finer": ({"days": 6}, {"value": 5, "unit": "hour"}, "relative:PT5H"),
    "it lies before birth": ({"days": 6}, {"value": 9, "direction": "before"}, "relative:-P9D"),
    "half a day": ({"days": 6}, {"value": "1.5"}, "relative:P1.5D"),
}


@pytest.mark.parametrize("name", NOT_COMPUTED)
def test_age_is_not_computed_where(name):
    age, offset, told = NOT_COMPUTED[name]
    assert onset({"kind": "offset", **offset}, age=age)["ontologyClass"]["id"] == told


def test_nothing_is_told_of_a_time_that_nobody_knows():
    assert when(None, age=Age(days=3), index=Reference.ADMISSION) is None
