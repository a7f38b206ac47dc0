"""Rows pasted into a list: shown as they are understood, then saved in one go."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.models import AuditLine, Case, Change
from tests.authoring.pages import tree, words
from tests.factories.cases import case_of

PRINT = (
    "Analyte\tResult\tUnit\tReference\n"
    "Alkaline phosphatase\t147\tU/L\t40-129\n"
    "CRP\t<0.5\tmg/L\t<5\n"
)
ALP = {
    "key": "alp",
    "analyte": "alkaline phosphatase",
    "result": {"kind": "numeric", "value": "147", "unit": "U/L"},
}


@pytest.fixture
def labs(author: User) -> Case:
    return case_of(author, {"labs": [ALP]})


def page_of(case: Case, table: str = "labs") -> str:
    return reverse("paste-rows", args=[case.slug, table])


def form_of(answer: HttpResponse) -> dict[str, Any]:
    """Returns what the page's form sends when nothing is changed."""
    (form,) = tree(answer).xpath("//form[contains(@class, 'paste-form')]")
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    return fields


def look(browser: Client, page: str, text: str, **more: str) -> HttpResponse:
    return browser.post(page, {"text": text, **more})


def look_and_save(browser: Client, page: str, text: str, **more: Any) -> HttpResponse:
    return browser.post(page, {**form_of(look(browser, page, text)), "save": "1", **more})


def rows_shown(answer: HttpResponse) -> list[list[str]]:
    cells = tree(answer).xpath("//table[contains(@class, 'paste-table')]/tbody/tr")
    return [[td.text_content().strip() for td in row.xpath("td[@data-label]")] for row in cells]


def said(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def faults(answer: HttpResponse) -> list[str]:
    lines = tree(answer).xpath("//*[contains(@class, 'error-summary')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


def test_a_paste_is_shown_before_anything_is_saved(case: Case, browser: Client) -> None:
    answer = look(browser, page_of(case), PRINT)
    assert rows_shown(answer) == [
        ["alkaline phosphatase", "", "147 U/L", "40-129", "", "", "ALP", "6768-6"],
        ["C-reactive protein", "", "<0.5 mg/L", "<5", "", "", "CRP", "1988-5"],
    ]
    assert "2 rows were understood. Nothing is saved yet." in words(answer)
    assert case.labs.count() == 0
    assert Change.objects.count() == 0


def test_the_preview_says_what_became_of_each_column(case: Case, browser: Client) -> None:
    answer = look(browser, page_of(case), PRINT.replace("Reference", "Vorwert"))
    told = tree(answer).xpath("//section[contains(@class, 'paste-headings')]//div")
    assert [[part.text_content() for part in one] for one in told] == [
        ["Analyte", "Analyte"],
        ["Result", "Result"],
        ["Unit", "Result"],
        ["Vorwert", "left out"],
    ]


def test_what_is_shown_is_saved_at_the_end_of_the_list(labs: Case, browser: Client) -> None:
    text = "Potassium\t4.1\tmmol/L\t3.5-5.1\nSodium\t140\tmmol/L\t135-145\n"
    answer = look_and_save(browser, page_of(labs), text)
    assert answer.headers["Location"] == f"/cases/{labs.slug}/edit/laboratory/#labs"
    assert [row.analyte for row in labs.labs.all()] == [
        "alkaline phosphatase",
        "potassium",
        "sodium",
    ]
    assert [row.loinc for row in labs.labs.all()] == ["", "2823-3", "2951-2"]
    assert said(answer) == ["2 rows are saved."]
    assert AuditLine.objects.filter(case=labs, detail="labresult added").count() == 1


def test_a_row_that_is_ticked_is_left_out(case: Case, browser: Client) -> None:
    look_and_save(browser, page_of(case), PRINT, without="0")
    assert [row.analyte for row in case.labs.all()] == ["C-reactive protein"]


def test_a_row_that_the_list_has_is_left_out_unless_it_is_wanted(
    labs: Case, browser: Client
) -> None:
    answer = look(browser, page_of(labs), PRINT)
    assert form_of(answer)["without"] == ["0"]
    assert "There is such a row already." in words(answer)
    browser.post(page_of(labs), {**form_of(answer), "save": "1", "without": []})
    assert [row.key for row in labs.labs.all()] == [
        "alp",
        "alkaline-phosphatase",
        "c-reactive-protein",
    ]


def test_the_same_result_at_another_time_is_another_row(labs: Case, browser: Client) -> None:
    labs.labs.update(when_date="2024-05-17")
    answer = look(browser, page_of(labs), PRINT)
    assert "without" not in form_of(answer)


def test_leaving_out_all_rows_saves_nothing_and_says_so(case: Case, browser: Client) -> None:
    answer = look_and_save(browser, page_of(case), PRINT, without=["0", "1"])
    assert faults(answer) == ["All rows are left out, so there is nothing to save."]
    assert case.labs.count() == 0


def test_a_row_that_the_record_cannot_take_stays_in_the_list_to_be_mended(
    case: Case, browser: Client
) -> None:
    page = page_of(case, "vital_signs")
    text = "Sign\tValue\nheart rate\t96 /min\nnobody knows\t38 °C\n"
    answer = look(browser, page, text)
    assert "1 of them lacks something" in words(answer)
    answer = browser.post(page, {**form_of(answer), "save": "1"})
    assert said(answer) == [
        "1 row is saved.",
        "1 line stands in the list and is no row yet: mend what is marked in it.",
    ]
    assert [str(row) for row in case.vital_signs.all()] == ["heart rate"]
    kept = case.unfinished.get()
    assert (kept.table, kept.parent, kept.row, kept.typed) == (
        "vital_signs",
        None,
        None,
        {"value": ["38 °C"]},
    )


def test_a_decimal_comma_is_read_as_the_author_says(case: Case, browser: Client) -> None:
    text = "Leukozyten 1,234 /nl\n"
    comma = look(browser, page_of(case), text, decimals="comma")
    point = look(browser, page_of(case), text, decimals="point")
    assert [rows_shown(answer)[0][2] for answer in (comma, point)] == [
        "1.234 10*9/L",
        "1234 10*9/L",
    ]


def test_what_was_ticked_stays_ticked_when_the_text_is_read_again(
    case: Case, browser: Client
) -> None:
    first = form_of(look(browser, page_of(case), PRINT))
    again = browser.post(page_of(case), {**first, "without": "1", "decimals": "point"})
    assert form_of(again)["without"] == ["1"]


def test_nothing_is_saved_that_was_not_shown(case: Case, browser: Client) -> None:
    shown = form_of(look(browser, page_of(case), PRINT))
    answer = browser.post(page_of(case), {**shown, "save": "1", "text": PRINT.replace("147", "14")})
    assert faults(answer) == ["The rows are read anew; look at them once more, then save."]
    assert rows_shown(answer)[0][2] == "14 U/L"
    assert case.labs.count() == 0


def test_lines_that_give_no_row_are_told_with_the_reason(case: Case, browser: Client) -> None:
    reading = case.specimens.create(kind="biopsy", key="a").readings.create(key="a")
    page = reverse("paste-rows-below", args=[case.slug, "readings", reading.pk, "ihc"])
    answer = look(browser, page, "CD56 (+)\na line about nothing\n")
    (ignored,) = tree(answer).xpath("//*[contains(@class, 'paste-ignored')]//li")
    assert " ".join(ignored.text_content().split()) == (
        "a line about nothing No marker with its result was found in this line."
    )


def test_rows_are_pasted_below_a_row(case: Case, browser: Client) -> None:
    reading = case.specimens.create(kind="biopsy", key="a").readings.create(key="a")
    page = reverse("paste-rows-below", args=[case.slug, "readings", reading.pk, "ihc"])
    answer = look_and_save(browser, page, "CD56 (+), Ki-67 5 %, S100 (-)")
    assert answer.headers["Location"].endswith(f"/edit/readings/{reading.pk}/#ihc")
    assert [(row.marker, row.result) for row in reading.ihc.all()] == [
        ("CD56", "positive"),
        ("Ki-67", "positive"),
        ("S100", "negative"),
    ]


def test_lesions_and_molecular_findings_are_pasted_though_they_have_no_grid(
    case: Case, browser: Client
) -> None:
    answer = look_and_save(
        browser, page_of(case, "molecular"), "KRAS c.35G>A p.(Gly12Asp) VAF 23 %"
    )
    assert answer.status_code == 302
    assert case.molecular.get().gene == "KRAS"


@pytest.mark.parametrize("table", ["imaging", "patient", "nothing", "figures"])
def test_what_is_no_list_of_short_rows_has_no_page_to_paste(
    table: str, case: Case, browser: Client
) -> None:
    assert browser.get(page_of(case, table)).status_code == 404


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste something here first."),
        (" \n\t\n", "There is nothing to read here; paste rows of a table or of a report."),
        ("é" * 600_000, "Paste at most 1 MB at a time; this has 1.2 MB."),
        ("CRP 5 mg/L\n" * 1_204, "Paste at most 1,000 rows at a time; this has 1,204."),
        ("CRP 5 mg/L\n" * 10_001, "Paste at most 10,000 lines at a time; this has 10,001."),
    ],
    ids=["empty", "blank", "1 MB", "1,204 rows", "10,001 lines"],
)
def test_what_cannot_be_taken_gets_a_sentence_and_changes_nothing(
    text: str, sentence: str, case: Case, browser: Client
) -> None:
    answer = look(browser, page_of(case), text)
    assert faults(answer) == [f"Rows: {sentence}"]
    assert tree(answer).xpath("//textarea[@name='text']")[0].text.strip() == text.strip()
    assert (case.labs.count(), case.unfinished.count()) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> 5 mg/L",
        "\u202eCRP\u202c 5 mg/L",
        "\x00\x07CRP\x1b 5 mg/L",
        "CRP 🧪 5 mg/L",
        "בדיקה 5 mg/L",
    ],
    ids=["HTML", "RTL marks", "control characters", "emoji", "Hebrew"],
)
def test_odd_characters_are_shown_as_they_are_and_save(
    text: str, case: Case, browser: Client
) -> None:
    answer = look(browser, page_of(case), text)
    assert tree(answer).xpath("//script[contains(text(), 'alert')]") == []
    saved = browser.post(page_of(case), {**form_of(answer), "save": "1"})
    assert saved.status_code == 302
    assert str(case.labs.get().result.value) == "5"


def test_of_many_rows_a_beginning_is_shown_and_all_are_saved(labs: Case, browser: Client) -> None:
    text = (
        "".join(f"CRP {number} mg/L\n" for number in range(250)) + "Alkaline phosphatase 147 U/L\n"
    )
    answer = look(browser, page_of(labs), text)
    assert len(rows_shown(answer)) == 50
    assert tree(answer).xpath("//input[@name='without']") == []
    browser.post(page_of(labs), {**form_of(answer), "save": "1"})
    assert labs.labs.count() == 251  # the one that was there is not doubled


def test_a_paste_in_which_most_rows_lack_something_is_refused(case: Case, browser: Client) -> None:
    text = "Value\tFlag\n" + "".join(f"{number} /min\thigh\n" for number in range(101))
    answer = look_and_save(browser, page_of(case, "vital_signs"), text)
    assert faults(answer) == [
        "101 rows lack what a row must have; mend what you paste, or leave them out."
    ]
    assert (case.vital_signs.count(), case.unfinished.count()) == (0, 0)


def test_a_list_that_is_full_takes_no_more(
    labs: Case, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casereports.record.actions.writing.MOST_ROWS", 1)
    answer = look_and_save(browser, page_of(labs), PRINT)
    assert faults(answer) == ["A list holds at most 1 rows; this one is full."]
    assert labs.labs.count() == 1
