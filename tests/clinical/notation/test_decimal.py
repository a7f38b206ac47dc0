"""Exact numbers as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

DECIMAL = notation_named("decimal")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("-2.1", "-2.1"),
        ("−2,1", "-2.1"),
        ("5.0", "5.0"),
        ("+3", "3"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert DECIMAL.write(DECIMAL.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("1-2", "“1-2” is not one number"),
        ("<5", "“<5” is not one number"),
        ("a", "“a” is not one number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        DECIMAL.parse(typed)
    assert str(refused.value).split(";")[0] == clause
