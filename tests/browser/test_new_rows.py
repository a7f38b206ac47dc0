"""Rows that come into being while they are typed: nothing moves under the author's fingers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from casereports.record.models import Case, Treatment
from tests.browser.desk import cell, open_page, open_part, reload, saved, says
from tests.browser.lab_rows import analytes
from tests.browser.watch import Watch
from tests.browser.wire import CUT, SAVES, Wire

ROW_PAGE = re.compile(r"/edit/treatments/\d+/$")


def begin_treatment(page: Page, case: Case, name: str) -> None:
    """Type the first fields of a new treatment, the last of them the one that makes it a row."""
    open_page(page, "new-row", case, "treatments")
    page.locator("[name='kind']").select_option("systemic")
    page.locator("[name='name']").focus()
    page.keyboard.type(name)


def names(case: Case) -> list[str]:
    return [treatment.name for treatment in Treatment.objects.filter(case=case)]


def fill_line(page: Page, line: int, analyte: str, result: str) -> None:
    cell(page, "labs", line, "analyte").fill(analyte)
    cell(page, "labs", line, "result").fill(result)


def test_who_types_on_while_a_row_is_made_loses_no_letter(page: Page, case: Case) -> None:
    wire = Wire(page)
    wire.hold_answers(times=1)
    begin_treatment(page, case, "ever")
    wire.await_held()
    page.keyboard.type("oli")
    wire.let_go()
    expect(page.locator("form[data-row]")).to_be_attached()
    page.keyboard.type("mus")
    expect(page.locator("section#agents")).to_be_visible()
    page.keyboard.type(" 10 mg")
    expect(page.locator("[name='name']")).to_be_focused()
    expect(page.locator("[name='name']")).to_have_value("everolimus 10 mg")
    saved(page)
    assert names(case) == ["everolimus 10 mg"]
    expect(page).to_have_url(ROW_PAGE)
    reload(page)
    expect(page.locator("[name='name']")).to_have_value("everolimus 10 mg")


def test_the_lists_below_a_new_row_come_without_loading_the_page_again(
    page: Page, case: Case
) -> None:
    begin_treatment(page, case, "everolimus")
    page.evaluate("window.isTheSamePage = true")
    expect(page.locator("section#agents")).to_be_visible()
    expect(page.locator("[data-below]")).to_have_count(0)
    expect(page.get_by_role("heading", name="everolimus", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Remove", exact=True)).to_be_visible()
    expect(page.locator("[name='key']")).to_have_value("everolimus")
    cell(page, "agents", 0, "inn").fill("everolimus")
    page.keyboard.press("Enter")
    expect(page.locator("section#agents tr[data-row]")).to_have_count(1)
    page.keyboard.type("lanreotide")
    saved(page)
    assert page.evaluate("window.isTheSamePage")
    treatment = Treatment.objects.get(case=case)
    assert [agent.inn for agent in treatment.agents.all()] == ["everolimus", "lanreotide"]


def test_the_lists_below_come_with_the_next_answer_where_they_could_not_be_fetched(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    page.route(ROW_PAGE, lambda route: route.abort(), times=1)
    begin_treatment(page, case, "everolimus")
    saved(page)
    expect(page.locator("[data-below]")).to_be_visible()
    page.keyboard.type(" 10 mg")
    expect(page.locator("section#agents")).to_be_visible()
    saved(page)
    assert names(case) == ["everolimus 10 mg"]


def test_what_was_typed_meanwhile_is_not_undone_by_what_the_lists_come_with(
    page: Page, case: Case
) -> None:
    wire = Wire(page)
    wire.hold_answers(times=1, what=ROW_PAGE)
    begin_treatment(page, case, "ever")
    wire.await_held()
    page.keyboard.type("olimus")
    page.locator("[name='intent']").select_option("palliative")
    saved(page)
    wire.mend()
    expect(page.locator("section#agents")).to_be_visible()
    expect(page.locator("[name='name']")).to_have_value("everolimus")
    expect(page.locator("[name='intent']")).to_have_value("palliative")


def test_a_text_is_put_into_its_notation_only_once_it_is_left(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_answers(times=1)
    fill_line(page, 0, "ALP", "147U/L")
    wire.await_held()
    wire.let_go()
    saved(page)
    expect(cell(page, "labs", 0, "result")).to_have_value("147U/L")
    page.keyboard.press("Tab")
    expect(cell(page, "labs", 0, "result")).to_have_value("147 U/L")
    saved(page)
    assert case.labs.get().revision == 0


def test_an_answer_leaves_alone_what_was_typed_since(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_answers(times=1)
    fill_line(page, 0, "ALP", "147U/L")
    wire.await_held()
    cell(page, "labs", 0, "result").fill("148U/L")
    page.keyboard.press("Tab")
    wire.let_go()
    saved(page)
    expect(cell(page, "labs", 0, "result")).to_have_value("148 U/L")
    assert str(case.labs.get().result.value) == "148"


def test_rows_keep_the_order_in_which_they_were_typed(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_messages(times=1)
    fill_line(page, 0, "ALP", "147 U/L")
    wire.await_held()
    fill_line(page, 1, "CRP", "16.4 mg/L")
    expect(page.locator("form[data-grid='labs'] tr[data-row]")).to_have_count(1)
    with page.expect_response("**/order/"):
        wire.let_go()
    assert analytes(case) == ["ALP", "CRP"]


def test_a_line_finished_later_stays_where_it_stands(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "analyte").fill("ALP")
    fill_line(page, 1, "CRP", "16.4 mg/L")
    says(page, "attention")
    with page.expect_response("**/order/"):
        cell(page, "labs", 0, "result").fill("147 U/L")
    assert analytes(case) == ["ALP", "CRP"]


def test_a_line_removed_while_it_is_on_its_way_does_not_come_back(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_answers(times=1)
    fill_line(page, 0, "ALP", "147 U/L")
    wire.await_held()
    page.keyboard.press("Control+Delete")
    wire.let_go()
    expect(page.locator(".toast-line")).to_contain_text("removed")
    assert analytes(case) == []


def removed_by_key(page: Page) -> None:
    page.keyboard.press("Control+Delete")


def removed_after_a_word_was_chosen(page: Page) -> None:
    cell(page, "labs", 0, "analyte").fill("lipa")
    page.get_by_role("option", name="lipase U/L").click()
    says(page, "attention")
    page.keyboard.press("Control+Delete")


@pytest.mark.parametrize("removed", [removed_by_key, removed_after_a_word_was_chosen])
def test_a_line_that_is_no_row_yet_is_removed_for_good(
    page: Page, case: Case, removed: Callable[[Page], None]
) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "analyte").fill("ALP")
    says(page, "attention")
    with page.expect_response("**/drop/"):
        removed(page)
    reload(page)
    expect(page.locator("[name$='-analyte']").first).to_have_value("")
    assert not case.unfinished.exclude(typed={}).exists()


def test_a_line_is_not_removed_while_nobody_knows_whether_it_is_a_row(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.lose_answers()
    fill_line(page, 0, "ALP", "147 U/L")
    says(page, "offline")
    page.keyboard.press("Control+Delete")
    expect(page.locator(".toast-line")).to_contain_text("can’t be reached")
    wire.mend()
    saved(page)
    page.keyboard.press("Control+Delete")
    expect(page.locator(".toast-line")).to_contain_text("removed")
    assert analytes(case) == []


def test_a_new_line_typed_offline_is_saved_by_the_page_that_is_opened_next(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "laboratory")
    Wire(page).cut()
    fill_line(page, 0, "ALP", "147 U/L")
    says(page, "offline")
    context = page.context
    page.close()
    again = context.new_page()
    open_part(again, case, "laboratory")
    expect(cell(again, "labs", 0, "analyte")).to_have_value("ALP")
    saved(again)
    assert analytes(case) == ["ALP"]


def test_what_is_wrong_with_a_new_line_is_said_again_after_a_reload(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    fill_line(page, 0, "ALP", "lots")
    says(page, "attention")
    reload(page)
    expect(cell(page, "labs", 0, "result")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-fault]")).to_contain_text("“lots” is not a result")
    with page.expect_response(SAVES):
        cell(page, "labs", 0, "result").fill("147 U/L")
    saved(page)
    assert analytes(case) == ["ALP"]
