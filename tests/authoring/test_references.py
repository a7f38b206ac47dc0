import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.authoring.forms.references import NOT_JSON
from casereports.authoring.importing_words import REASONS, SENTENCES
from casereports.record.door import case_facts
from casereports.record.models import Case
from casereports.references.duplicates import Reason
from casereports.references.importing.imported import Problem
from casereports.references.items import Item
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
    sent = typed(browser.get(page)) | {"title": "Tumours of a rarer place"}
    assert browser.post(page, sent).status_code == 302
    assert case.references.get().csl["title"] == "Tumours of a rarer place"


def test_an_entry_without_a_title_is_refused(case: Case, browser: Client) -> None:
    page = reverse("row", args=[case.slug, "references", case.references.get().pk])
    sent = typed(browser.get(page)) | {"title": ""}
    assert errors(browser.post(page, sent)) == ["Title: This field is required."]


def test_a_reference_is_added_by_its_fields_and_gets_a_key(case: Case, browser: Client) -> None:
    page = reverse("new-row", args=[case.slug, "references"])
    sent = {
        "kind": "chapter",
        "people": "van der Berg, Anna, Jr.\n\nWorld  Health Organization",
        "editors": "Õ, Ü.",
        "title": "Tumours",
        "container": "A book",
        "issued": "2021-05",
        "accessed": "in spring",
        "page": "7-9",
        "others": '{"language": "zh"}',
    }
    assert browser.post(page, sent).status_code == 302
    assert case.references.get(key="vanderberg2021").csl == {
        "id": "vanderberg2021",
        "type": "chapter",
        "author": [
            {"family": "van der Berg", "given": "Anna", "suffix": "Jr."},
            {"literal": "World Health Organization"},
        ],
        "editor": [{"family": "Õ", "given": "Ü."}],
        "title": "Tumours",
        "container-title": "A book",
        "issued": {"date-parts": [[2021, 5]]},
        "accessed": {"literal": "in spring"},
        "page": "7-9",
        "language": "zh",
    }


RICH = {
    "id": "smith2020",
    "type": "motion_picture",
    "title": "A film",
    "author": [
        {"family": "Berg", "non-dropping-particle": "van der", "given": "A."},
        {"family": "Smith", "given": "B.", "comma-suffix": 1, "suffix": "III"},
        {"literal": "A body, with a comma"},
    ],
    "issued": {"date-parts": [[2020, 1, 2], [2020, 1, 5]]},
    "accessed": {"date-parts": [[2021]], "circa": 1},
    "custom": {"pages": 3},
    "genre": "film",
}


def test_what_no_field_shows_outlives_a_change_of_another_field(
    case: Case, browser: Client
) -> None:
    row = case.references.get()
    row.csl = Item.model_validate(RICH).csl_json()
    row.save()
    before = row.csl
    page = reverse("row", args=[case.slug, "references", row.pk])
    sent = typed(browser.get(page))
    assert browser.post(page, sent | {"volume": "3"}).status_code == 302
    row.refresh_from_db()
    assert row.csl == {**before, "volume": "3"}


def test_an_author_who_is_taken_out_leaves_the_others_as_they_are(
    case: Case, browser: Client
) -> None:
    row = case.references.get()
    row.csl = Item.model_validate(RICH).csl_json()
    row.save()
    page = reverse("row", args=[case.slug, "references", row.pk])
    sent = typed(browser.get(page))
    sent["people"] = ["van der Berg, A.\r\nSmith, B., III\r\nNew, C."]
    browser.post(page, sent)
    row.refresh_from_db()
    assert row.csl["author"] == [*RICH["author"][:2], {"family": "New", "given": "C."}]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (
            "key",
            "a key",
            "Key: A key has no blanks, and begins with a letter or digit: “smith2020”.",
        ),
        (
            "others",
            '{"title": "x"}',
            "Other variables: “title” has a field of its own; write it there.",
        ),
        (
            "others",
            '{"colour": "red"}',
            "Other variables: CSL-JSON has no such “colour”; write it otherwise or leave it out.",
        ),
        (
            "others",
            "[1]",
            f"Other variables: {NOT_JSON}",
        ),
    ],
)
def test_what_csl_does_not_take_is_said_at_its_field(
    field: str, text: str, sentence: str, case: Case, browser: Client
) -> None:
    row = case.references.get()
    page = reverse("row", args=[case.slug, "references", row.pk])
    sent = typed(browser.get(page)) | {field: text}
    assert errors(browser.post(page, sent)) == [sentence]
    assert case.references.get().csl == row.csl


def test_a_key_stands_once(case: Case, browser: Client) -> None:
    page = reverse("new-row", args=[case.slug, "references"])
    sent = {"kind": "book", "title": "A book", "key": ARTICLE["id"]}
    (said,) = errors(browser.post(page, sent))
    assert said.endswith("Another reference has this key.")
