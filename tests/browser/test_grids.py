"""Rows typed like a table, by keyboard."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.desk import cell, open_part, ready, reload, saved, says, submit
from tests.browser.lab_rows import ANALYTES, analytes, case_of_results


@pytest.fixture
def case(author: User) -> Case:
    return case_of_results(author)


def shown(page: Page) -> list[str]:
    """Returns the analytes of the lines that say something."""
    texts = page.locator("form[data-grid='labs'] [name$='-analyte']").evaluate_all(
        "controls => controls.map((control) => control.value)"
    )
    return [text for text in texts if text]


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.name")


def test_rows_are_added_by_keyboard_alone(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 2, "analyte").focus()
    rows = page.locator("tr[data-row]")
    added = (("sodium", "135 mmol/L"), ("potassium", "4.1 mmol/L"))
    for number, (analyte, result) in enumerate(added, start=len(ANALYTES) + 1):
        page.keyboard.press("Enter")
        page.keyboard.type(analyte)
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type(result)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        expect(rows).to_have_count(number)
    saved(page)
    assert analytes(case) == [*ANALYTES, "sodium", "potassium"]
    assert str(case.labs.last().result.value) == "4.1"


def test_lines_keep_their_order_when_the_first_is_saved_last(page: Page, case: Case) -> None:
    held: list[Route] = []

    def hold_sodium(route: Route) -> None:
        if "sodium" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    open_part(page, case, "laboratory")
    page.route(re.compile("/add/$"), hold_sodium)
    for line, analyte in ((3, "sodium"), (4, "potassium")):
        cell(page, "labs", line, "analyte").fill(analyte)
        with page.expect_request(lambda one, analyte=analyte: analyte in (one.post_data or "")):
            cell(page, "labs", line, "result").fill("4.1 mmol/L")
    expect(page.locator("tr[data-row]")).to_have_count(len(ANALYTES) + 1)
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saving")
    with page.expect_response(re.compile("/order/")):
        for route in held:
            route.continue_()
    saved(page)
    assert analytes(case) == [*ANALYTES, "sodium", "potassium"]


def test_arrows_and_enter_go_from_row_to_row_in_the_same_column(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "result").focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "labs-1-result"
    page.keyboard.press("Enter")
    assert focused(page) == "labs-2-result"
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "labs-0-result"


def test_there_is_always_an_empty_line_at_the_end(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    lines = page.locator("form[data-grid='labs'] tbody tr")
    before = lines.count()
    cell(page, "labs", before - 1, "analyte").fill("lactate")
    expect(lines).to_have_count(before + 1)


def test_a_row_is_copied_behind_itself(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "analyte").focus()
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        page.keyboard.press("Control+d")
    saved(page)
    reload(page)
    assert shown(page) == ["ALP", "ALP", "CRP", "creatinine"]


def test_a_row_is_moved_and_stays_there(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "analyte").focus()
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        page.keyboard.press("Alt+ArrowDown")
    reload(page)
    assert shown(page) == ["CRP", "ALP", "creatinine"]


def test_a_removed_row_comes_back_by_undo(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 1, "analyte").focus()
    page.keyboard.press("Control+Delete")
    expect(page.locator(".toast-line")).to_contain_text("removed")
    assert analytes(case) == ["ALP", "creatinine"]
    page.locator(".toast-line button").click()
    expect(page.locator(".toast-line")).to_contain_text("back")
    assert shown(page) == list(ANALYTES)
    assert analytes(case) == list(ANALYTES)


def test_a_word_is_chosen_and_brings_what_belongs_to_it(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    field = cell(page, "labs", 3, "analyte")
    field.fill("lipa")
    option = page.get_by_role("option", name="lipase U/L")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("lipase")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("412")
    page.keyboard.press("Tab")
    saved(page)
    row = case.labs.last()
    assert (row.analyte, str(row.result.value), row.result.unit) == ("lipase", "412", "U/L")
    assert row.loinc == "3040-3"
    assert row.reference.high < 412
    expect(page.locator("tr[data-row] .note", has_text="high")).to_be_visible()


def test_a_line_that_is_no_row_yet_survives_a_reload_and_another_computer(
    page: Page, case: Case, open_browser: Any, author: User
) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 3, "analyte").fill("lipase")
    says(page, "attention")
    elsewhere = open_browser(author).new_page()
    open_part(elsewhere, case, "laboratory")
    assert shown(elsewhere) == [*ANALYTES, "lipase"]
    cell(elsewhere, "labs", 3, "result").fill("412 U/L")
    saved(elsewhere)
    assert analytes(case) == [*ANALYTES, "lipase"]
    assert not case.unfinished.exclude(typed={}).exists()


def test_one_key_answers_for_what_was_not_done(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 3, "analyte").fill("lipase")
    field = cell(page, "labs", 3, "result")
    field.focus()
    page.keyboard.press("Alt+3")
    expect(field).to_have_value("not done: ")
    page.keyboard.press("End")
    page.keyboard.type("sample clotted")
    page.keyboard.press("Tab")
    saved(page)
    assert case.labs.last().result.kind == "not_done"


def test_a_pasted_table_is_shown_as_understood_before_it_is_saved(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 3, "analyte").focus()
    text = "Hb\\t9,1 g/dl\\t(13-17)\\tL\\nFerritin\\t1234 µg/l\\t(30-300)\\tH"
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text.replaceAll("\\\\t", "\\t").replaceAll("\\\\n", "\\n"));
            const event = new ClipboardEvent("paste", {
                clipboardData: data, bubbles: true, cancelable: true,
            });
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )
    expect(page).to_have_url(re.compile(r"/edit/labs/paste/$"))
    assert analytes(case) == list(ANALYTES)
    submit(page, page.locator("button[name=save]"))
    ready(page)
    assert analytes(case) == [*ANALYTES, "haemoglobin", "ferritin"]


def test_a_panel_brings_its_rows_to_be_filled_in(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    page.get_by_text("Add a panel").click()
    submit(page, page.locator(".panels-menu button[value=liver]"))
    ready(page)
    lines = shown(page)
    assert lines[:3] == list(ANALYTES)
    assert "bilirubin" in " ".join(lines[3:])
    assert analytes(case) == list(ANALYTES)


def test_what_the_page_sends_is_what_the_row_holds(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    with page.expect_request(lambda request: request.url.endswith("/save/")) as sent:
        cell(page, "labs", 0, "result").fill("<0.01 U/L")
    assert json.loads(sent.value.post_data or "")["typed"] == {"result": ["<0.01 U/L"]}
    saved(page)
    row = case.labs.first()
    assert (row.result.comparator, str(row.result.value)) == ("<", "0.01")
    assert reverse("row", args=[case.slug, "labs", row.pk]) in page.content()
