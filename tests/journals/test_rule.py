import pytest
from pydantic import ValidationError

from casereports.journals.rule import Bounds, Confidence, Rule


def rule(confidence: Confidence) -> Rule[int]:
    value = None if confidence is Confidence.NOT_FOUND else 5
    return Rule[int](value=value, confidence=confidence, source="a test", as_of="2026-11")


def test_a_rule_that_was_not_found_is_not_run():
    assert rule(Confidence.NOT_FOUND).runs is False


@pytest.mark.parametrize(
    ("confidence", "unverified"),
    [
        (Confidence.SEEN, False),
        (Confidence.REPRODUCED, False),
        (Confidence.LISTED, True),
        (Confidence.BACKGROUND, True),
    ],
)
def test_a_rule_from_a_list_or_from_memory_is_unverified(confidence, unverified):
    assert rule(confidence).unverified is unverified


def test_a_rule_that_was_not_found_has_no_value():
    with pytest.raises(ValidationError, match="never both"):
        Rule[int](value=5, confidence=Confidence.NOT_FOUND, source="a test", as_of="2026-11")


def test_bounds_that_cross_are_refused():
    with pytest.raises(ValidationError, match="above the upper one"):
        Bounds(at_least=5, at_most=2)


def test_bounds_without_a_bound_are_refused():
    with pytest.raises(ValidationError, match="an upper bound or both"):
        Bounds(scope="abstract")
