"""Similar cases on the site: found by their diagnoses, with the reasons."""

from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casereports.clinical.facts.case import CaseFacts
from casereports.review.folding import folded
from casereports.review.models import SearchText, Submission
from casereports.review.similar import similar_to
from tests.factories.cases import CaseFactory
from tests.factories.review import editor
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def kept(title: str, diagnoses: str, places: str = "", **columns: Any) -> Submission:
    now = timezone.now()
    case = columns.pop("case", None) or CaseFactory(
        owner=columns.pop("owner", None) or UserFactory()
    )
    given = {"journal": "cureus", "submitted": now, "since": now, **columns}
    submission = Submission.objects.create(case=case, submitter=case.owner, title=title, **given)
    words = {"diagnoses": folded(diagnoses), "places": folded(places)}
    SearchText.objects.create(submission=submission, **words)
    return submission


def facts(*diagnoses: dict[str, Any], modality: str = "MR") -> CaseFacts:
    rows = [{"key": f"d{place}", **one} for place, one in enumerate(diagnoses)]
    return CaseFacts.model_validate(
        {"diagnoses": rows, "imaging": [{"key": "scan", "modality": modality}]}
    )


NET = {"name": "Neuroendocrine tumour", "site": "presacral space"}


def like(submission: Submission, told: CaseFacts) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (one.submission.title, one.reasons)
        for one in similar_to(submission, told, Submission.objects.all())
    ]


def test_the_same_diagnosis_at_the_same_site_comes_first() -> None:
    this = kept("This", "Neuroendocrine tumour")
    kept("Of the lung", "neuroendocrine tumor", "lung, CT")
    kept("Of the sacrum", "Neuroendocrine tumour, G2", "presacral space MRI")
    kept("A carcinoma", "neuroendocrine carcinoma")
    kept("Gout", "gout")
    assert like(this, facts(NET)) == [
        ("Of the sacrum", ("same diagnosis: Neuroendocrine tumour", "also: presacral space, MRI")),
        ("Of the lung", ("same diagnosis: Neuroendocrine tumour",)),
        ("A carcinoma", ("in its diagnoses: Neuroendocrine",)),
    ]


def test_a_diagnosis_in_the_plural_is_as_good() -> None:
    this = kept("This", "gallstones")
    kept("Other", "acute pain, gallstone")
    assert like(this, facts({"name": "gallstones"})) == [
        ("Other", ("in its diagnoses: gallstones",))
    ]


def test_words_of_prose_make_no_case_similar() -> None:
    this, other = kept("This", "gout"), kept("Other", "melioidosis")
    SearchText.objects.filter(submission=other).update(prose="gout", title="gout", places="gout")
    assert like(this, facts({"name": "gout"})) == []


def test_what_was_excluded_makes_no_case_similar() -> None:
    this = kept("This", "gout")
    kept("Other", "melioidosis")
    told = facts({"name": "melioidosis", "status": "excluded"}, {"name": "gout"})
    assert like(this, told) == []


def test_a_case_without_diagnosis_is_like_no_other() -> None:
    kept("Other", "gout")
    assert like(kept("This", ""), facts()) == []


def test_another_submission_of_the_same_case_is_not_told() -> None:
    first = kept("First", "gout", state="rejected")
    again = kept("Again", "gout", case=first.case)
    assert like(again, facts({"name": "gout"})) == []


def test_only_what_the_editor_may_see_is_told() -> None:
    who = editor()
    this = kept("This", "gout")
    kept("The editor's own", "gout", owner=who)
    kept("Another's", "gout")
    seen = similar_to(this, facts({"name": "gout"}), Submission.objects.edited_by(who))
    assert [one.submission.title for one in seen] == ["Another's"]


def test_a_diagnosis_in_chinese_is_found() -> None:
    this = kept("This", "神经内分泌肿瘤")
    kept("Other", "直肠神经内分泌肿瘤")
    assert like(this, facts({"name": "神经内分泌肿瘤"})) == [
        ("Other", ("same diagnosis: 神经内分泌肿瘤",))
    ]


@pytest.mark.parametrize("number", [1, 8])
def test_similar_cases_are_one_query_and_five_at_most(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    this = kept("This", "gout")
    for place in range(number):
        kept(f"{place}", "acute gout")
    with django_assert_num_queries(1):
        found = similar_to(this, facts({"name": "gout"}), Submission.objects.all())
    assert [one.journal for one in found] == ["Cureus"] * min(number, 5)
