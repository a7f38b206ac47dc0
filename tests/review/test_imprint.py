"""Editors say how an accepted paper is cited."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.review.actions import publishing
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.models import Publication, Submission
from casereports.review.states import State
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.imprint import IMPRINT


def form_of(**changes: object) -> dict[str, object]:
    typed = {name: str(value) for name, value in IMPRINT.items() if name != "is_public"}
    return {**typed, "is_public": "on", "seen": "0", **changes}


def test_the_form_knows_what_the_submission_tells(browser: Client, accepted: Submission) -> None:
    form = browser.get(reverse("publication", args=[accepted.uuid])).context["form"]
    assert form["received"].value() == accepted.submitted.date()
    assert form["doi"].value() == ""


def test_an_imprint_is_saved_as_it_was_typed(
    browser: Client, accepted: Submission, settings: Settings
) -> None:
    settings.PUBLIC_ARTICLES = True
    page = reverse("publication", args=[accepted.uuid])
    answer = browser.post(page, form_of(doi="https://doi.org/10.1000/example.1"))
    assert answer.status_code == 302
    saved = Publication.objects.get()
    assert {name: getattr(saved, name) for name in IMPRINT} == IMPRINT
    assert saved.snapshot == accepted.snapshots.get()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"doi": "example"}, "doi"),
        ({"article_number": "e45"}, "article_number"),
        ({"first_page": ""}, "first_page"),
        ({"first_page": "100"}, "last_page"),
        ({"accepted": "2026-01-01"}, "published"),
        ({"published": ""}, "published"),
        ({"licence": "by"}, "licence"),
    ],
)
def test_a_wrong_imprint_is_told_at_its_field_and_changes_nothing(
    browser: Client, accepted: Submission, settings: Settings, wrong: dict[str, str], field: str
) -> None:
    settings.PUBLIC_ARTICLES = True
    answer = browser.post(reverse("publication", args=[accepted.uuid]), form_of(**wrong))
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert not Publication.objects.exists()


def test_two_editors_of_one_imprint_don_t_overwrite_each_other(
    accepted: Submission, chief: User
) -> None:
    publishing.save_imprint(submission=accepted, who=chief, typed=IMPRINT, seen=0)
    with pytest.raises(MoveRefusedError, match="Look at it again"):
        publishing.save_imprint(
            submission=accepted, who=chief, typed={**IMPRINT, "volume": "13"}, seen=0
        )
    assert Publication.objects.get().volume == "12"


def test_two_articles_don_t_share_a_doi(accepted: Submission, chief: User) -> None:
    publishing.save_imprint(submission=accepted, who=chief, typed=IMPRINT, seen=0)
    other = submission_of(ready_case(UserFactory()), state=State.ACCEPTED)
    with pytest.raises(MoveRefusedError, match="Another article has this DOI"):
        publishing.save_imprint(submission=other, who=chief, typed=IMPRINT, seen=0)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("ending", ["pdf", "xml", "zip"])
def test_editors_see_the_article_before_it_is_published(
    browser: Client, accepted: Submission, chief: User, ending: str
) -> None:
    page = reverse("publication-file", args=[accepted.uuid, ending])
    assert browser.get(page).status_code == 404  # nothing is known yet
    publishing.save_imprint(submission=accepted, who=chief, typed=IMPRINT, seen=0)
    answer = browser.get(page)
    assert answer.status_code == 200
    assert f'filename="{accepted.number}.{ending}"' in answer.headers["Content-Disposition"]
    assert browser.get(page.replace(ending, "docx")).status_code == 404


@pytest.mark.parametrize(
    "change", [{"is_public": False}, {"doi": "10.1000/other"}, {"published": date(2026, 7, 1)}]
)
def test_what_readers_know_of_an_article_is_not_taken_back(
    published: Submission, chief: User, change: dict[str, object]
) -> None:
    with pytest.raises(MoveRefusedError, match="Publish a correction"):
        publishing.save_imprint(
            submission=published, who=chief, typed={**IMPRINT, **change}, seen=1
        )
    saved = Publication.objects.get()
    assert {name: getattr(saved, name) for name in IMPRINT} == IMPRINT
