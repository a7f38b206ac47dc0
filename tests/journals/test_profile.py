import pytest
from pydantic import ValidationError

from casereports.clinical.facts.paper import SectionKind
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile

GENERIC = profile("generic-care")


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


def test_a_plan_that_forgets_a_statement_is_refused():
    silent = [
        one for one in GENERIC.model_dump()["statements"] if one["statement"] != "acknowledgements"
    ]

    with pytest.raises(ValidationError, match="exactly one heading for acknowledgements"):
        Profile.model_validate({**GENERIC.model_dump(), "statements": silent})


def test_a_plan_that_takes_a_statement_twice_is_refused():
    statements = GENERIC.model_dump()["statements"]
    twice = [*statements, {"statement": "funding", "title": "Again"}]

    with pytest.raises(ValidationError, match="exactly one heading for funding"):
        Profile.model_validate({**GENERIC.model_dump(), "statements": twice})


def test_a_section_knows_the_prose_of_those_within_it():
    (case,) = (section for section in GENERIC.sections if section.key == "case")

    assert case.all_kinds[:3] == (SectionKind.CASE, SectionKind.PATIENT, SectionKind.HISTORY)
