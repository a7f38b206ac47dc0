"""The fold of rarer lists, by keyboard and by axe."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.record.models import Case, Newborn
from tests.browser.desk import open_part, reload, saved
from tests.browser.test_accessibility import violations

FOLD = "details.rarer-lists"


def test_the_fold_is_opened_by_keyboard_and_stays_open_once_it_holds_a_row(
    page: Page, case: Case
) -> None:
    open_part(page, case, "patient")
    summary = page.locator(f"{FOLD} > summary")
    expect(page.locator(FOLD)).not_to_have_attribute("open", "")
    expect(page.locator("#newborns")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#newborns")).to_be_visible()
    assert list(violations(page, "open")) == []
    page.locator("#newborns").get_by_role("link", name="Add newborn").click()
    page.locator("[name=name]").fill("Twin A")
    saved(page)
    assert Newborn.objects.get(case=case).name == "Twin A"
    open_part(page, case, "patient")
    expect(page.locator("#newborns")).to_be_visible()
    reload(page)
    expect(page.locator("#newborns")).to_contain_text("Twin A")


def test_a_link_to_a_folded_list_opens_the_fold(page: Page, case: Case) -> None:
    page.goto(f"{reverse('part', args=[case.slug, 'patient'])}#newborns")
    expect(page.locator("#newborns")).to_be_visible()
