"""The editor as WCAG 2.2 AA asks for it: by axe, by keyboard, narrow and in the dark."""

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from tests.browser.conftest import Opener
from tests.browser.test_accessibility import (
    FOCUS,
    HEIGHT,
    NARROW,
    is_wider_than_the_window,
    violations,
)
from tests.browser.writing import EDITOR, MENU, case_with, offered, open_section, write_at_end

TEXT = "Rare [@nobody]: {lab:alp}, *in vitro*, {lab:none}.\n\n- ^18^F\n- {fig:mri}\n\n1. First"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_all_of_the_editor_open(
    open_browser: Opener, author: User, scheme: str
) -> None:
    look = {"reduced_motion": "reduce", "color_scheme": scheme}
    page = open_browser(author, **look).new_page()
    open_section(page, case_with(author, TEXT))
    page.get_by_role("button", name="Special characters").click()
    write_at_end(page, " {alp")
    offered(page, "147 U/L")
    assert list(violations(page, scheme)) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Plain text").click()
    assert list(violations(page, f"{scheme}, plain")) == []


def test_a_narrow_screen_has_all_of_the_editor(page: Page, author: User) -> None:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    open_section(page, case_with(author, TEXT))
    assert not is_wider_than_the_window(page)
    page.get_by_role("button", name="Special characters").click()
    write_at_end(page, " @")
    offered(page, "Writer")
    assert not is_wider_than_the_window(page)
    box = page.locator(MENU).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW
    assert list(violations(page, "narrow")) == []


def test_the_tab_key_goes_into_the_editor_and_out_of_it(page: Page, author: User) -> None:
    open_section(page, case_with(author, TEXT))
    page.locator("[name=kind]").focus()
    seen = []
    for _step in range(5):
        page.keyboard.press("Tab")
        told, is_seen = page.evaluate(FOCUS)
        assert is_seen, told
        seen.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.id"))
    assert seen[:3] == ["Bold", page.locator(".prose-plain").inner_text() and "", "prose-1"]
    assert "prose-1" not in seen[3:]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(EDITOR)).to_be_focused()


def test_arrows_go_along_the_buttons(page: Page, author: User) -> None:
    open_section(page, case_with(author, TEXT))
    bar = page.get_by_role("toolbar")
    expect(bar).to_have_accessible_name("Writing: Text*")
    bar.get_by_role("button", name="Bold").focus()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("End")
    expect(bar.get_by_role("button", name="Special characters")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Bold")).to_be_focused()


def test_a_chip_that_is_chosen_says_how_it_is_written(page: Page, author: User) -> None:
    open_section(page, case_with(author, "Rare: {lab:none}."))
    page.locator(f"{EDITOR} .prose-chip").click()
    hint = page.locator(".prose-hint")
    expect(hint).to_contain_text("{lab:none} – The record has no lab “none”.")
    page.keyboard.press("ArrowRight")
    expect(hint).to_be_empty()
