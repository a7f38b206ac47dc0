"""Words of a vocabulary are offered while one types."""

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.models import Case, ImagingStudy
from tests.browser.desk import open_page, saved
from tests.factories.cases import case_of

OFFERED = "ul.words [role=option]"


@pytest.fixture
def study(author: User) -> ImagingStudy:
    study = {"key": "ct", "modality": "CT", "phases": ["unenhanced", "delayed"]}
    return case_of(author, {"imaging": [study]}).imaging.get()


def test_a_word_goes_into_the_line_that_is_typed_and_leaves_the_others(
    page: Page, study: ImagingStudy
) -> None:
    case: Case = study.case
    open_page(page, "row", case, "imaging", study.pk)
    lines = page.locator("textarea[name=phases]")
    lines.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator(OFFERED)).to_have_count(0)
    page.keyboard.insert_text("portal v")
    expect(page.locator(OFFERED).first).to_contain_text("portal venous")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(lines).to_have_value("unenhanced\nportal venous\ndelayed")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("FLA")
    expect(page.locator(OFFERED).first).to_contain_text("FLAIR")
    page.keyboard.press("Escape")
    expect(page.locator("ul.words").first).to_be_hidden()
    page.keyboard.press("Tab")
    saved(page)
    study.refresh_from_db()
    assert study.phases == ("unenhanced", "portal venous", "FLA", "delayed")


def test_a_field_of_one_line_takes_the_whole_word(page: Page, study: ImagingStudy) -> None:
    open_page(page, "row", study.case, "imaging", study.pk)
    agent = page.locator("input[name=contrast_agent]")
    page.locator("details", has=agent).locator("summary").click()
    agent.fill("gadoxe")
    expect(page.locator(OFFERED).first).to_contain_text("gadoxetate")
    expect(agent).to_have_attribute("aria-expanded", "true")
    page.locator(OFFERED).first.click()
    expect(agent).to_have_value("gadoxetate")
    expect(agent).to_have_attribute("aria-expanded", "false")
