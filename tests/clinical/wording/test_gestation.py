"""Weeks of gestation as the paper prints them; ~ stands for a fixed space."""

import pytest

from casereports.clinical.notation import notation_named
from casereports.clinical.wording import printed_gestation


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("38+2", "38~weeks and 2~days"),
        ("38+1", "38~weeks and 1~day"),
        ("38+0", "38~weeks"),
        ("about 30 weeks", "about~30~weeks"),
    ],
)
def test_weeks_and_days_are_told_in_words(typed: str, printed: str):
    gestation = notation_named("gestation").parse(typed)
    assert printed_gestation(gestation).replace("\u00a0", "~") == printed
