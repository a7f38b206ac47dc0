"""The editor and the text area behind it: one text, which saves itself and comes back."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from casereports.accounts.models import User
from casereports.record.actions.rows import save_row
from tests.browser.conftest import Opener
from tests.browser.desk import open_page, ready, saved, says
from tests.browser.patient_page import die_offline
from tests.browser.watch import Watch
from tests.browser.writing import (
    CHIP,
    EDITOR,
    PAPER,
    TEXT,
    case_with,
    open_section,
    put_cursor,
    section_of,
    text_of,
    write_at_end,
)


def test_what_is_written_saves_itself(page: Page, author: User) -> None:
    case = case_with(author, "It was {lab:alp}.")
    open_section(page, case)
    write_at_end(page, " Then it fell.")
    saved(page)
    assert section_of(case).text == "It was {lab:alp}. Then it fell."


def test_a_blank_at_the_end_stays_under_the_fingers(page: Page, author: User) -> None:
    case = case_with(author, "It was")
    open_section(page, case)
    write_at_end(page, " high ")
    saved(page)
    page.keyboard.type("again")
    saved(page)
    assert section_of(case).text == "It was high again"


def test_opening_a_text_does_not_save_it(page: Page, author: User) -> None:
    written = "One  two\nthree *a*.\n\n\n*  x\n*  y\n"
    case = case_with(author, written)
    before = section_of(case)
    open_section(page, case)
    page.locator(EDITOR).click()
    page.get_by_role("button", name="Plain text").click()
    expect(page.locator(TEXT)).to_be_focused()
    page.get_by_role("button", name="Plain text").click()
    expect(page.locator(EDITOR)).to_be_focused()
    assert text_of(page) == before.text
    assert section_of(case).revision == before.revision


def test_plain_text_is_one_button_away_and_back(page: Page, author: User) -> None:
    case = case_with(author, "It was {lab:alp}.")
    open_section(page, case)
    toggle = page.get_by_role("button", name="Plain text")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(page.locator(EDITOR)).to_be_hidden()
    page.locator(TEXT).fill("It was *{lab:alp}*.\n\n- pain")
    toggle.click()
    expect(page.locator(f"{EDITOR} em .prose-chip")).to_have_text("147 U/L")
    expect(page.locator(f"{EDITOR} li")).to_have_text("pain")
    saved(page)
    assert section_of(case).text == "It was *{lab:alp}*.\n\n- pain"


def test_a_text_that_another_script_adds_is_taken_over_and_the_cursor_stays(
    page: Page, author: User
) -> None:
    case = case_with(author, "First.\n\nSecond.")
    open_section(page, case)
    put_cursor(page, "atStart")
    page.keyboard.type("The ")
    page.locator(TEXT).evaluate(
        """(area) => {
            area.value += "\\n\\nIt was {lab:alp}.";
            area.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(page.locator(CHIP)).to_have_text("147 U/L")
    page.keyboard.type("very ")
    assert text_of(page) == "The very First.\n\nSecond.\n\nIt was {lab:alp}."


def test_the_text_of_somebody_else_comes_into_the_editor_when_it_is_taken(
    page: Page, author: User
) -> None:
    case = case_with(author, "It was high.")
    open_section(page, case)
    row = section_of(case)
    row.text = "It was {lab:alp}."
    save_row(case=case, who=author, row=row)
    write_at_end(page, " Mine.")
    says(page, "attention")
    page.locator(".theirs").get_by_role("button", name="Take theirs").click()
    expect(page.locator(CHIP)).to_have_text("147 U/L")
    saved(page)
    expect(page.locator(EDITOR)).not_to_contain_text("Mine")
    assert section_of(case).text == "It was {lab:alp}."


def test_my_text_comes_back_by_undo_after_theirs_was_taken(
    page: Page, context: BrowserContext, author: User
) -> None:
    case = case_with(author, "It was high.")
    open_section(page, case)
    second = context.new_page()
    open_section(second, case)
    write_at_end(second, " Theirs: {lab:alp}.")
    saved(second)
    page.bring_to_front()
    write_at_end(page, " Mine.")
    says(page, "attention")
    page.locator(".theirs").get_by_role("button", name="Take theirs").click()
    expect(page.locator(EDITOR)).to_have_text("It was high. Theirs: 147 U/L.")
    saved(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(EDITOR)).to_have_text("It was high. Mine.")
    saved(page)
    assert section_of(case).text == "It was high. Mine."
    page.get_by_role("button", name="Redo", exact=True).click()
    saved(page)
    assert section_of(case).text == "It was high. Theirs: {lab:alp}."
    expect(page.locator(".theirs")).to_have_count(0)


def test_what_was_written_offline_is_back_in_the_editor(
    page: Page, context: BrowserContext, author: User, watch: Watch
) -> None:
    watch.expect("net::ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    case = case_with(author, "It was high.")
    open_section(page, case)
    context.set_offline(True)
    write_at_end(page, " Then {lab:alp}.")
    says(page, "offline")
    die_offline(page)
    again = context.new_page()
    editor = open_section(again, case)
    expect(editor).to_have_text("It was high. Then 147 U/L.")
    saved(again)
    assert section_of(case).text == "It was high. Then {lab:alp}."


def test_the_label_leads_to_the_editor_and_the_paper_shows_where_one_writes(
    page: Page, author: User
) -> None:
    case = case_with(author, "It was high.")
    open_section(page, case)
    page.locator("label[for=id_text]").click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("Today ")
    sentence = page.locator(PAPER)
    expect(sentence).to_contain_text("Today")
    expect(sentence).to_have_class(re.compile("is-edited"))


def test_a_click_on_a_sentence_of_the_paper_puts_the_cursor_into_its_text(
    page: Page, author: User
) -> None:
    case = case_with(author, "It was high.\n\n- pain")
    open_section(page, case)
    page.locator(PAPER).click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.locator("[name=kind]").focus()
    page.locator("#live-paper li", has_text="pain").click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.get_by_role("button", name="Plain text").click()
    page.locator("[name=kind]").focus()
    page.locator(PAPER).click()
    expect(page.locator(TEXT)).to_be_focused()


def test_a_new_section_is_written_and_becomes_a_row(page: Page, author: User) -> None:
    case = case_with(author, "It was high.")
    open_page(page, "new-row", case, "sections")
    page.locator("[name=kind]").select_option("discussion")
    page.locator(EDITOR).click()
    page.keyboard.type("Hardly any tumour starts here.")
    saved(page)
    page.wait_for_url(re.compile(r"/edit/sections/\d+/$"))
    page.keyboard.type(" It grows.")
    saved(page)
    row = case.paper.sections.get(kind="discussion")
    assert row.text == "Hardly any tumour starts here. It grows."


def test_what_is_refused_is_said_of_the_editor(page: Page, author: User) -> None:
    case = case_with(author, "It was high.")
    open_section(page, case)
    put_cursor(page, "all")
    page.keyboard.press("Delete")
    says(page, "attention")
    expect(page.locator(EDITOR)).to_have_attribute("aria-invalid", "true")
    write_at_end(page, "It fell.")
    saved(page)
    expect(page.locator(EDITOR)).not_to_have_attribute("aria-invalid", "true")


def test_without_script_the_text_area_is_there(open_browser: Opener, author: User) -> None:
    case = case_with(author, "It was {lab:alp}.")
    page = open_browser(author, java_script_enabled=False).new_page()
    page.goto(f"/cases/{case.slug}/edit/sections/{section_of(case).pk}/")
    page.locator(TEXT).fill("It was *{lab:alp}*.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved:")).to_be_visible()
    assert section_of(case).text == "It was *{lab:alp}*."


def test_pages_without_prose_bring_no_editor(page: Page, author: User) -> None:
    case = case_with(author, "It was high.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, "part", case, "laboratory")
    ready(page)
    assert [url for url in asked if "prose" in url] == []
