"""A reviewer comments on one field of the record: by keyboard, by words that are selected."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.review.models import Comment
from casereports.review.states import State
from tests.browser.conftest import Opener
from tests.browser.desk import saved, submit
from tests.browser.test_accessibility import RULES
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.review.measured import ALP, RESULT

CELL = f"td[data-source='{RESULT}']"


@pytest.fixture
def token(author: User) -> str:
    """The link of a reviewer who accepted."""
    case = ready_case(author, labs=[ALP])
    return invited(submission_of(case, state=State.IN_REVIEW, editor=editor()))[1]


def record(open_browser: Opener, token: str, *, width: int = 1280) -> Page:
    """Open a review with the record unfolded."""
    page = open_browser().new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse("reviewer-link", args=[token]))
    submit(page, page.get_by_role("button", name="Open my review"))
    expect(page.locator("[data-commenting-hint]")).to_be_visible()
    page.locator("#record > summary").click()
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_field_is_chosen_by_keyboard(open_browser: Opener, token: str, width: int) -> None:
    page = record(open_browser, token, width=width)
    page.locator("#record-labs").get_by_role("button", name="Comment on: ALP").focus()
    page.keyboard.press("Enter")
    which = page.get_by_role("group", name="On what exactly?")
    labels = which.get_by_role("button").all_text_contents()
    assert labels == ["All of this", "Analyte: ALP", "Specimen: serum", "Result: 147 U/L", "Cancel"]
    assert Axe().run(page, options=RULES).response["violations"] == []
    for _step in range(3):
        page.keyboard.press("Tab")
    expect(which.get_by_role("button", name="Result: 147 U/L")).to_be_focused()
    expect(which.get_by_role("button", name="Result: 147 U/L")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(which).to_have_count(0)
    page.keyboard.type("Which method?")
    saved(page)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote, comment.text) == (RESULT, "147 U/L", "Which method?")
    expect(page.locator(f"{CELL} .comment-mark")).to_have_text("1")
    page.get_by_role("link", name="Lab result: ALP › Result").click()
    expect(page.locator(CELL)).to_be_focused()


def test_the_whole_row_is_chosen_or_nothing(open_browser: Opener, token: str) -> None:
    page = record(open_browser, token)
    row = page.locator("#record-labs").get_by_role("button", name="Comment on: ALP")
    row.click()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    expect(page.locator(".which-line")).to_have_count(0)
    row.click()
    page.get_by_role("button", name="All of this").click()
    page.keyboard.type("Repeat it.")
    saved(page)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote) == ("lab:alp", "")


def test_words_that_are_selected_in_a_field_are_said_of_it(
    open_browser: Opener, token: str
) -> None:
    page = record(open_browser, token)
    page.locator(CELL).dblclick(position={"x": 20, "y": 20})
    page.get_by_role("button", name="Comment on the words").click()
    page.keyboard.type("High?")
    saved(page)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote) == (RESULT, "147")
