import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.authoring.importing_words import REASONS, SENTENCES
from casereports.record.door import case_facts
from casereports.record.models import Case
from casereports.references.duplicates import Reason
from casereports.references.importing.imported import Problem
from tests.authoring.pages import errors, tree, typed, words
from tests.factories.cases import ARTICLE

SECOND = {**ARTICLE, "id": "other2021", "title": "Another"}
FILES = Path(__file__).parents[1] / "cases" / "references"


def paste(browser: Client, case: Case, text: str, **more: object) -> HttpResponse:
    sent = {"entries": text, **more}
    return browser.post(reverse("paste-references", args=[case.slug]), sent)


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (FILES / name).read_bytes())


def told(answer: HttpResponse) -> list[str]:
    """Returns what the page tells of the import, line by line."""
    lines = tree(answer).xpath("//section[contains(@class, 'imported')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


def keys(case: Case) -> list[str]:
    return [str(row["id"]) for row in case_facts(case).references]


def test_pasted_entries_come_at_the_end_in_their_order(case: Case, browser: Client) -> None:
    third = {**ARTICLE, "id": "third2022", "title": "A third"}
    answer = paste(browser, case, json.dumps([third, SECOND]))
    assert answer.status_code == 302
    assert keys(case) == ["writer2020", "third2022", "other2021"]


def test_one_entry_needs_no_list(case: Case, browser: Client) -> None:
    paste(browser, case, json.dumps(SECOND))
    assert keys(case) == ["writer2020", "other2021"]


def test_a_wrong_entry_is_named_with_its_line_and_the_rest_comes_in(
    case: Case, browser: Client
) -> None:
    answer = paste(browser, case, json.dumps([SECOND, {"id": "x"}], indent=1))
    assert told(answer) == [
        "line 21, x: The entry has neither title nor author. Complete it and import it again."
    ]
    assert keys(case) == ["writer2020", "other2021"]


def test_what_was_left_out_stays_to_be_corrected(case: Case, browser: Client) -> None:
    answer = paste(browser, case, "@book{a, title={T}}\n@book{b title={U}}")
    (entries,) = typed(answer)["entries"]
    assert entries.strip() == "@book{a, title={T}}\n@book{b title={U}}"


@pytest.mark.parametrize(
    "name", ["accents.bib", "database.ris", "pubmed.nbib", "zotero.json", "endnote.xml"]
)
def test_a_file_of_each_format_comes_in(name: str, case: Case, browser: Client) -> None:
    paste(browser, case, "", uploads=[file(name)])
    expected = json.loads((FILES / "expected.json").read_text("utf-8"))[name]["items"]
    assert keys(case)[1:] == [one["id"] for one in expected]


def test_several_files_and_a_paste_come_in_at_once(case: Case, browser: Client) -> None:
    answer = paste(
        browser, case, "@book{own, title={Own}}", uploads=[file("cut.json"), file("broken.bib")]
    )
    assert keys(case)[1:] == ["own", "a1", "a3", "good1", "good1a", "fifth", "twice"]
    places = [line.partition(":")[0] for line in told(answer)]
    assert places[:3] == ["cut.json, line 3", "cut.json, line 5", "broken.bib, line 3, open"]


def test_a_reference_that_is_there_is_named_and_not_added(case: Case, browser: Client) -> None:
    again = {**ARTICLE, "id": "again", "title": "Tumours of a Rare Place."}
    answer = paste(browser, case, json.dumps([again, SECOND]))
    assert told(answer) == [
        "“Tumours of a Rare Place.” is in the list as “writer2020”, which has the same title."
    ]
    assert keys(case) == ["writer2020", "other2021"]


def test_a_duplicate_is_added_when_that_is_asked_for(case: Case, browser: Client) -> None:
    page = paste(browser, case, json.dumps(ARTICLE))
    (form,) = tree(page).xpath("//section[contains(@class, 'imported')]//form")
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    browser.post(form.get("action"), sent)
    assert keys(case) == ["writer2020", "writer2020a"]


def test_a_key_that_is_taken_is_changed_and_told(case: Case, browser: Client) -> None:
    answer = paste(browser, case, "@book{writer2020, title={Another book}}")
    assert keys(case) == ["writer2020", "writer2020a"]
    assert told(answer) == [
        "writer2020a: It has a new key here, because “writer2020” is taken or can’t be cited."
    ]


def test_retracted_papers_and_preprints_are_named(case: Case, browser: Client) -> None:
    said = words(paste(browser, case, "", uploads=[file("pubmed.nbib")]))
    assert "Retracted, as their source says: king2019" in said
    assert "Preprints, not reviewed by peers: solo2021" in said


def test_numbers_are_not_looked_up_unless_the_site_allows_it(case: Case, browser: Client) -> None:
    (line,) = told(paste(browser, case, "10.1000/182"))
    assert line == (
        "line 1: DOI 10.1000/182 was not looked up, because this site does not ask Crossref or "
        "PubMed. Import a file of your reference manager instead."
    )


@pytest.mark.parametrize("text", ["[" * 100_000, "Dear colleagues", "{", "[]"])
def test_what_holds_no_reference_is_told_and_nothing_added(
    text: str, case: Case, browser: Client
) -> None:
    assert told(paste(browser, case, text)) != []
    assert keys(case) == ["writer2020"]


def test_nothing_at_all_is_refused(case: Case, browser: Client) -> None:
    assert errors(paste(browser, case, " ")) == ["Paste references or choose a file of them."]


def test_everything_that_can_be_told_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Problem)
    assert set(REASONS) == set(Reason)


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
