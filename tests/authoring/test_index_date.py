"""The day of the index visit saves itself while typing, as the rows of the case do."""

import pytest
from django.test import Client
from django.urls import reverse

from casereports.record.models import Case, Change
from tests.authoring.pages import tree
from tests.authoring.typing_pages import UNREADABLE, post, send, texts


def test_the_day_of_the_index_visit_is_saved(case: Case, browser: Client) -> None:
    address = reverse("save-date", args=[case.slug])
    told = send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))
    assert told == {"saved": ["index_date"], "errors": {}, "missing": [], "theirs": {}}
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"
    told = send(browser, address, texts(index_date="2024-05-18"), was=texts(index_date=""))
    assert told["theirs"] == {"index_date": {"index_date": ["2024-05-17"]}}
    told = send(browser, address, texts(index_date="soon"), was=texts(index_date="2024-05-17"))
    assert told["errors"] == {"index_date": ["Enter a valid date."]}
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"
    told = send(browser, address, texts(index_date=""), was=texts(index_date="2024-05-17"))
    assert told["saved"] == ["index_date"]
    case.refresh_from_db()
    assert case.index_date is None


@pytest.mark.parametrize("typed", [{}, {"owner": ["2"]}, {"index_date": ["2024"], "slug": ["x"]}])
def test_a_page_that_sends_no_date_changes_none(
    typed: dict[str, list[str]], case: Case, browser: Client
) -> None:
    Case.objects.update(index_date="2024-05-17")
    answer = post(browser, reverse("save-date", args=[case.slug]), {"typed": typed})
    assert (answer.status_code, answer.json()) == (400, {"sentence": UNREADABLE})
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"


def test_the_history_tells_of_the_day_and_takes_it_back(case: Case, browser: Client) -> None:
    address = reverse("save-date", args=[case.slug])
    send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))
    page = tree(browser.get(reverse("history", args=[case.slug])))
    told = [" ".join(line.text_content().split()) for line in page.xpath("//dl/div")]
    assert told == ["Date of the index visit2024-05-17"]
    together = str(Change.objects.get().together)
    browser.post(reverse("undo", args=[case.slug]), {"together": together})
    case.refresh_from_db()
    assert case.index_date is None


def test_the_day_is_written_alone_and_only_when_it_says_something_new(
    case: Case, browser: Client
) -> None:
    address = reverse("save-date", args=[case.slug])
    Case.objects.update(archived=True, standing={"percent": 40})
    send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))
    send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))
    case.refresh_from_db()
    assert (case.archived, case.standing) == (True, {"percent": 40})
    assert Change.objects.get().after["index_date"] == "2024-05-17"
