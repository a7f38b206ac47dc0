"""Ages and people as the paper tells of them; ~ stands for a fixed space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.facts.patient import Sex
from casereports.clinical.notation import notation_named
from casereports.clinical.timing import Age
from casereports.clinical.wording import age_adjective, person, printed_age
from tests.clinical.notation.strategies import ages

AGE = notation_named("age")


@pytest.mark.parametrize(
    ("typed", "noun", "adjective"),
    [
        ("68 years", "68~years", "68-year-old"),
        ("1 year", "1~year", "1-year-old"),
        ("5 years 4 months", "5~years and 4~months", "5-year-4-month-old"),
        ("0 years 4 months", "4~months", "4-month-old"),
        ("2 weeks 3 days", "2~weeks and 3~days", "2-week-3-day-old"),
        ("3 days", "3~days", "3-day-old"),
        ("6 hours", "6~hours", "6-hour-old"),
        ("10 minutes", "10~minutes", "10-minute-old"),
        ("0 days", "0~days", "newborn"),
        ("about 40 years", "about~40~years", None),
        ("in the 60s", "60s", None),
    ],
)
def test_an_age_is_told_as_noun_and_adjective(typed: str, noun: str, adjective: str | None):
    age = AGE.parse(typed)
    assert printed_age(age).replace("\u00a0", "~") == noun
    assert age_adjective(age) == adjective


@pytest.mark.parametrize(
    ("typed", "sex", "printed"),
    [
        ("68 years", Sex.MALE, "a 68-year-old man"),
        ("18 years", Sex.FEMALE, "an 18-year-old woman"),
        ("17 years", Sex.FEMALE, "a 17-year-old girl"),
        ("80 years", Sex.FEMALE, "an 80-year-old woman"),
        ("108 years", Sex.MALE, "a 108-year-old man"),
        ("11 years", Sex.MALE, "an 11-year-old boy"),
        ("8 months", Sex.FEMALE, "an 8-month-old girl"),
        ("18 months", Sex.MALE, "an 18-month-old boy"),
        ("3 months", Sex.MALE, "a 3-month-old boy"),
        ("3 days", Sex.MALE, "a 3-day-old boy"),
        ("0 days", Sex.FEMALE, "a newborn girl"),
        ("5 years 4 months", Sex.MALE, "a 5-year-4-month-old boy"),
        ("in the 60s", Sex.MALE, "a man in his~60s"),
        ("in the 30s", Sex.FEMALE, "a woman in her~30s"),
        ("in the 10s", Sex.FEMALE, "a girl in her~teens"),
        ("in the 60s", Sex.UNKNOWN, "a patient in their~60s"),
        ("about 40 years", Sex.FEMALE, "a woman aged about~40~years"),
        ("68 years", Sex.UNKNOWN, "a 68-year-old patient"),
        ("68 years", None, "a 68-year-old patient"),
        ("5 years", None, "a 5-year-old child"),
        ("5 months", None, "a 5-month-old infant"),
        ("5 days", None, "a 5-day-old newborn"),
        ("0 days", None, "a newborn infant"),
        ("0 hours", Sex.MALE, "a newborn boy"),
        ("0 weeks", Sex.MALE, "a newborn boy"),
        ("0 years", Sex.MALE, "an infant boy"),
        ("0 years", None, "an infant"),
        ("0 months", Sex.FEMALE, "an infant girl"),
        ("0 years 0 days", None, "a newborn infant"),
        ("about 0 years", None, "an infant aged about~0~years"),
        ("40 years", Sex.INTERSEX, "a 40-year-old intersex person"),
        ("8 years", Sex.INTERSEX, "an 8-year-old intersex child"),
    ],
)
def test_a_person_is_introduced(typed: str, sex: Sex | None, printed: str):
    assert person(AGE.parse(typed), sex).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("sex", "printed"),
    [
        (Sex.MALE, "a male patient"),
        (Sex.FEMALE, "a female patient"),
        (Sex.INTERSEX, "an intersex patient"),
        (Sex.UNKNOWN, "a patient"),
        (None, "a patient"),
    ],
)
def test_a_person_without_an_age_is_a_patient(sex: Sex | None, printed: str):
    assert person(None, sex) == printed


@given(age=ages(), sex=st.one_of(st.none(), st.sampled_from(Sex)))
def test_every_person_has_an_article(age: Age, sex: Sex | None):
    assert person(age, sex).split(" ")[0] in ("a", "an")
