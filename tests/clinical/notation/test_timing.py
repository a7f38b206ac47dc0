"""Moments as they are told."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

TIMING = notation_named("timing")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6 months before", "6 months before"),
        ("6m before", "6 months before"),
        ("6 mo before presentation", "6 months before"),
        ("6 months ago", "6 months before"),
        ("about 3 months before", "about 3 months before"),
        ("~2 days after onset", "about 2 days after symptom onset"),
        ("3 days later", "3 days after"),
        ("3 weeks after admission", "3 weeks after admission"),
        ("2 days before surgery", "2 days before surgery"),
        ("2 weeks prior to admission", "2 weeks before admission"),
        ("a week before admission", "1 week before admission"),
        ("3 months postoperatively", "3 months after surgery"),
        ("2-3 weeks after discharge", "2-3 weeks after discharge"),
        ("POD 23", "POD 23"),
        ("POD23", "POD 23"),
        ("postoperative day 23", "POD 23"),
        ("post-op day 2", "POD 2"),
        ("day 3 of life", "day 3 of life"),
        ("DOL 3", "day 3 of life"),
        ("week 2 of life", "week 2 of life"),
        ("hospital day 5", "hospital day 5"),
        ("HD 5", "hospital day 5"),
        ("day 0", "day 0"),
        ("D3", "day 3"),
        ("day +28", "day 28"),
        ("day -3", "day -3"),
        ("day -5 to -3", "day 3-5 before the index visit"),
        ("day 2, 14:30", "day 2, 14:30"),
        ("day 2 at 9:30", "day 2, 09:30"),
        ("day 2 14:30", "day 2, 14:30"),
        ("day 10 after transplantation", "day 10 after transplantation"),
        ("weeks 2-3", "week 2-3"),
        ("after cycle 2", "after cycle 2"),
        ("before cycle 2", "before cycle 2"),
        ("during cycle 3", "during cycle 3"),
        ("since birth", "since birth"),
        ("until discharge", "until discharge"),
        ("in the second trimester", "during the second trimester"),
        ("2 weeks after cycle 2", "2 weeks after cycle 2"),
        ("day 5 after cycle 2", "5 days after cycle 2"),
        ("on day 8 of cycle 2", "day 8 of cycle 2"),
        ("immediately after surgery", "immediately after surgery"),
        ("following the second dose", "after the second dose"),
        ("at the age of 12 years", "at the age of 12 years"),
        ("aged 5 y 4 m", "at the age of 5 years 4 months"),
        ("at age 12", "at the age of 12 years"),
        ("at 12 years of age", "at the age of 12 years"),
        ("in her 60s", "at an age in the 60s"),
        ("on admission", "at admission"),
        ("at birth", "at birth"),
        ("presentation", "at the index visit"),
        ("on the day of surgery", "at surgery"),
        ("30 weeks of gestation", "30 weeks after conception"),
        ("at 30 weeks' gestation", "30 weeks after conception"),
        ("gestational week 30", "week 30 after conception"),
        ('after "admission"', "after admission"),
        ('at "day 3"', 'at "day 3"'),
        ("6 months before [procedure:resection]", "6 months before [procedure:resection]"),
        ("after cycle 2, 8:00 [treatment:1]", "after cycle 2, 08:00 [treatment:1]"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert TIMING.write(TIMING.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("last winter", "“last winter” is not a relative time"),
        ("3 days", "Say what the time is counted from"),
        ("in 2019", "Calendar dates stay out of the text"),
        ("after 12.3.2019", "Calendar dates stay out of the text"),
        ("more than 6 months before", "A moment is told by a number, a range or “about”"),
        ("day -3 to 2", "It cannot be less than 0"),
        ("after", "“after” is not a relative time"),
        ("12:30", "“12:30” is not a relative time"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        TIMING.parse(typed)
    assert str(refused.value).split(";")[0] == clause
