"""Two texts for one field: the choice stays open until it is made, wherever the page is opened."""

from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, CaseRole, Patient
from tests.browser.conftest import Opener
from tests.browser.desk import open_part, reload, saved, says
from tests.browser.watch import Watch
from tests.browser.wire import CUT, Wire
from tests.factories.cases import share
from tests.factories.users import UserFactory

EVENT = "[name='patient-index_event']"
WORK = "[name='patient-occupation']"


def patient(case: Case) -> Patient:
    return Patient.objects.get(case=case)


def written_by_another(case: Case, **texts: str) -> None:
    """Let a co-author write something in the patient's part meanwhile."""
    colleague = UserFactory(full_name="Second Author")
    share(case, colleague, CaseRole.CO_AUTHOR)
    row = patient(case)
    for name, text in texts.items():
        setattr(row, name, text)
    save_row(case=case, who=colleague, row=row)


def collide(page: Page, case: Case) -> None:
    """Type in a field that a co-author has changed since the page was opened."""
    open_part(page, case, "patient")
    written_by_another(case, index_event="admission")
    page.locator(EVENT).fill("referral")
    says(page, "attention")


def both_are_offered(page: Page) -> None:
    expect(page.locator(EVENT)).to_have_value("referral")
    expect(page.locator(".theirs")).to_have_count(1)
    expect(page.locator(".theirs q")).to_have_text("admission")
    expect(page.locator(".theirs")).to_contain_text("Second Author")


def test_a_choice_that_was_not_made_is_offered_again_after_a_reload(page: Page, case: Case) -> None:
    collide(page, case)
    both_are_offered(page)
    reload(page)
    both_are_offered(page)
    assert patient(case).index_event == "admission"
    page.get_by_role("button", name="Keep mine").click()
    saved(page)
    assert patient(case).index_event == "referral"
    reload(page)
    expect(page.locator(".theirs")).to_have_count(0)


def test_who_takes_theirs_after_a_reload_is_not_asked_again(page: Page, case: Case) -> None:
    collide(page, case)
    reload(page)
    page.get_by_role("button", name="Take theirs").click()
    expect(page.locator(EVENT)).to_have_value("admission")
    saved(page)
    assert not case.unfinished.exclude(typed={}).exists()
    reload(page)
    expect(page.locator(EVENT)).to_have_value("admission")
    expect(page.locator(".theirs")).to_have_count(0)


def test_a_choice_is_offered_on_another_computer_too(
    page: Page, case: Case, author: User, open_browser: Opener
) -> None:
    collide(page, case)
    elsewhere = open_browser(author).new_page()
    open_part(elsewhere, case, "patient")
    both_are_offered(elsewhere)


def test_typing_beside_an_open_choice_does_not_make_it(page: Page, case: Case) -> None:
    collide(page, case)
    reload(page)
    with page.expect_response("**/save/"):
        page.locator(WORK).fill("baker")
    says(page, "attention")
    both_are_offered(page)
    assert (patient(case).index_event, patient(case).occupation) == ("admission", "baker")


def test_a_text_typed_offline_does_not_overwrite_what_another_wrote_meanwhile(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    Wire(page).cut()
    page.locator(EVENT).fill("referral")
    says(page, "offline")
    context = page.context
    page.close()
    written_by_another(case, index_event="admission")
    again = context.new_page()
    open_part(again, case, "patient")
    both_are_offered(again)
    assert patient(case).index_event == "admission"


def test_a_field_that_another_changed_is_not_overwritten_once_its_neighbour_is_saved(
    page: Page, case: Case
) -> None:
    open_part(page, case, "patient")
    written_by_another(case, index_event="admission")
    page.locator(WORK).fill("baker")
    saved(page)
    page.locator(EVENT).fill("referral")
    says(page, "attention")
    both_are_offered(page)
    assert patient(case).index_event == "admission"


def test_what_a_row_cannot_take_is_explained_again_after_a_reload(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    page.locator("[name='patient-age']").fill("old")
    says(page, "attention")
    reload(page)
    expect(page.locator("[name='patient-age']")).to_have_value("old")
    expect(page.locator("[name='patient-age']")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-fault]").first).to_contain_text("“old”")
