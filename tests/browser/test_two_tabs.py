"""One row in two hands: two tabs, two people, one offline."""

from playwright.sync_api import BrowserContext, Page, expect

from casereports.record.actions.rows import save_row
from casereports.record.models import Case, CaseRole, Patient
from tests.browser.conftest import Opener
from tests.browser.desk import open_part, reload, saved, says
from tests.browser.patient_page import EVENT, NOTES, die_offline, kept, type_offline
from tests.browser.watch import Watch
from tests.factories.cases import share
from tests.factories.users import UserFactory


def two_tabs(page: Page, context: BrowserContext, case: Case) -> tuple[Page, Page]:
    second = context.new_page()
    for tab in (page, second):
        open_part(tab, case, "patient")
    return page, second


def two_texts(page: Page, context: BrowserContext, case: Case) -> Page:
    """Save "admission" in one tab, type "referral" in another, and return that one."""
    first, second = two_tabs(page, context, case)
    first.locator(EVENT).fill("admission")
    saved(first)
    second.locator(EVENT).fill("referral")
    return second


def test_two_tabs_that_change_the_same_field_are_offered_both_texts(
    page: Page, context: BrowserContext, case: Case
) -> None:
    second = two_texts(page, context, case)
    says(second, "attention")
    theirs = second.locator(".theirs")
    expect(theirs).to_contain_text("admission")
    expect(second.locator(EVENT)).to_have_value("referral")
    assert kept(case) == "admission"
    theirs.get_by_role("button", name="Keep mine").click()
    saved(second)
    expect(second.locator(".theirs")).to_have_count(0)
    assert kept(case) == "referral"


def test_both_texts_are_offered_again_after_a_reload(
    page: Page, context: BrowserContext, case: Case
) -> None:
    second = two_texts(page, context, case)
    says(second, "attention")
    reload(second)
    expect(second.locator(".theirs")).to_contain_text("admission")
    expect(second.locator(EVENT)).to_have_value("referral")
    assert kept(case) == "admission"
    second.get_by_role("button", name="Keep mine").click()
    saved(second)
    assert kept(case) == "referral"


def test_what_was_typed_offline_does_not_silently_replace_what_came_meanwhile(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    type_offline(page, case, watch, "referral")
    die_offline(page)
    row = Patient.objects.filter(case=case).first() or Patient(case=case)
    row.index_event = "admission"
    save_row(case=case, who=UserFactory(), row=row)
    again = context.new_page()
    open_part(again, case, "patient")
    expect(again.locator(".theirs")).to_contain_text("admission")
    expect(again.locator(EVENT)).to_have_value("referral")
    assert kept(case) == "admission"


def test_who_takes_the_others_text_has_it_in_the_field(
    page: Page, context: BrowserContext, case: Case
) -> None:
    second = two_texts(page, context, case)
    second.get_by_role("button", name="Take theirs").click()
    expect(second.locator(EVENT)).to_have_value("admission")
    saved(second)
    assert kept(case) == "admission"
    reload(second)
    expect(second.locator(EVENT)).to_have_value("admission")


def test_different_fields_of_a_row_changed_in_two_tabs_are_both_saved(
    page: Page, context: BrowserContext, case: Case
) -> None:
    first, second = two_tabs(page, context, case)
    first.locator(EVENT).fill("admission")
    saved(first)
    second.locator(NOTES).fill("baker")
    saved(second)
    assert (kept(case), kept(case, "occupation")) == ("admission", "baker")


def test_a_co_author_who_changes_the_same_field_sees_whose_text_stands_there(
    page: Page, case: Case, open_browser: Opener
) -> None:
    colleague = UserFactory(full_name="Second Author")
    share(case, colleague, CaseRole.CO_AUTHOR)
    open_part(page, case, "patient")
    theirs = open_browser(colleague).new_page()
    open_part(theirs, case, "patient")
    theirs.locator(EVENT).fill("admission")
    saved(theirs)
    page.locator(EVENT).fill("referral")
    expect(page.locator(".theirs")).to_contain_text("admission")
    expect(page.locator(".theirs")).to_contain_text("Second Author")
