import pytest
from pydantic import ValidationError

from casereports.clinical.facts.paper import SectionKind
from casereports.journals.profile import Bounds, Confidence, Profile, Rule
from casereports.journals.shelf import profile

GENERIC = profile("generic-care")


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


def test_a_plan_that_forgets_a_kind_of_prose_is_refused():
    without_discussion = [
        section for section in GENERIC.model_dump()["sections"] if section["key"] != "discussion"
    ]

    with pytest.raises(ValidationError, match="exactly one section for discussion"):
        Profile.model_validate({**GENERIC.model_dump(), "sections": without_discussion})


def test_a_plan_that_takes_a_kind_of_prose_twice_is_refused():
    sections = GENERIC.model_dump()["sections"]
    twice = [*sections, {"key": "again", "title": "Again", "kinds": ["conclusion"]}]

    with pytest.raises(ValidationError, match="exactly one section for conclusion"):
        Profile.model_validate({**GENERIC.model_dump(), "sections": twice})


def test_a_section_knows_the_prose_of_those_within_it():
    (case,) = (section for section in GENERIC.sections if section.key == "case")

    assert case.all_kinds[:3] == (SectionKind.CASE, SectionKind.PATIENT, SectionKind.HISTORY)
