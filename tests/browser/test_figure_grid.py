"""A figure's panels as they print, put in order by hand and by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from casereports.accounts.models import User
from casereports.clinical.notation.registry import notation_named
from casereports.figures.panels.grid import Cell, Grid, sizes
from casereports.record.models import Case
from tests.browser.conftest import Opener
from tests.browser.desk import open_page, saved
from tests.browser.test_accessibility import HEIGHT, NARROW, is_wider_than_the_window, violations
from tests.factories.cases import small_case

#: The picture has 60 by 40 pixels: the first panel shows a square of it.
SQUARE = notation_named("view").parse("crop 0,0 to 66.67,100")
PANELS = [
    {"key": "a", "file": "a.png", "alt": "A mass.", "view": SQUARE},
    {"key": "b", "file": "b.png", "alt": "A node."},
    {"key": "c", "file": "c.png", "alt": "A vessel."},
]


@pytest.fixture
def case(author: User) -> Case:
    figure = {"key": "mri", "title": "MRI.", "width": "single", "panels": PANELS}
    return small_case(author, figures=[figure])


def open_figure(page: Page, case: Case) -> Locator:
    open_page(page, "row", case, "figures", case.figures.get().pk)
    expect(page.locator("html.has-figure-grid")).to_be_attached()
    return page.locator(".figure-panel")


def order(case: Case) -> list[str]:
    return [panel.key for panel in case.figures.get().panels.all()]


def shown(page: Page) -> list[list[float]]:
    """Return width and height of each panel in millimetres."""
    found: list[list[float]] = page.locator(".figure-picture svg").evaluate_all(
        """(all) => all.map((one) => {
            const { width, height } = one.getBoundingClientRect();
            return [width, height].map((side) => (side * 25.4) / 96);
        })"""
    )
    return found


def printed(*spans: int, **setting: object) -> list[list[float]]:
    cells = [
        Cell(ratio, span) for ratio, span in zip((1.0, 1.5, 1.5), spans or (1, 1, 1), strict=True)
    ]
    grid = Grid(**{"columns": 2, "width": 84.0, "gap": 1.0, **setting})
    return [list(size) for line in sizes(cells, grid) for size in line]


def test_the_panels_stand_as_they_print(page: Page, case: Case) -> None:
    open_figure(page, case)
    for seen, wanted in zip(shown(page), printed(), strict=True):
        assert seen == pytest.approx(wanted, abs=0.1)
    tops = page.locator(".figure-panel").evaluate_all("(all) => all.map((one) => one.offsetTop)")
    assert tops[0] == tops[1] < tops[2]


def test_columns_gaps_and_heights_are_seen_while_they_are_chosen(page: Page, case: Case) -> None:
    open_figure(page, case)
    page.get_by_label("Columns*").fill("3")
    page.get_by_label("Width").select_option("double")
    page.locator("details.fold > summary").click()
    page.get_by_label("Gap").select_option("wide")
    page.get_by_label("Equal heights").check()
    wanted = printed(columns=3, width=174.0, gap=3.0, equal_heights=True)
    scale = shown(page)[0][0] / wanted[0][0]
    for seen, size in zip(shown(page), wanted, strict=True):
        assert seen == pytest.approx([side * scale for side in size], abs=0.2)
    saved(page)
    assert case.figures.get().columns == 3


def test_a_panel_takes_two_columns(page: Page, case: Case) -> None:
    open_figure(page, case)
    page.get_by_label("Columns that b.png takes").fill("2")
    saved(page)
    assert [panel.span for panel in case.figures.get().panels.all()] == [1, 2, 1]
    for seen, wanted in zip(shown(page), printed(1, 2, 1), strict=True):
        assert seen == pytest.approx(wanted, abs=0.1)


def test_a_panel_is_moved_by_keyboard_and_letters_follow(page: Page, case: Case) -> None:
    panels = open_figure(page, case)
    handle = page.get_by_role("button", name="Move a.png", exact=True)
    handle.focus()
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".figure-grid [role=status]")).to_have_text("a.png is now number 2 of 3.")
    expect(handle).to_be_focused()
    assert order(case) == ["b", "a", "c"]
    expect(panels.locator("[data-letter]")).to_have_text(["A", "B", "C"])
    expect(page.locator("#panels a.row-link")).to_have_text(["b.png", "a.png", "c.png"])


def test_a_panel_is_dragged_to_its_place(page: Page, case: Case) -> None:
    panels = open_figure(page, case)
    panels.first.scroll_into_view_if_needed()
    start, end = panels.nth(2).bounding_box(), panels.nth(0).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 40, start["y"] + 30)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"])
    with page.expect_response(lambda answer: answer.url.endswith("/order/")):
        page.mouse.move(end["x"] + 30, end["y"] + 30, steps=5)
        page.mouse.up()
    assert order(case) == ["c", "a", "b"]
    # The page is still the figure's: a drag opens no panel.
    expect(page.locator("html.has-figure-grid")).to_be_attached()


def test_a_click_on_a_panel_opens_it(page: Page, case: Case) -> None:
    panels = open_figure(page, case)
    panels.nth(1).locator("a").click()
    page.wait_for_url("**/edit/panels/*/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_grid(
    open_browser: Opener, author: User, case: Case, scheme: str
) -> None:
    page = open_browser(author, reduced_motion="reduce", color_scheme=scheme).new_page()
    open_figure(page, case)
    assert list(violations(page, scheme)) == []


def test_a_narrow_screen_has_all_of_the_grid(page: Page, case: Case) -> None:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    open_figure(page, case)
    assert not is_wider_than_the_window(page)


def test_the_panels_are_seen_without_script(open_browser: Opener, author: User, case: Case) -> None:
    page = open_browser(author, java_script_enabled=False).new_page()
    page.goto(f"/cases/{case.slug}/edit/figures/{case.figures.get().pk}/")
    expect(page.get_by_role("link", name="Change b.png")).to_be_visible()
    expect(page.get_by_label("Columns that b.png takes")).to_be_hidden()
