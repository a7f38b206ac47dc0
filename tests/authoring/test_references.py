import json

import pytest
from django.test import Client
from django.urls import reverse

from casereports.record.door import case_facts
from casereports.record.models import Case
from tests.authoring.pages import errors, typed
from tests.factories.cases import ARTICLE

SECOND = {**ARTICLE, "id": "other2021", "title": "Another"}


def paste(browser: Client, case: Case, text: str) -> object:
    return browser.post(reverse("paste-references", args=[case.slug]), {"entries": text})


def test_pasted_entries_come_at_the_end_in_their_order(case: Case, browser: Client) -> None:
    third = {**ARTICLE, "id": "third2022"}
    answer = paste(browser, case, json.dumps([third, SECOND]))
    assert answer.status_code == 302
    keys = [row["id"] for row in case_facts(case).references]
    assert keys == ["writer2020", "third2022", "other2021"]


def test_one_entry_needs_no_list(case: Case, browser: Client) -> None:
    paste(browser, case, json.dumps(SECOND))
    assert case.references.last().key == "other2021"


def test_every_wrong_entry_is_named_and_none_is_added(case: Case, browser: Client) -> None:
    wrong = [SECOND, {"id": "x"}, ARTICLE, "text"]
    said = errors(paste(browser, case, json.dumps(wrong)))
    assert [line.partition(":")[2].partition(":")[0].strip() for line in said] == [
        "Entry 2",
        "Entry 3",
        "Entry 4",
    ]
    assert said[1] == "CSL-JSON: Entry 3: “writer2020” is in the list already."
    assert case.references.count() == 1


@pytest.mark.parametrize("text", ["@article{x}", "[" * 100_000, "TY  - JOUR", "{"])
def test_what_is_not_json_is_refused_with_a_sentence(
    text: str, case: Case, browser: Client
) -> None:
    (said,) = errors(paste(browser, case, text))
    assert said.startswith("CSL-JSON: This is not JSON.")


def test_an_empty_list_is_refused(case: Case, browser: Client) -> None:
    assert errors(paste(browser, case, "[]")) == ["CSL-JSON: The list is empty."]


def test_an_entry_is_changed_in_its_own_form(case: Case, browser: Client) -> None:
    page = reverse("row", args=[case.slug, "references", case.references.get().pk])
    sent = typed(browser.get(page))
    sent["csl"] = sent["csl"][0].replace("a rare place", "a rarer place")
    assert browser.post(page, sent).status_code == 302
    assert case.references.get().csl["title"] == "Tumours of a rarer place"


def test_an_entry_that_says_nothing_is_refused(case: Case, browser: Client) -> None:
    page = reverse("row", args=[case.slug, "references", case.references.get().pk])
    (said,) = errors(browser.post(page, {"csl": '{"id": "a"}'}))
    assert said.startswith("Entry: ")


def test_a_key_stands_once(case: Case, browser: Client) -> None:
    page = reverse("new-row", args=[case.slug, "references"])
    (said,) = errors(browser.post(page, {"csl": json.dumps(ARTICLE)}))
    assert said.endswith("Another reference has this key.")
