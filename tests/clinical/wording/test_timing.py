"""Moments and lengths of time as the paper prints them; ~ stands for a fixed space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.notation import notation_named
from casereports.clinical.notation.timing import Moment
from casereports.clinical.wording import printed_duration, printed_timing
from tests.clinical.notation.strategies import timings

TIMING = notation_named("timing")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("6 months", "6~months"),
        ("1 month", "1~month"),
        ("1.0 years", "1.0~years"),
        ("2-3 days", "2–3~days"),
        (">1 year", "more than 1~year"),
        ("≥ 3 weeks", "at least 3~weeks"),
        ("<2 hours", "less than 2~hours"),
        ("up to 2 weeks", "up to 2~weeks"),
        ("about 20 minutes", "about 20~minutes"),
    ],
)
def test_a_length_of_time_is_told_in_words(typed: str, printed: str):
    duration = notation_named("duration").parse(typed)
    assert printed_duration(duration).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("6 months before", "6~months before presentation"),
        ("about 3 months before", "about~3~months before presentation"),
        ("1 week after", "1~week after presentation"),
        ("presentation", "at presentation"),
        ("on admission", "on admission"),
        ("at birth", "at birth"),
        ("at discharge", "at discharge"),
        ("on the day of surgery", "on the day of surgery"),
        ("at the start of treatment", "at the start of treatment"),
        ("about at admission", "around the time of admission"),
        ("2-3 weeks after discharge", "2–3~weeks after discharge"),
        ("2 days before surgery", "2~days before surgery"),
        ("30 weeks of gestation", "at 30~weeks of gestation"),
        ("at 20+5 weeks", "at 20~weeks and 5~days of gestation"),
        ("about 30 weeks of gestation", "at about~30~weeks of gestation"),
        ("20-22 weeks of gestation", "at 20–22~weeks of gestation"),
        ("PMA 36+2", "at a postmenstrual age of 36~weeks and 2~days"),
        ("week 30 after the last menstrual period", "gestational week~30"),
        ("within 48 hours of admission", "within 48~hours of admission"),
        ("within about 2 days of discharge", "within about~2~days of discharge"),
        ("within 2 days before surgery", "within 2~days before surgery"),
        ("less than 2 weeks before", "less than 2~weeks before presentation"),
        ("more than 3 months after discharge", "more than 3~months after discharge"),
        ("at least 3 weeks after surgery", "at least 3~weeks after surgery"),
        ("within 2 weeks of relapse", "within 2~weeks after relapse"),
        ("by POD 3", "by postoperative day~3"),
        ("at least day 5 of life", "from day~5 of life on"),
        ("less than day 5 before surgery", "after day~5 before surgery"),
        ("ICU day 4", "ICU day~4"),
        ("illness day 9", "day~9 of illness"),
        ("treatment days 2-3", "days~2–3 of treatment"),
        ("on arrival", "on arrival"),
        ("3 h after last known well", "3~hours after last known well"),
        ("at ICU admission", "on admission to intensive care"),
        ("POD 23", "postoperative day~23"),
        ("POD 3-5", "postoperative days~3–5"),
        ("hospital day 5", "hospital day~5"),
        ("day 3 of life", "day~3 of life"),
        ("day 0", "day~0"),
        ("day 3 before presentation", "day~−3"),
        ("week 2", "week~2"),
        ("day 3-5 before presentation", "days~3–5 before presentation"),
        ("day +20 after transplant", "day~+20 after transplantation"),
        ("day -7 before transplant", "day~−7 before transplantation"),
        ("day -5 to -3 before transplant", "days~−5~to~−3 before transplantation"),
        ("day +3 to +5 after transplant", "days~+3~to~+5 after transplantation"),
        ("about day 3", "around day~3"),
        ("day 2, 14:30", "day~2 at~14:30"),
        ("after cycle 2", "after cycle 2"),
        ("2 weeks after cycle 2", "2~weeks after cycle 2"),
        ("about 2 weeks after cycle 2", "about~2~weeks after cycle 2"),
        ("about after cycle 2", "approximately after cycle 2"),
        ("cycle 2, day 8", "on day~8 of cycle~2"),
        ("cycle 1, day -1", "on day~−1 of cycle~1"),
        ("at relapse", "at relapse"),
        ("about at relapse", "around the time of relapse"),
        ("shortly after surgery", "shortly after surgery"),
        ("during cycle 3", "during cycle~3"),
        ("since birth", "since birth"),
        ("at the age of 12 years", "at the age of 12~years"),
        ("at the age of 5 years 4 months", "at the age of 5~years and 4~months"),
        ("at the corrected age of 7 months", "at the corrected age of 7~months"),
        ("at an age in the 60s", "in the seventh decade of life"),
        ("at an age about in the 10s", "around the second decade of life"),
    ],
)
def test_a_moment_is_told_as_clinicians_tell_it(typed: str, printed: str):
    assert printed_timing(TIMING.parse(typed)).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("POD 23", "on postoperative day~23"),
        ("day 3 of life", "on day~3 of life"),
        ("week 2", "in week~2"),
        ("day +20 after transplant", "on day~+20 after transplantation"),
        ("day -7 before transplant", "on day~−7 before transplantation"),
        ("illness day 9", "on day~9 of illness"),
        ("by POD 3", "by postoperative day~3"),
        ("6 months before", "6~months before presentation"),
    ],
)
def test_in_a_sentence_a_counted_day_takes_a_preposition(typed: str, printed: str):
    assert printed_timing(TIMING.parse(typed), in_sentence=True).replace("\u00a0", "~") == printed


def test_the_index_visit_takes_the_name_that_it_has():
    moment = TIMING.parse("6 months before")
    assert printed_timing(moment, index="referral") == "6\u00a0months before referral"


@given(moment=timings, in_sentence=st.booleans())
def test_every_moment_is_told_in_whole_words(moment: Moment, in_sentence: bool):
    printed = printed_timing(moment, in_sentence=in_sentence)
    assert printed == printed.strip() != ""
