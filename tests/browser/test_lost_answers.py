"""An answer that never comes: the server has saved, and the page can't know."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Response, Route, expect

from casereports.record.actions.rows import save_row
from casereports.record.models import Case, CaseRole, Patient
from tests.browser.desk import cell, open_part, saved, says
from tests.browser.watch import Watch
from tests.browser.wire import CUT, SAVES, Wire
from tests.factories.cases import share
from tests.factories.users import UserFactory

EVENT = "[name='patient-index_event']"


def event(case: Case) -> str:
    """Return what the record has of the index event."""
    patient = Patient.objects.filter(case=case).first()
    return patient.index_event if patient else ""


def tells(text: str) -> Callable[[Response], bool]:
    """Return what knows the answer to a message in which a text was sent."""
    return lambda answer: f'"{text}"' in (answer.request.post_data or "")


def lose_an_answer(page: Page, case: Case, watch: Watch) -> Wire:
    """Type something that is saved, of which the page hears nothing."""
    watch.expect(*CUT)
    open_part(page, case, "patient")
    wire = Wire(page)
    wire.lose_answers()
    page.locator(EVENT).fill("first")
    says(page, "offline")
    assert event(case) == "first"
    return wire


def test_who_types_on_after_a_lost_answer_is_not_shown_their_own_words_as_anothers(
    page: Page, case: Case, watch: Watch
) -> None:
    wire = lose_an_answer(page, case, watch)
    page.locator(EVENT).fill("first visit")
    wire.mend()
    saved(page)
    assert event(case) == "first visit"
    expect(page.locator(".theirs")).to_have_count(0)


def test_a_text_that_is_taken_back_after_a_lost_answer_does_not_stay_in_the_record(
    page: Page, case: Case, watch: Watch
) -> None:
    wire = lose_an_answer(page, case, watch)
    page.locator(EVENT).fill("")
    wire.mend()
    saved(page)
    assert event(case) == ""


def test_a_page_that_is_closed_after_a_lost_answer_goes_on_where_it_is_opened_again(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    lose_an_answer(page, case, watch)
    page.locator(EVENT).fill("first visit")
    page.close()
    again = context.new_page()
    open_part(again, case, "patient")
    expect(again.locator(EVENT)).to_have_value("first visit")
    saved(again)
    expect(again.locator(".theirs")).to_have_count(0)
    assert event(case) == "first visit"


def test_another_page_of_the_case_sends_what_was_typed_after_a_lost_answer(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    lose_an_answer(page, case, watch)
    page.locator(EVENT).fill("first visit")
    page.close()
    other = context.new_page()
    with other.expect_response(tells("first visit")):
        open_part(other, case, "imaging")
    assert event(case) == "first visit"
    assert not case.unfinished.exclude(typed={}).exists()


def test_what_another_wrote_after_the_lost_answer_is_shown(
    page: Page, case: Case, watch: Watch
) -> None:
    wire = lose_an_answer(page, case, watch)
    colleague = UserFactory(full_name="Second Author")
    share(case, colleague, CaseRole.CO_AUTHOR)
    patient = Patient.objects.get(case=case)
    patient.index_event = "admission"
    save_row(case=case, who=colleague, row=patient)
    page.locator(EVENT).fill("first visit")
    wire.mend()
    says(page, "attention")
    expect(page.locator(".theirs")).to_contain_text("admission")
    expect(page.locator(".theirs")).to_contain_text("Second Author")
    expect(page.locator(EVENT)).to_have_value("first visit")
    assert event(case) == "admission"


def test_a_value_that_the_server_words_otherwise_is_no_other_text(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "analyte").fill("ALP")
    cell(page, "labs", 0, "result").fill("147U/L")
    saved(page)
    wire = Wire(page)
    wire.lose_answers()
    cell(page, "labs", 0, "result").fill("148U/L")
    says(page, "offline")
    cell(page, "labs", 0, "result").fill("149U/L")
    cell(page, "labs", 0, "analyte").focus()
    wire.mend()
    saved(page)
    expect(cell(page, "labs", 0, "result")).to_have_value("149 U/L")
    expect(page.locator(".theirs")).to_have_count(0)
    assert str(case.labs.get().result.value) == "149"


def test_a_new_line_whose_answer_was_lost_becomes_one_row_with_its_last_text(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.lose_answers()
    cell(page, "labs", 0, "analyte").fill("ALP")
    cell(page, "labs", 0, "result").fill("147 U/L")
    says(page, "offline")
    cell(page, "labs", 0, "result").fill("148 U/L")
    wire.mend()
    saved(page)
    assert [(row.analyte, str(row.result.value)) for row in case.labs.all()] == [("ALP", "148")]


def test_an_answer_that_breaks_off_is_asked_for_again(page: Page, case: Case) -> None:
    open_part(page, case, "patient")

    def break_off(route: Route) -> None:
        route.fetch()
        route.fulfill(status=200, content_type="application/json", body='{"saved": ["inde')

    page.route(SAVES, break_off, times=1)
    page.locator(EVENT).fill("first")
    says(page, "offline")
    page.locator(EVENT).fill("first visit")
    saved(page)
    expect(page.locator(".theirs")).to_have_count(0)
    assert event(case) == "first visit"


def test_two_tabs_of_one_author_collide_as_two_authors_do_even_after_a_lost_answer(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    wire = lose_an_answer(page, case, watch)
    second = context.new_page()
    open_part(second, case, "patient")
    second.locator(EVENT).fill("referral")
    saved(second)
    page.locator(EVENT).fill("first visit")
    wire.mend()
    says(page, "attention")
    expect(page.locator(".theirs")).to_contain_text("referral")
    assert event(case) == "referral"


def test_a_tab_leaves_what_another_open_tab_is_typing_to_that_tab(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    Wire(page).cut()
    page.locator(EVENT).fill("first visit")
    says(page, "offline")
    second = context.new_page()
    open_part(second, case, "patient")
    expect(second.locator(EVENT)).to_have_value("")
    assert event(case) == ""
    page.close()
    expect(second.locator(EVENT)).to_have_value("first visit")
    saved(second)
    assert event(case) == "first visit"
