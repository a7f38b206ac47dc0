"""The paper beside the form: it follows what is typed, and leads back to the form."""

import re

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case
from tests.bench.example import EXAMPLE
from tests.browser.desk import cell, open_page, open_part, saved

PAPER = "#live-paper"


@pytest.fixture
def case(author: User) -> Case:
    return import_case(who=author, bundle=read_bundle(EXAMPLE))


def test_the_paper_follows_a_change_and_shows_where(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    row = page.locator(f"{PAPER} tr[data-source='lab:alp']")
    expect(row).to_contain_text("147 U/L")
    cell(page, "labs", 0, "result").fill("151 U/L")
    expect(row).to_contain_text("151 U/L")
    expect(row).to_have_class(re.compile("is-edited"))
    expect(row).to_be_in_viewport()
    quoted = page.locator(f"{PAPER} p [data-source='lab:alp']")
    expect(quoted).to_have_text("151\u00a0U/L")
    expect(quoted).to_have_class(re.compile("is-edited"))


def test_the_paper_keeps_its_place_when_it_changes(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    expect(page.locator(f"{PAPER} tr[data-source='lab:alp']")).to_be_attached()
    cell(page, "labs", 0, "result").focus()
    before = page.locator(PAPER).evaluate("pane => pane.scrollTop")
    assert before > 0
    with page.expect_response(lambda answer: "/live/" in answer.url):
        cell(page, "labs", 0, "result").fill("152 U/L")
    expect(page.locator(f"{PAPER} tr[data-source='lab:alp']")).to_contain_text("152 U/L")
    after = page.locator(PAPER).evaluate("pane => pane.scrollTop")
    assert abs(after - before) < 60


def test_a_click_on_a_table_row_opens_its_line_on_the_same_page(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    page.locator(f"{PAPER} [data-source='lab:crp'] td").first.click()
    expect(page.locator("form tr[data-source='lab:crp'] :focus")).to_be_attached()


def test_a_click_on_a_sentence_opens_its_field_on_another_page(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    page.locator(f"{PAPER} [data-source='abstract:1']").first.click(position={"x": 5, "y": 5})
    page.wait_for_url("**/edit/abstract/*/")
    expect(page.locator("textarea").first).to_contain_text("presacral")


def test_a_click_on_a_figure_opens_the_figure(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    caption = page.locator(f"{PAPER} figure[data-source='figure:mri'] figcaption")
    caption.click(position={"x": 3, "y": 3})
    page.wait_for_url(re.compile(r"/edit/(figures|panels)/\d+/$"))


def test_the_sidebar_follows_what_is_settled(page: Page, case: Case) -> None:
    open_part(page, case, "consent")
    problem = page.locator("#here .problem-list li")
    expect(problem).to_have_count(2)
    page.locator("[name='perspective-account']").fill("I had thought it was my back.")
    saved(page)
    expect(problem).to_have_count(1)
    here = page.locator(".parts-side a[aria-current]")
    expect(here).to_contain_text("1/2")


def test_the_paper_is_hidden_and_stays_so(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    page.get_by_role("button", name="Hide the paper").click()
    expect(page.locator(PAPER)).to_be_hidden()
    open_part(page, case, "patient")
    expect(page.locator(PAPER)).to_be_hidden()
    page.get_by_role("button", name="Show the paper").click()
    expect(page.locator(PAPER)).to_be_visible()


def test_a_small_screen_shows_the_form_first_and_the_paper_on_demand(
    page: Page, case: Case
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_part(page, case, "laboratory")
    expect(page.locator(PAPER)).to_be_hidden()
    page.get_by_role("button", name="Show the paper").click()
    expect(page.locator(f"{PAPER} h1")).to_be_visible()


def test_the_true_pdf_is_one_click_away(page: Page, case: Case) -> None:
    open_page(page, "part", case, "patient")
    link = page.locator(".live-head a", has_text="PDF")
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-1.7")
