"""Drawing on a picture in its panel: by mouse, by finger and by keyboard."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.clinical.notation.marks import write_marks
from casereports.clinical.notation.scale import write_bar, write_scale
from casereports.clinical.notation.view import write_view
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, Lesion
from tests.browser.conftest import Opener
from tests.browser.desk import reload, saved
from tests.browser.drawing import (
    DRAWING,
    MARK,
    STAGE,
    at,
    case_drawn_on,
    drag,
    field,
    holds,
    open_panel,
    panel_of,
    press,
    told,
    tool,
)

ARROW = "arrow 20,30 to 45,50"


def kept_marks(case: Case) -> str:
    marks = panel_of(case).marks
    return write_marks(marks) if marks else ""


def kept_view(case: Case) -> str:
    view = panel_of(case).view
    return write_view(view) if view else ""


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, to what a hand can tell."""
    return [round(float(one)) for one in re.findall(r"\d+(?:\.\d+)?", text)]


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


def test_the_picture_is_cropped_with_the_mouse(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    tool(page, "Crop")
    drag(page, (100, 100), (80, 60))
    saved(page)
    assert numbers(kept_view(case)) == [0, 0, 80, 60]
    drag(page, (40, 30), (50, 40))
    saved(page)
    assert numbers(kept_view(case)) == [10, 10, 90, 70]
    page.get_by_role("button", name="Whole picture").click()
    holds(page, "view", "")


def test_the_picture_is_cropped_by_keyboard(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    page.locator(STAGE).focus()
    press(page, "c", "Alt+ArrowLeft", "Alt+ArrowLeft", "Alt+ArrowUp", "ArrowRight")
    told(page, "Shown from 1, 0 to 99, 99 percent.")
    holds(page, "view", "crop 1,0 to 99,99")
    press(page, "Escape")
    expect(page.get_by_role("button", name="Select", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_crop_keeps_the_proportions_that_are_chosen(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    tool(page, "Crop")
    page.get_by_label("Proportions").select_option("square")
    saved(page)
    # The picture is 60 pixels wide and 40 high.
    assert numbers(kept_view(case)) == [17, 0, 83, 100]
    expect(page.locator("[data-pixels]")).to_contain_text("40 × 40 pixels")


def test_marks_stay_on_their_lesion_when_the_picture_is_cut_and_turned(
    page: Page, author: User
) -> None:
    case = case_drawn_on(author, marks="asterisk 25,25")
    open_panel(page, case)
    page.get_by_role("button", name="Turn right").click()
    holds(page, "view", "turned 90")
    box, drawn = page.locator(MARK).bounding_box(), page.locator(DRAWING).bounding_box()
    assert box is not None
    assert drawn is not None
    # What was a quarter from the left and top is a quarter from the right and top.
    assert abs((box["x"] + box["width"] / 2 - drawn["x"]) / drawn["width"] - 0.75) < 0.02
    assert abs((box["y"] + box["height"] / 2 - drawn["y"]) / drawn["height"] - 0.25) < 0.02
    page.locator(MARK).focus()
    press(page, "ArrowRight")
    holds(page, "marks", "asterisk 25,24")
    page.get_by_role("button", name="Turn left").click()
    holds(page, "view", "")


def test_brightness_and_contrast_are_seen_at_once_and_taken_back(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author))
    page.get_by_label("Brightness").fill("10")
    page.get_by_label("Contrast").fill("50")
    holds(page, "view", "brightness 10; contrast 50")
    curve = page.locator("feFuncR")
    expect(curve).to_have_attribute("slope", "2")
    expect(curve).to_have_attribute("intercept", "-0.4")
    page.get_by_role("button", name="Brightness and contrast as they were").click()
    holds(page, "view", "")


def test_a_picture_is_never_mirrored(page: Page, author: User) -> None:
    open_panel(page, case_drawn_on(author, view="turned 90"))
    expect(page.get_by_role("button", name=re.compile("mirror|flip", re.IGNORECASE))).to_have_count(
        0
    )
    turned = page.locator(f"{DRAWING} image").evaluate(
        "(one) => one.transform.baseVal.consolidate()"
        ".matrix.a * one.transform.baseVal.consolidate().matrix.d"
        " - one.transform.baseVal.consolidate().matrix.b"
        " * one.transform.baseVal.consolidate().matrix.c"
    )
    assert round(turned) == 1


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


def test_a_line_of_known_length_gives_the_scale_and_its_bar(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    open_panel(page, case)
    page.locator(STAGE).focus()
    press(page, "m", "Enter")
    expect(page.get_by_label("Real length")).to_be_focused()
    page.keyboard.type("50")
    holds(page, "scale", "25,50 to 75,50 = 50 mm")
    # All of the picture is 100 mm wide: 20 mm fill a good part of it.
    page.get_by_role("button", name="20 mm", exact=True).click()
    holds(page, "bar", "20 mm")
    expect(page.locator(f"{DRAWING} text").last).to_have_text("20\u00a0mm")
    bar = page.locator(f"{DRAWING} rect").last
    assert float(bar.get_attribute("width") or 0) == pytest.approx(12)
    panel = panel_of(case)
    assert (write_scale(panel.scale), write_bar(panel.bar)) == ("25,50 to 75,50 = 50 mm", "20 mm")
    page.get_by_role("button", name="Remove the scale").click()
    holds(page, "scale", "")
    holds(page, "bar", "")


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


def test_the_size_on_the_screen_changes_nothing_of_the_panel(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    drawing = open_panel(page, case)
    page.get_by_role("button", name="200 %").click()
    expect(drawing).to_have_css("width", "120px")
    page.get_by_role("button", name="100 %").click()
    expect(drawing).to_have_css("width", "60px")
    expect(field(page, "view")).to_have_value("")
