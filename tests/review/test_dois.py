"""A DOI is kept in one spelling, however it is typed, so that two articles can't share one."""

from datetime import date

import pytest

from casereports.review.forms.publishing import ImprintForm, NoticeForm
from casereports.review.models import Publication
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory

TYPED = ("10.1000/abc.1", "10.1000/ABC.1", "doi:10.1000/Abc.1", "HTTPS://DOI.ORG/10.1000/ABC.1 ")


@pytest.mark.parametrize("typed", TYPED)
def test_a_notices_doi_is_kept_in_one_spelling(typed: str) -> None:
    form = NoticeForm({"seen": 0, "text": "Table 1.", "doi": typed, "day": date(2026, 5, 1)})
    assert form.is_valid()
    assert form.cleaned_data["doi"] == "10.1000/abc.1"


@pytest.mark.parametrize("typed", TYPED)
def test_no_spelling_of_another_articles_doi_is_taken(typed: str, db: None) -> None:
    one, other = (submission_of(ready_case(UserFactory())) for _each in range(2))
    Publication.objects.create(submission=one, snapshot=one.snapshots.get(), doi="10.1000/abc.1")
    mine = Publication(submission=other, snapshot=other.snapshots.get())
    form = ImprintForm({"seen": 0, "doi": typed}, instance=mine)
    assert "Another article has this DOI." in str(form.errors)
