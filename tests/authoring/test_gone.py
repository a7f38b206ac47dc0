"""What was typed in a row that somebody removed meanwhile stands on every page of the case."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.record.actions.rows import remove_row
from casereports.record.actions.undo import undo
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models import Case, Unfinished
from casereports.record.models.rows import Row
from tests.authoring.pages import tree
from tests.authoring.typing_pages import Texts, post, save_address, texts


def keep(case: Case, row: Row, typed: Texts, *, parent: Any = None, who: Any = None) -> Unfinished:
    """Keeps texts of a row of a list, or of a new one below ``parent``."""
    token = uuid4()
    keep_typed(
        case=case,
        who=who or case.owner,
        table="lesions" if parent else "complaints",
        parent=parent or case,
        row=None if parent else row.pk,
        token=token,
        typed=typed,
        saved=(),
    )
    return Unfinished.objects.get(token=token)


def gone(browser: Client, case: Case, part: str = "imaging") -> list[str]:
    """Returns what a page tells of rows that are gone, a line each."""
    answer = browser.get(reverse("part", args=[case.slug, part]))
    lines = tree(answer).xpath("//*[@data-gone-entries]/div[@data-gone]/p")
    return [" ".join(line.text_content().split()) for line in lines]


def test_what_waits_for_a_removed_row_stands_on_every_page(case: Case, browser: Client) -> None:
    pain = case.complaints.get()
    keep(case, pain, texts(when="soon", chief="on", detail=""))
    assert gone(browser, case) == []
    remove_row(case=case, who=case.owner, row=pain)
    line = "Typed in “back pain”, which was removed: Chief complaint: yes · When: soon"
    assert gone(browser, case) == [line]
    assert gone(browser, case, "authors") == [line]


def test_it_is_gone_from_there_once_the_row_is_back(case: Case, browser: Client) -> None:
    pain = case.complaints.get()
    keep(case, pain, texts(when="soon"))
    change = remove_row(case=case, who=case.owner, row=pain)
    undo(case=case, who=case.owner, changes=[change])
    assert gone(browser, case) == []


def test_a_new_row_below_a_removed_one_is_told_too(case: Case, browser: Client) -> None:
    study = case.imaging.get()
    keep(case, study, texts(site="liver"), parent=study)
    remove_row(case=case, who=case.owner, row=study)
    (line,) = gone(browser, case)
    assert line.startswith("Typed in “")
    assert line.endswith("”, which was removed: Site: liver")


def test_it_is_discarded_and_the_part_is_shown(case: Case, browser: Client) -> None:
    study = case.imaging.get()
    entry = keep(case, study, texts(site="liver"), parent=study)
    remove_row(case=case, who=case.owner, row=study)
    answer = browser.post(reverse("drop-typed", args=[case.slug, entry.pk]))
    assert answer.headers["Location"] == reverse("part", args=[case.slug, "imaging"])
    assert gone(browser, case) == []


def test_another_authors_words_are_not_shown(case: Case, browser: Client, guest: Any) -> None:
    pain = case.complaints.get()
    keep(case, pain, texts(when="soon"), who=guest)
    remove_row(case=case, who=case.owner, row=pain)
    assert gone(browser, case) == []


def refused(browser: Client, case: Case, row: Any, **typed: str) -> dict[str, Any]:
    answer: HttpResponse = post(browser, save_address(case, row), {"typed": texts(**typed)})
    assert answer.status_code == 410
    told: dict[str, Any] = answer.json()
    return told


def test_a_page_that_sends_to_a_removed_row_is_told_what_to_show(
    case: Case, browser: Client
) -> None:
    pain = case.complaints.get()
    remove_row(case=case, who=case.owner, row=pain)
    told = refused(browser, case, pain, name="sciatica", detail="At night.")
    assert told["why"] == "Typed in “back pain”, which was removed:"
    assert told["said"] == [["Complaint", "sciatica"], ["Further detail", "At night."]]


def test_a_row_that_went_without_a_line_in_the_history_has_no_name(
    case: Case, browser: Client
) -> None:
    pain = case.complaints.get()
    case.complaints.all().delete()
    assert refused(browser, case, pain, name="sciatica")["why"] == (
        "Typed in a row that was removed:"
    )


@pytest.mark.parametrize("number", [1, 3])
def test_they_take_as_many_queries_however_many_there_are(
    case: Case,
    browser: Client,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    pain = case.complaints.get()
    remove_row(case=case, who=case.owner, row=case.complaints.get())
    for _ in range(number):
        Unfinished.objects.create(
            case=case, who=case.owner, table="complaints", row=pain.pk, typed=texts(when="soon")
        )
    address = reverse("part", args=[case.slug, "imaging"])
    browser.get(address)
    with django_assert_num_queries(14):
        browser.get(address)
