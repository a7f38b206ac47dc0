"""The order of a grid's rows is kept like what is typed, until the server has it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.desk import cell, open_part, ready, reload, saved, says
from tests.browser.lab_rows import ANALYTES, analytes, case_of_results
from tests.browser.watch import Watch
from tests.browser.wire import CUT, Wire

MOVED = ["CRP", "ALP", "creatinine"]
ORDERS = re.compile("/order/$")


@pytest.fixture
def case(author: User) -> Case:
    return case_of_results(author)


def shown(page: Page) -> list[str]:
    """Returns the analytes of the rows as they stand on the page."""
    return page.locator("tr[data-row] [name$='-analyte']").evaluate_all(
        "controls => controls.map((control) => control.value)"
    )


def move_first_down(page: Page) -> None:
    cell(page, "labs", 0, "analyte").focus()
    page.keyboard.press("Alt+ArrowDown")


def move_first_down_offline(page: Page, case: Case, watch: Watch) -> None:
    watch.expect(*CUT)
    open_part(page, case, "laboratory")
    page.route(ORDERS, lambda route: route.abort())
    move_first_down(page)
    says(page, "offline")


def test_the_page_says_saving_until_the_order_is_saved(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_messages(what=ORDERS)
    move_first_down(page)
    says(page, "saving")
    wire.await_held()
    says(page, "saving")
    assert analytes(case) == list(ANALYTES)
    wire.mend()
    saved(page)
    assert analytes(case) == MOVED


def test_an_order_that_did_not_arrive_is_sent_when_the_connection_is_back(
    page: Page, case: Case, watch: Watch
) -> None:
    move_first_down_offline(page, case, watch)
    assert analytes(case) == list(ANALYTES)
    Wire(page).mend()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    saved(page)
    assert analytes(case) == MOVED


def test_a_row_moved_again_while_its_order_is_on_its_way_stands_where_it_was_left(
    page: Page, case: Case
) -> None:
    open_part(page, case, "laboratory")
    wire = Wire(page)
    wire.hold_messages(times=1, what=ORDERS)
    move_first_down(page)
    wire.await_held()
    page.keyboard.press("Alt+ArrowDown")
    wire.let_go()
    saved(page)
    assert analytes(case) == ["CRP", "creatinine", "ALP"]


def test_an_order_left_behind_is_sent_by_the_next_page(
    page: Page, case: Case, watch: Watch
) -> None:
    move_first_down_offline(page, case, watch)
    page.goto(reverse("part", args=[case.slug, "imaging"]))
    ready(page)
    says(page, "offline")
    Wire(page).mend()
    saved(page)
    assert analytes(case) == MOVED


def test_a_page_that_is_left_at_once_sends_its_order(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    move_first_down(page)
    page.goto(reverse("part", args=[case.slug, "imaging"]))
    ready(page)
    assert analytes(case) == MOVED


def test_rows_stand_as_they_were_left_when_one_comes_back(
    page: Page, case: Case, watch: Watch
) -> None:
    move_first_down_offline(page, case, watch)
    reload(page)
    says(page, "offline")
    assert shown(page) == MOVED
    Wire(page).mend()
    saved(page)
    assert analytes(case) == MOVED


def test_the_order_of_rows_that_are_gone_is_asked_no_more(
    page: Page, case: Case, watch: Watch
) -> None:
    move_first_down_offline(page, case, watch)
    case.labs.all().delete()
    page.goto(reverse("part", args=[case.slug, "imaging"]))
    ready(page)
    Wire(page).mend()
    with page.expect_response(ORDERS) as answer:
        page.evaluate("window.dispatchEvent(new Event('online'))")
    assert answer.value.json() == {"saved": []}
    saved(page)
    reload(page)
    expect(page.locator("[data-save-state]")).to_be_hidden()
