"""Drawing marks on a picture in its panel: by mouse, by finger and by keyboard."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.actions.rows import save_row
from casereports.record.models import Lesion
from tests.browser.conftest import Opener
from tests.browser.desk import reload, saved
from tests.browser.drawing import (
    ARROW,
    DRAWING,
    MARK,
    STAGE,
    at,
    case_drawn_on,
    drag,
    field,
    holds,
    kept_marks,
    numbers,
    open_panel,
    panel_of,
    press,
    told,
    tool,
)


@pytest.mark.parametrize("kind", ["Arrow", "Arrowhead", "Line", "Circle"])
def test_a_mark_is_drawn_with_the_mouse_from_one_place_to_another(
    page: Page, author: User, kind: str
) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    tool(page, kind)
    drag(page, (20, 30), (45, 50))
    expect(page.locator(MARK)).to_be_focused()
    saved(page)
    assert kept_marks(case).partition(" ")[0] == kind.lower()
    assert numbers(kept_marks(case)) == [20, 30, 45, 50]


def test_an_asterisk_stands_where_one_clicks(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    tool(page, "Asterisk")
    page.mouse.click(*at(page, 70, 20))
    expect(page.locator(MARK)).to_have_count(1)
    saved(page)
    assert kept_marks(case).startswith("asterisk ")
    assert numbers(kept_marks(case)) == [70, 20]


def test_an_arrow_is_drawn_by_finger(open_browser: Opener, author: User) -> None:
    case = case_drawn_on(author)
    page = open_browser(author, has_touch=True).new_page()
    open_panel(page, case)
    tool(page, "Arrow")
    page.touchscreen.tap(*at(page, 60, 60))
    expect(page.locator(MARK)).to_have_count(1)
    saved(page)
    assert numbers(kept_marks(case))[2:] == [60, 60]


def test_a_mark_is_put_moved_and_removed_by_keyboard_alone(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    page.locator(STAGE).focus()
    press(page, "a")
    told(page, "Arrow: draw it, or press Enter to put one in the middle.")
    press(page, "Enter")
    holds(page, "marks", "arrow 44,44 to 50,50")
    press(page, "ArrowRight", "ArrowDown", "Shift+ArrowDown", "Alt+ArrowLeft")
    holds(page, "marks", "arrow 45,45.1 to 50,51.1")
    told(page, "Arrow from 45, 45.1 to 50, 51.1")
    assert kept_marks(case) == "arrow 45,45.1 to 50,51.1"
    press(page, "Delete")
    holds(page, "marks", "")
    told(page, "Removed: Arrow from 45, 45.1 to 50, 51.1.")
    expect(page.locator(STAGE)).to_be_focused()
    assert panel_of(case).marks is None


def test_the_tab_key_goes_from_mark_to_mark(page: Page, author: User) -> None:
    case = case_drawn_on(author, marks=f"{ARROW}; asterisk 70,70")
    open_panel(page, case)
    page.locator(STAGE).focus()
    press(page, "Tab")
    expect(page.get_by_role("button", name="Arrow from 20, 30 to 45, 50").first).to_be_focused()
    press(page, "Tab")
    expect(page.get_by_role("button", name="Asterisk at 70, 70").first).to_be_focused()
    press(page, "ArrowLeft")
    holds(page, "marks", f"{ARROW}; asterisk 69,70")


def test_a_mark_is_taken_by_the_mouse_as_a_whole_and_by_its_end(page: Page, author: User) -> None:
    case = case_drawn_on(author, marks=ARROW)
    open_panel(page, case)
    drag(page, (30, 38), (40, 58))
    saved(page)
    assert numbers(kept_marks(case)) == [30, 50, 55, 70]
    drag(page, (55, 70), (80, 20))
    saved(page)
    assert numbers(kept_marks(case)) == [30, 50, 80, 20]


def test_colours_are_of_the_mark_that_is_chosen_and_of_the_next(page: Page, author: User) -> None:
    case = case_drawn_on(author, marks=ARROW)
    open_panel(page, case)
    page.locator(MARK).focus()
    page.get_by_role("button", name="Yellow").click()
    holds(page, "marks", f"{ARROW}, yellow")
    page.locator(STAGE).focus()
    press(page, "s", "Enter")
    holds(page, "marks", f"{ARROW}, yellow; asterisk 50,50, yellow")


def test_a_label_quotes_the_size_of_a_lesion_and_follows_it(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    tool(page, "Label")
    page.mouse.click(*at(page, 30, 70))
    words = page.get_by_label("Words of the label")
    expect(words).to_be_focused()
    page.keyboard.type("T")
    page.get_by_label("Insert from the record").focus()
    insert = page.get_by_label("Insert from the record")
    expect(insert.locator("option", has_text="63\u00a0mm")).to_have_count(1)
    insert.select_option("{lesion:mass:size}")
    expect(page.locator(f"{DRAWING} text").last).to_have_text("T 63\u00a0mm")
    page.get_by_label("This panel shows lesion:mass").check()
    saved(page)
    assert kept_marks(case).endswith('"T {lesion:mass:size}"')
    assert panel_of(case).shows == ("lesion:mass",)
    lesion = Lesion.objects.get(study__case=case)
    lesion.size = lesion.size.model_copy(update={"first": Decimal(70)})
    save_row(case=case, who=author, row=lesion)
    reload(page)
    expect(page.locator(f"{DRAWING} text").last).to_have_text("T 70\u00a0mm")


def test_a_label_without_words_is_no_mark(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    tool(page, "Label")
    page.mouse.click(*at(page, 30, 70))
    expect(page.get_by_label("Words of the label")).to_be_focused()
    press(page, "Escape")
    expect(page.get_by_label("Words of the label")).to_be_hidden()
    expect(field(page, "marks")).to_have_value("")


def test_escape_lets_go_of_what_is_being_drawn(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author, marks=ARROW))
    tool(page, "Line")
    page.mouse.move(*at(page, 10, 10))
    page.mouse.down()
    page.mouse.move(*at(page, 50, 10), steps=3)
    expect(page.locator(MARK)).to_have_count(2)
    press(page, "Escape")
    expect(page.locator(MARK)).to_have_count(1)
    page.mouse.up()
    expect(field(page, "marks")).to_have_value(ARROW)


def test_what_was_done_is_taken_back_and_done_again(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author, marks=ARROW))
    page.locator(MARK).focus()
    press(page, "ArrowRight", "ArrowRight")
    page.get_by_role("button", name="Turn right").click()
    holds(page, "view", "turned 90")
    page.locator(STAGE).focus()
    press(page, "Control+z")
    holds(page, "view", "")
    expect(field(page, "marks")).to_have_value("arrow 22,30 to 47,50")
    press(page, "Control+z")
    holds(page, "marks", ARROW)
    press(page, "Control+Shift+z", "Control+Shift+z")
    holds(page, "view", "turned 90")
    expect(field(page, "marks")).to_have_value("arrow 22,30 to 47,50")


def test_a_page_that_is_opened_again_shows_the_same(page: Page, author: User) -> None:
    view, marks = "crop 10,10 to 60,80; turned 270; contrast 20", f"{ARROW}; circle 1,1 to 30,40"
    open_panel(page, case_drawn_on(author, view=view, marks=marks))
    drawn = "(one) => [one.getAttribute('viewBox'), one.querySelector('[data-mark]').innerHTML]"
    before = page.locator(DRAWING).evaluate(drawn)
    assert before[0] == "4 24 28 30"
    reload(page)
    assert page.locator(DRAWING).evaluate(drawn) == before
    expect(field(page, "view")).to_have_value(view)
    expect(field(page, "marks")).to_have_value(marks)
