"""A page that is left, or not yet ready: what is typed in it arrives all the same."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.record.models import Case, Patient
from tests.browser.desk import open_part, ready, reload, saved, says
from tests.browser.watch import Watch
from tests.browser.wire import CUT, SAVES, Wire

EVENT = "[name='patient-index_event']"
WORK = "[name='patient-occupation']"


def event(case: Case) -> str:
    return Patient.objects.get(case=case).index_event


def follow(page: Page, part: str) -> None:
    """Click the link to another part."""
    with page.expect_navigation():
        page.locator(f"#parts-side a[href$='/edit/{part}/']").click()
    ready(page)


def test_a_link_clicked_at_once_leaves_nothing_behind(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).fill("first visit")
    follow(page, "imaging")
    assert event(case) == "first visit"


def test_what_was_typed_while_a_save_was_on_its_way_is_sent_by_the_next_page(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    wire = Wire(page)
    wire.hold_messages(times=1)
    page.locator(EVENT).fill("first")
    wire.await_held()
    page.locator(EVENT).fill("first visit")
    follow(page, "imaging")
    assert event(case) == "first visit"


def test_what_was_typed_before_an_answer_came_is_there_when_one_comes_back(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    wire = Wire(page)
    wire.hold_answers(times=1)
    page.locator(EVENT).fill("first")
    wire.await_held()
    page.locator(EVENT).fill("first visit")
    reload(page)
    expect(page.locator(EVENT)).to_have_value("first visit")
    saved(page)
    expect(page.locator(".theirs")).to_have_count(0)
    assert event(case) == "first visit"


@pytest.mark.parametrize("link", ["#parts-side a[href$='/edit/imaging/']", "#here li a"])
def test_a_link_that_is_pressed_while_its_list_is_brought_up_to_date_is_followed(
    page: Page, case: Case, link: str
) -> None:
    open_part(page, case, "patient")
    page.locator("#here summary").click()
    place = page.locator(link).first
    address = place.get_attribute("href")
    wire = Wire(page)
    wire.hold_answers(times=1, what=re.compile("/live/"))
    page.locator(EVENT).fill("first visit")
    wire.await_held()
    place.hover()
    page.mouse.down()
    page.evaluate(
        "document.addEventListener('htmx:afterSettle', () => { document.body.dataset.isNew = '' })"
    )
    wire.let_go()
    expect(page.locator("body[data-is-new]")).to_be_attached()
    page.mouse.up()
    expect(page).to_have_url(re.compile(f"{re.escape(str(address))}$"))


def test_what_is_typed_before_the_script_is_there_is_saved(page: Page, case: Case) -> None:
    wire = Wire(page)
    wire.hold_messages(what="**/typing/desk.js")
    page.goto(reverse("part", args=[case.slug, "patient"]), wait_until="commit")
    page.locator(EVENT).fill("first visit")
    wire.await_held()
    wire.mend()
    saved(page)
    assert event(case) == "first visit"


def test_going_back_shows_what_is_saved_and_not_what_was_typed_there_once(
    page: Page, case: Case
) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).fill("admission")
    saved(page)
    follow(page, "imaging")
    Patient.objects.filter(case=case).update(index_event="referral")
    page.go_back()
    ready(page)
    expect(page.locator(EVENT)).to_have_value("referral")
    page.locator(WORK).fill("baker")
    saved(page)
    assert event(case) == "referral"


def test_a_page_says_that_all_is_saved_only_when_the_last_entry_is(page: Page, case: Case) -> None:
    open_part(page, case, "presentation")
    wire = Wire(page)
    wire.hold_messages()
    for name, text in (("0-name", "sciatica"), ("1-name", "fever")):
        page.locator(f"[name='complaints-{name}']").fill(text)
    wire.await_held(2)
    with page.expect_response(SAVES):
        wire.let_go(1)
    expect(page.locator("tr[data-row] [name='complaints-1-name']")).to_have_value("fever")
    says(page, "saving")
    wire.mend()
    saved(page)
    assert [one.name for one in case.complaints.all()] == ["sciatica", "fever"]


def test_a_page_whose_server_fails_for_one_row_does_not_say_that_all_is_saved(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect("500")
    open_part(page, case, "presentation")
    row = reverse("save-row", args=[case.slug, "complaints", case.complaints.get().pk])
    page.route(f"**{row}", lambda route: route.fulfill(status=500, body="broken"))
    page.locator("[name='complaints-0-name']").fill("sciatica")
    says(page, "broken")
    page.locator("[name='complaints-1-name']").fill("fever")
    expect(page.locator("tr[data-row] [name='complaints-1-name']")).to_have_value("fever")
    says(page, "broken")
    page.unroute_all()
    saved(page)
    assert [one.name for one in case.complaints.all()] == ["sciatica", "fever"]


def test_who_is_cut_off_and_comes_back_hears_that_all_is_sent(
    page: Page, case: Case, watch: Watch
) -> None:
    watch.expect(*CUT)
    open_part(page, case, "patient")
    wire = Wire(page)
    wire.cut()
    page.locator(EVENT).fill("first visit")
    says(page, "offline")
    follow(page, "imaging")
    says(page, "offline")
    wire.mend()
    saved(page)
    assert event(case) == "first visit"
