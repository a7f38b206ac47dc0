"""Titres as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

TITRE = notation_named("titre")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1:640", "1:640"),
        ("1 : 640", "1:640"),
        ("≥1:320", "≥1:320"),
        (">= 1/320", "≥1/320"),
        ("1/10", "1/10"),
        ("about 1:80", "about 1:80"),
        ("1:1,280", "1:1280"),
        ("1:1280 (homogeneous)", "1:1280 (homogeneous)"),
        ("1:1,280 speckled", "1:1280 (speckled)"),
        ("1:1280, speckled", "1:1280 (speckled)"),
        ("1:1,280 ( AC-1 (nuclear) )", "1:1280 (AC-1 (nuclear))"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert TITRE.write(TITRE.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("640", "“640” is not a titre"),
        ("1:0", "It cannot be less than 1"),
        ("1:80 to 1:160", "“1:80 to 1:160” is not a titre"),
        ("2:640", "“2:640” is not a titre"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        TITRE.parse(typed)
    assert str(refused.value).split(";")[0] == clause
