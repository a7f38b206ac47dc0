import pytest

from casereports.checks.problem import Problem
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from tests.factories.manuscripts import plain_manuscript
from tests.factories.presacral import presacral_case
from tests.factories.told import tick, told_case, told_paper


def run(facts: CaseFacts) -> dict[str, Problem]:
    return {problem.code: problem for problem in problems(facts, plain_manuscript(facts))}


def test_care_comes_first_and_ethics_last_each_once():
    codes = [problem.code for problem in problems(CaseFacts(), plain_manuscript(CaseFacts()))]

    assert len(codes) == 31
    assert (codes[0], codes[29], codes[30]) == ("CARE-1", "CARE-13", "ETHICS")


def test_the_reference_case_is_blocked_by_its_consent_alone():
    found = run(presacral_case())

    assert [code for code, problem in found.items() if problem.severity == "error"] == ["CARE-13"]


def test_the_reference_case_is_warned_of_all_else_that_it_lacks():
    found = run(presacral_case())

    assert [code for code, problem in found.items() if problem.severity == "warning"] == [
        *("CARE-2", "CARE-3c", "CARE-5c", "CARE-5d", "CARE-7", "CARE-8b", "CARE-9b", "CARE-9c"),
        *("CARE-10a", "CARE-10b", "CARE-10c", "CARE-10d", "CARE-11a", "CARE-12", "ETHICS"),
    ]


def test_a_case_that_tells_everything_is_in_order():
    assert {problem.severity for problem in run(told_case()).values()} == {"ok"}


def test_what_is_in_order_says_on_what_it_rests():
    assert run(told_case())["CARE-5b"].message == "Told: lumbosacral pain."


def test_what_does_not_apply_is_in_order_and_says_why():
    problem = run(told_case(perspective={"absent_reason": "the patient died"}))["CARE-12"]

    assert (problem.severity, problem.message) == ("ok", "Not applicable: the patient died")


def test_a_conflict_is_an_error():
    care = [tick("7", "not_applicable", reason="short course")]

    assert run(told_case(paper=told_paper(care=care)))["CARE-7"].severity == "error"


def test_a_problem_points_at_the_form_that_settles_it():
    problem = run(presacral_case())["CARE-5c"]

    assert (problem.where, problem.source) == ("History › family", "history:family")


@pytest.mark.parametrize("state", ["treatment_only", "autopsy_only", "absent"])
def test_consent_to_something_else_blocks(state: str):
    assert run(told_case(consent={"state": state}))["CARE-13"].severity == "error"
