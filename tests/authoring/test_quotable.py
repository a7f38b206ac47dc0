"""What the editor offers to quote."""

from django.utils.translation import override

from casereports.accounts.models import User
from casereports.authoring.quotable import quotations
from casereports.pipeline import draft
from tests.factories.cases import case_of


def test_what_can_be_quoted_is_described_in_the_language_of_the_page(author: User) -> None:
    case = case_of(author, {"patient": {"age": {"years": 68}, "sex": "male"}})
    with override("de"):
        nouns = {one.code: one.noun for one in quotations(draft(case))}
    with override("en"):
        english = {one.code: one.noun for one in quotations(draft(case))}
    assert english["{patient:age}"] == "the patient"
    assert nouns["{patient:age}"] not in ("", "the patient")
