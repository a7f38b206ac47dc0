"""Gestational ages as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

GESTATION = notation_named("gestation")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("38+2", "38+2"),
        ("38 + 2", "38+2"),
        ("38 weeks", "38+0"),
        ("38 weeks and 2 days", "38+2"),
        ("38w2d", "38+2"),
        ("38 2/7 weeks", "38+2"),
        ("GA 38+2", "38+2"),
        ("38 weeks 2 days' gestation", "38+2"),
        ("about 30 weeks", "about 30 weeks"),
        ("~30+3", "about 30+3"),
        ("33+4 weeks' gestational age", "33+4"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert GESTATION.write(GESTATION.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("38/40", "“38/40” is not a gestational age"),
        ("full term", "“full term” is not a gestational age"),
        ("38+2 weeks 3 days", "“38+2 weeks 3 days” is not a gestational age"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        GESTATION.parse(typed)
    assert str(refused.value).split(";")[0] == clause
