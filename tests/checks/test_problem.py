import pytest
from pydantic import ValidationError

from casereports.checks.problem import Problem, Severity

FINE = {
    "code": "CARE-5c",
    "severity": Severity.WARNING,
    "message": "Tell the family history.",
    "where": "History › family",
    "source": "history:family",
}


def test_a_problem_is_written_as_json():
    assert Problem.model_validate(FINE).model_dump(mode="json") == {**FINE, "severity": "warning"}


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "care5"), ("message", ""), ("where", ""), ("source", "history")],
)
def test_a_problem_without_code_sentence_or_place_is_refused(field: str, value: str):
    with pytest.raises(ValidationError):
        Problem.model_validate({**FINE, field: value})
