"""Whatever goes wrong on the way, nothing typed is lost, and the page tells how things stand."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from casereports.accounts.models import User
from casereports.record.models import Case, CaseRole
from tests.browser.conftest import sign_in
from tests.browser.desk import cell, open_part, ready, reload, saved, says
from tests.browser.patient_page import (
    EVENT,
    NOTES,
    WORDS,
    die,
    die_offline,
    kept,
    type_offline,
)
from tests.browser.watch import Watch
from tests.factories.cases import share
from tests.factories.users import PASSWORD, UserFactory


def refuse_saves(page: Page) -> None:
    """Let the server fail whenever something is saved."""
    page.route(
        re.compile(r"/save/$"),
        lambda route: route.fulfill(status=500, content_type="text/html", body="broken"),
    )


def lose_answers(page: Page) -> None:
    """Let the server hear what is saved, and the page nothing of it."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(re.compile(r"/save/$"), lose)


def hold_saves(page: Page) -> list[Route]:
    """Hold back whatever is saved, as if the browser had died before it was sent."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/save/$"), hold)
    return held


def test_typing_is_saved_and_the_page_says_so(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).focus()
    page.keyboard.type(WORDS)
    says(page, "saving")
    saved(page)
    assert kept(case) == WORDS


def test_what_is_typed_without_a_connection_goes_out_when_it_is_back(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    type_offline(page, case, watch)
    assert kept(case) == ""
    context.set_offline(False)
    saved(page)
    assert kept(case) == WORDS


def test_a_page_that_was_closed_offline_is_saved_when_it_is_opened_again(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    type_offline(page, case, watch)
    die_offline(page)
    again = context.new_page()
    open_part(again, case, "patient")
    expect(again.locator(EVENT)).to_have_value(WORDS)
    saved(again)
    assert kept(case) == WORDS


def test_what_was_typed_offline_is_saved_from_another_page_of_the_case(
    page: Page, context: BrowserContext, case: Case, watch: Watch
) -> None:
    type_offline(page, case, watch)
    die_offline(page)
    other = context.new_page()
    with other.expect_response(re.compile(r"/edit/patient/save/$")):
        open_part(other, case, "imaging")
    other.reload()
    ready(other)
    assert kept(case) == WORDS


def test_what_the_server_failed_to_save_is_sent_again(page: Page, case: Case, watch: Watch) -> None:
    watch.expect("500")
    open_part(page, case, "patient")
    refuse_saves(page)
    page.locator(EVENT).fill(WORDS)
    says(page, "broken")
    expect(page.locator(EVENT)).to_have_value(WORDS)
    page.unroute_all()
    saved(page)
    assert kept(case) == WORDS


def test_who_is_signed_out_signs_in_beside_the_page_and_loses_nothing(
    page: Page, context: BrowserContext, author: User, case: Case, watch: Watch
) -> None:
    watch.expect("403")
    open_part(page, case, "patient")
    Session.objects.all().delete()
    page.locator(EVENT).fill(WORDS)
    says(page, "signed-out")
    assert kept(case) == ""
    with context.expect_page() as opened:
        page.locator("[data-save-state] a").click()
    entrance = opened.value
    entrance.locator("[name='login']").fill(author.username)
    entrance.locator("[name='password']").fill(PASSWORD)
    entrance.keyboard.press("Enter")
    ready(entrance)
    entrance.close()
    page.bring_to_front()
    saved(page)
    assert kept(case) == WORDS


def test_a_tab_closed_before_the_pause_was_over_has_lost_nothing(
    page: Page, context: BrowserContext, case: Case
) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).fill(WORDS)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    again = context.new_page()
    open_part(again, case, "patient")
    expect(again.locator(EVENT)).to_have_value(WORDS)
    again.locator(NOTES).fill("baker")
    saved(again)
    assert (kept(case), kept(case, "occupation")) == (WORDS, "baker")


def test_a_page_that_died_while_saving_has_its_text_when_it_is_opened_again(
    page: Page, context: BrowserContext, case: Case
) -> None:
    open_part(page, case, "patient")
    hold_saves(page)
    with page.expect_request(re.compile(r"/save/$")):
        page.locator(EVENT).fill(WORDS)
    die(page)
    assert kept(case) == ""
    again = context.new_page()
    open_part(again, case, "patient")
    expect(again.locator(EVENT)).to_have_value(WORDS)
    saved(again)
    assert kept(case) == WORDS


def test_who_types_on_after_an_answer_was_lost_is_not_told_of_a_stranger(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect("ERR_FAILED")
    open_part(page, case, "patient")
    lose_answers(page)
    page.locator(EVENT).fill("first visit")
    says(page, "offline")
    assert kept(case) == "first visit"
    page.unroute(re.compile(r"/save/$"))
    page.locator(EVENT).fill(WORDS)
    saved(page)
    expect(page.locator(".theirs")).to_have_count(0)
    assert kept(case) == WORDS


def test_a_line_that_says_too_little_for_a_row_is_there_again_after_a_reload(
    page: Page, case: Case
) -> None:
    open_part(page, case, "laboratory")
    cell(page, "labs", 0, "result").fill("147 U/L")
    says(page, "attention")
    assert case.labs.count() == 0
    reload(page)
    expect(page.locator("[name$='-result']").first).to_have_value("147 U/L")
    cell(page, "labs", 0, "analyte").fill("ALP")
    saved(page)
    assert [str(row.analyte) for row in case.labs.all()] == ["ALP"]


def test_the_next_user_of_the_browser_finds_nothing_of_the_first(
    page: Page, context: BrowserContext, case: Case, live_server: LiveServer, watch: Watch
) -> None:
    type_offline(page, case, watch, "Kinshasa")
    store = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert "casereports/" in store
    assert "Kinshasa" not in store
    die_offline(page)
    colleague = UserFactory()
    share(case, colleague, CaseRole.CO_AUTHOR)
    context.clear_cookies()
    sign_in(context, colleague, live_server.url)
    other = context.new_page()
    open_part(other, case, "patient")
    expect(other.locator(EVENT)).to_have_value("")
    other.locator(NOTES).fill("baker")
    saved(other)
    assert kept(case) == ""
