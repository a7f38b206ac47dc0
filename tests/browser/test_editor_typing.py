"""The editor of prose: signs, keys and buttons set type and make lists."""

import re

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from tests.browser.writing import (
    CHIP,
    EDITOR,
    case_with,
    choose,
    open_section,
    put_cursor,
    text_of,
    write_at_end,
)


def test_a_stroke_makes_lists(page: Page, author: User) -> None:
    case = case_with(author, "Three signs:")
    open_section(page, case)
    write_at_end(page, "\n/num")
    choose(page, "Numbered list")
    page.keyboard.type("pain\nfever\n\nThen.")
    assert text_of(page) == "Three signs:\n\n1. pain\n2. fever\n\nThen."


def test_what_is_typed_as_the_dialect_has_it_is_taken_so(page: Page, author: User) -> None:
    case = case_with(author, "Signs:")
    open_section(page, case)
    write_at_end(page, "\n- {lab:alp} [@writer2020]")
    page.keyboard.press("Escape")
    expect(page.locator(CHIP)).to_have_text(["147 U/L", re.compile("^.1.$")])
    assert text_of(page) == "Signs:\n\n- {lab:alp} [@writer2020]"


def test_signs_that_mean_themselves_are_written_so(page: Page, author: User) -> None:
    case = case_with(author, "Old.")
    open_section(page, case)
    put_cursor(page, "all")
    page.keyboard.type("HLA-B*27, *so* and 5 * 3, ~5, x^2^ <b> ")
    assert text_of(page) == r"HLA-B*27, \*so* and 5 * 3, ~5, x\^2^ <b>"
    expect(page.locator(EDITOR)).to_have_text("HLA-B*27, *so* and 5 * 3, ~5, x^2^ <b>")


@pytest.mark.parametrize(
    ("key", "name", "text"),
    [
        ("b", "Bold", "A **word**."),
        ("i", "Italic", "A *word*."),
        (".", "Superscript", "A ^word^."),
        (",", "Subscript", "A ~word~."),
    ],
)
def test_type_is_set_by_key_and_by_button(
    page: Page, author: User, key: str, name: str, text: str
) -> None:
    case = case_with(author, "A word.")
    open_section(page, case)
    button = page.get_by_role("button", name=name, exact=True)
    put_cursor(page, "atStart")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    for _ in "word":
        page.keyboard.press("Shift+ArrowRight")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press(f"ControlOrMeta+{key}")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert text_of(page) == text
    button.click()
    assert text_of(page) == "A word."
    expect(page.locator(EDITOR)).to_be_focused()


def test_a_part_of_a_word_is_set_as_the_paper_can_set_it(page: Page, author: User) -> None:
    case = case_with(author, "An invitro test")
    open_section(page, case)
    put_cursor(page, "atStart")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    for _ in "vitro":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ControlOrMeta+i")
    expect(page.locator(f"{EDITOR} em")).to_have_text("invitro")
    assert text_of(page) == "An *invitro* test"


def test_undoing_gives_back_the_text_as_it_was_written(page: Page, author: User) -> None:
    above = "One  two\nthree *a*  {lab: alp}.\n\n\n"
    written = f"{above}* x\n* y"
    case = case_with(author, written)
    open_section(page, case)
    write_at_end(page, "!")
    assert text_of(page) == f"{above.rstrip()}\n\n- x\n- y!"
    page.get_by_role("button", name="Undo", exact=True).click()
    assert text_of(page) == written
    page.keyboard.press("ControlOrMeta+y")
    assert text_of(page).endswith("- y!")
