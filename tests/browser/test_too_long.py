"""What neither record nor server can keep: the page says where it is, and keeps it there."""

from typing import Any

from playwright.sync_api import Page, expect

from casereports.record.models import Case, Patient
from tests.browser.desk import STATE, open_page, open_part, reload, saved, says
from tests.browser.watch import Watch
from tests.browser.wire import CUT, SAVES, Wire

EVENT = "[name='patient-index_event']"
LONG = "pain " * 120_000
ONLY_HERE = "kept in this browser only"
NOWHERE = "no room left"


def insert(page: Page, text: str) -> None:
    """Put a text into the field as a script of a template would, past the field's length."""
    page.locator(EVENT).evaluate(
        """(field, text) => {
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        text,
    )


def kept(page: Page) -> list[Any]:
    """Return the keys under which the browser keeps what was typed."""
    keys: list[Any] = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key.startswith("casereports/")]


def fill_store(page: Page) -> None:
    """Leave the browser no room to keep anything more."""
    page.evaluate(
        """() => {
            for (let size = 2 ** 22; size >= 1; size /= 2) {
                try {
                    localStorage.setItem(`full${size}`, "x".repeat(size));
                } catch {
                    // that was too much; half of it may still go in
                }
            }
        }"""
    )


def test_what_is_too_long_for_the_server_is_kept_in_the_browser_and_the_page_says_so(
    page: Page, case: Case
) -> None:
    open_part(page, case, "patient")
    insert(page, LONG)
    says(page, "attention")
    expect(page.locator("[data-fault]").first).to_contain_text("300")
    expect(page.locator("[data-unkept]")).to_contain_text(ONLY_HERE)
    assert not case.unfinished.exclude(typed={}).exists()
    reload(page)
    expect(page.locator(EVENT)).to_have_value(LONG)
    expect(page.locator("[data-unkept]")).to_contain_text(ONLY_HERE)
    page.locator(EVENT).fill("first visit")
    saved(page)
    expect(page.locator("[data-unkept]")).to_have_count(0)
    assert (Patient.objects.get(case=case).index_event, kept(page)) == ("first visit", [])


def test_what_is_too_long_for_the_browser_too_is_said_to_be_nowhere(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    fill_store(page)
    insert(page, LONG)
    says(page, "attention")
    expect(page.locator("[data-unkept]")).to_contain_text(NOWHERE)
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(page.locator("[data-unkept]")).to_contain_text(NOWHERE)


def test_a_browser_without_room_does_not_claim_to_keep_what_is_not_saved(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    fill_store(page)
    wire = Wire(page)
    wire.cut()
    page.locator(EVENT).fill("first visit")
    says(page, "full")
    page.evaluate("localStorage.clear()")
    page.locator(EVENT).fill("first visit to us")
    says(page, "offline")
    wire.mend()
    saved(page)
    assert Patient.objects.get(case=case).index_event == "first visit to us"


def test_what_was_typed_in_a_row_that_is_gone_stays_in_the_browser(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect("410")
    open_page(page, "row", case, "complaints", case.complaints.get().pk)
    case.complaints.all().delete()
    page.locator("[name='name']").fill("sciatica")
    says(page, "sentence")
    expect(page.locator(STATE)).to_contain_text("This row was removed meanwhile.")
    with page.expect_response(SAVES):
        page.locator("[name='name']").fill("fever")
    says(page, "sentence")
    page.locator("[name='name']").blur()
    assert len(kept(page)) == 1


def test_what_the_server_keeps_of_a_line_leaves_the_browser(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    page.locator("[name='patient-age']").fill("old")
    says(page, "attention")
    expect(page.locator("[data-unkept]")).to_have_count(0)
    assert kept(page) == []
