from typing import Any

import pytest

from casereports.checks.ethics import ethics_problem
from tests.factories.told import told_case


@pytest.mark.parametrize(
    "ethics",
    [
        {"state": "approved", "committee": "Example committee", "number": "12"},
        {"state": "waived", "committee": "Example committee"},
        {"state": "waived", "statement": "Waived for single cases."},
        {"state": "not_required", "statement": "National law asks for none."},
    ],
)
def test_ethics_approval_or_its_waiver_is_in_order(ethics: dict[str, Any]):
    assert ethics_problem(told_case(ethics=ethics)).severity == "ok"


@pytest.mark.parametrize(
    ("ethics", "message"),
    [
        (None, "State the ethics approval, or why none was needed."),
        ({"state": "approved"}, "Name the ethics committee and the number of its approval."),
        ({"state": "waived"}, "Say who waived ethics approval, or quote the waiver."),
        ({"state": "not_required"}, "State by which rule no ethics approval was needed."),
        ({"state": "pending"}, "Ethics approval is pending: enter it once it is granted."),
        (
            {"state": "absent"},
            "Ethics approval was not sought: ask your committee for it or a waiver.",
        ),
    ],
)
def test_what_ethics_approval_lacks_is_said(ethics: dict[str, Any] | None, message: str):
    problem = ethics_problem(told_case(ethics=ethics))

    assert (problem.severity, problem.message) == ("warning", message)


def test_the_approval_is_quoted():
    assert ethics_problem(told_case()).message == "Stated: approved, Example committee, 1."
