"""How a picture is shown in its panel: cropped, turned, lightened, and with its scale."""

import re

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.clinical.notation.scale import write_bar, write_scale
from tests.browser.desk import saved
from tests.browser.drawing import (
    DRAWING,
    MARK,
    STAGE,
    case_drawn_on,
    drag,
    field,
    holds,
    kept_view,
    numbers,
    open_panel,
    panel_of,
    press,
    told,
    tool,
)


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


def test_the_size_on_the_screen_changes_nothing_of_the_panel(page: Page, author: User) -> None:
    case = case_drawn_on(author)
    drawing = open_panel(page, case)
    page.get_by_role("button", name="200 %").click()
    expect(drawing).to_have_css("width", "120px")
    page.get_by_role("button", name="100 %").click()
    expect(drawing).to_have_css("width", "60px")
    expect(field(page, "view")).to_have_value("")
