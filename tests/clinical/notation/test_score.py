"""Scores as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

SCORE = notation_named("score")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("H-score: 240", "H-score: 240"),
        ("H-score 240", "H-score: 240"),
        ("Allred 8", "Allred: 8"),
        ("HER2 2+", "HER2: 2+"),
        ("CPS: 10", "CPS: 10"),
        ("Allred score 8/8", "Allred score: 8/8"),
        ("CPS ≥10", "CPS: ≥10"),
        ("grade: low: 1", "grade: low: 1"),
        ('"a: b": 2', '"a: b": 2'),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert SCORE.write(SCORE.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("Score", "“Score” is not a score"),
        ("?!", "“?!” is not a score"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        SCORE.parse(typed)
    assert str(refused.value).split(";")[0] == clause
