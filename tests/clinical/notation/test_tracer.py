"""Tracers as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

TRACER = notation_named("tracer")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("18F-FDG", "18F-FDG"),
        ("18F-FDG, 370 MBq", "18F-FDG, 370 MBq"),
        ("18F-FDG, 60 min", "18F-FDG, 60 minutes"),
        ("18F-FDG, 370 MBq, 60 minutes", "18F-FDG, 370 MBq, 60 minutes"),
        ("18F-FDG 370 MBq", "18F-FDG, 370 MBq"),
        ("18F-FDG, 3,7 MBq, 60 min p.i.", "18F-FDG, 3.7 MBq, 60 minutes"),
        ('"a, b", 20 mCi', '"a, b", 20 mCi'),
        ("X, activity 60 min", "X, activity 60 min"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert TRACER.write(TRACER.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ('"', '“"” is not a tracer'),
        ("18F-FDG, 370 MBq, 380 MBq", "Give the activity once"),
        ("18F-FDG, much", "“much” does not begin with a number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        TRACER.parse(typed)
    assert str(refused.value).split(";")[0] == clause
