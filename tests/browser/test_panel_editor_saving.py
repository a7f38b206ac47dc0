"""The editor of a panel beside its fields: what is typed, what others write, what can't be read."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.conftest import Opener
from tests.browser.desk import saved, says
from tests.browser.drawing import (
    ARROW,
    DRAWING,
    MARK,
    STAGE,
    case_drawn_on,
    field,
    holds,
    open_panel,
    press,
    tool,
)
from tests.browser.test_accessibility import HEIGHT, NARROW, is_wider_than_the_window, violations


def test_a_text_that_is_typed_is_drawn(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    page.get_by_role("button", name="As text").click()
    expect(field(page, "marks")).to_be_focused()
    page.keyboard.type("asterisk 20,30")
    expect(page.get_by_role("button", name="Asterisk at 20, 30").first).to_be_visible()
    field(page, "view").fill("turned 90")
    expect(page.locator(DRAWING)).to_have_attribute("viewBox", "0 0 40 60")
    saved(page)


def test_a_text_that_is_not_finished_is_left_alone_and_said(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author, marks=ARROW))
    page.get_by_role("button", name="As text").click()
    field(page, "marks").fill("arrow 20,30 to")
    expect(page.locator("[data-panel-fault]")).to_contain_text("typed as marks can’t be shown")
    expect(page.locator(MARK)).to_have_count(1)
    page.get_by_role("button", name="Turn right").click()
    expect(field(page, "view")).to_have_value("turned 90")
    tool(page, "Asterisk")
    press(page, "Enter")
    expect(field(page, "marks")).to_have_value("arrow 20,30 to")
    field(page, "marks").fill("arrow 20,30 to 60,60")
    expect(page.locator("[data-panel-fault]")).to_be_hidden()
    holds(page, "marks", "arrow 20,30 to 60,60")


def test_words_of_a_length_that_only_the_record_reads_stay(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    page.get_by_role("button", name="As text").click()
    field(page, "scale").fill("10,90 to 60,90 = 5,0 cm")
    expect(page.locator("[data-panel-fault]")).to_contain_text("typed as scale can’t be shown")
    field(page, "marks").focus()
    # Saved, it is in the words of the record, which the editor reads.
    holds(page, "scale", "10,90 to 60,90 = 5.0 cm")
    expect(page.locator("[data-panel-fault]")).to_be_hidden()


def test_who_takes_the_others_drawing_sees_it(
    page: Page, context: BrowserContext, author: User
) -> None:
    case = case_drawn_on(author)
    second = context.new_page()
    for tab in (page, second):
        open_panel(tab, case)
    put(page, "s")
    holds(page, "marks", "asterisk 50,50")
    put(second, "l")
    says(second, "attention")
    expect(field(second, "marks")).to_have_value("line 44,50 to 50,50")
    second.get_by_role("button", name="Take theirs").click()
    holds(second, "marks", "asterisk 50,50")
    expect(second.get_by_role("button", name="Asterisk at 50, 50").first).to_be_visible()
    expect(second.locator(MARK)).to_have_count(1)


def put(page: Page, key: str) -> None:
    page.locator(STAGE).focus()
    press(page, key, "Enter")


def test_a_panel_without_script_is_a_form(open_browser: Opener, author: User) -> None:
    case = case_drawn_on(author, marks=ARROW)
    page = open_browser(author, java_script_enabled=False).new_page()
    page.goto(f"/cases/{case.slug}/edit/panels/{case.figures.get().panels.get().pk}/")
    page.locator("details.fold > summary").click()
    expect(field(page, "marks")).to_have_value(ARROW)
    expect(page.locator("[data-panel-editor]")).to_be_hidden()


def test_a_new_panel_shows_its_picture_as_soon_as_one_is_chosen(page: Page, case: Case) -> None:
    figure = case.figures.get()
    page.goto(f"/cases/{case.slug}/edit/figures/{figure.pk}/panels/new/")
    expect(page.locator("html.has-panel-editor")).to_be_attached()
    expect(page.locator("[data-panel-editor]")).to_be_hidden()
    field(page, "file").select_option(label="a.png")
    expect(page.locator(DRAWING)).to_be_visible()
    saved(page)
    put(page, "s")
    holds(page, "marks", "asterisk 50,50")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_editor(open_browser: Opener, author: User, scheme: str) -> None:
    look = {"reduced_motion": "reduce", "color_scheme": scheme}
    page = open_browser(author, **look).new_page()
    case = case_drawn_on(author, marks=f'{ARROW}; label 20,80 "T"', scale="1,1 to 50,1 = 50 mm")
    open_panel(page, case)
    assert list(violations(page, scheme)) == []
    page.locator(MARK).last.focus()
    assert list(violations(page, f"{scheme}, a label")) == []
    for name in ("Crop", "Scale"):
        tool(page, name)
        assert list(violations(page, f"{scheme}, {name}")) == []


def test_a_narrow_screen_has_all_of_the_editor(page: Page, author: User) -> None:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    open_panel(page, case_drawn_on(author, marks=ARROW))
    assert not is_wider_than_the_window(page)
    tool(page, "Scale")
    assert not is_wider_than_the_window(page)
    assert list(violations(page, "narrow")) == []


def test_a_caption_is_drafted_and_replaces_nothing_unasked(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    field(page, "alt").fill("")
    page.locator("details.fold > summary").click()
    field(page, "modality").fill("MRI")
    draft = page.locator("#div_id_alt").get_by_role("button", name="Draft from the fields")
    draft.click()
    expect(field(page, "alt")).to_have_value("MRI.")
    field(page, "alt").fill("Mine.")
    draft.click()
    page.get_by_role("button", name="Keep mine").click()
    expect(field(page, "alt")).to_have_value("Mine.")
    draft.click()
    page.get_by_role("button", name="Replace what stands there").click()
    holds(page, "alt", "MRI.")
