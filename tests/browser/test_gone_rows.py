"""What was typed in a row that somebody else removed is shown until its author has it elsewhere."""

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from casereports.record.actions.rows import remove_row
from casereports.record.models import Case
from tests.browser.desk import open_page, open_part, reload, says, submit
from tests.browser.patient_page import die_offline
from tests.browser.test_accessibility import violations
from tests.browser.watch import Watch
from tests.browser.wire import CUT

LINE = "[data-gone-entries] [data-gone]"


def type_in_a_row_that_goes(page: Page, case: Case, watch: Watch) -> Page:
    """Type in a row while the connection is cut and somebody else removes the row.

    Returns a new page: the one that was typed in is gone, and sent nothing as it went.
    """
    watch.expect(*CUT, "410")
    pain = case.complaints.get()
    open_page(page, "row", case, "complaints", pain.pk)
    page.context.set_offline(True)
    page.locator("[name='detail']").fill("worse at night")
    says(page, "offline")
    context = page.context
    die_offline(page)
    remove_row(case=case, who=case.owner, row=pain)
    return context.new_page()


def test_it_stands_on_the_next_page_of_the_case_and_stays_there(
    page: Page, case: Case, watch: Watch
) -> None:
    page = type_in_a_row_that_goes(page, case, watch)
    open_part(page, case, "imaging")
    line = page.locator(LINE)
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Typed in “back pain”, which was removed:")
    expect(line).to_contain_text("Further detail: worse at night")
    assert list(violations(page, "with a line")) == []
    reload(page)
    expect(page.locator(LINE)).to_have_count(1)
    open_part(page, case, "authors")
    expect(page.locator(LINE)).to_contain_text("worse at night")


def test_it_is_copied_and_then_discarded(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = type_in_a_row_that_goes(page, case, watch)
    open_part(page, case, "imaging")
    line = page.locator(LINE)
    line.get_by_role("button", name="Copy").click()
    expect(page.locator(".toast-line")).to_contain_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Further detail: worse at night"
    line.get_by_role("button", name="Discard").click()
    expect(page.locator(LINE)).to_have_count(0)
    reload(page)
    expect(page.locator(LINE)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('#'))") == []


def test_it_goes_into_the_row_once_that_is_back(page: Page, case: Case, watch: Watch) -> None:
    page = type_in_a_row_that_goes(page, case, watch)
    open_part(page, case, "imaging")
    expect(page.locator(LINE)).to_have_count(1)
    page.goto(reverse("history", args=[case.slug]))
    submit(page, page.get_by_role("button", name="Undo").first)
    open_part(page, case, "imaging")
    expect(page.locator(LINE)).to_have_count(0)
    assert case.complaints.get().detail == "worse at night"


def test_what_the_server_keeps_of_a_removed_row_is_discarded_on_the_spot(
    page: Page, case: Case
) -> None:
    pain = case.complaints.get()
    open_page(page, "row", case, "complaints", pain.pk)
    page.locator("form.sheet summary").click()
    page.locator("[name='when']").fill("soonish")
    says(page, "attention")
    remove_row(case=case, who=case.owner, row=pain)
    open_part(page, case, "imaging")
    expect(page.locator(LINE)).to_contain_text("When: soonish")
    page.locator(LINE).get_by_role("button", name="Discard").click()
    expect(page.locator(LINE)).to_have_count(0)
    expect(page.get_by_role("heading", name="Imaging", exact=True)).to_be_visible()
    assert not case.unfinished.exclude(typed={}).exists()
