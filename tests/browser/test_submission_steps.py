"""Where a submission stands is read at a glance: in one row, or one step below another."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from casereports.accounts.models import User
from casereports.review.actions.moving import put_state
from casereports.review.models import Submission
from casereports.review.states import State
from tests.browser.conftest import Opener
from tests.factories.review import editor, ready_case, submission_of

#: What is passed before the seventh step is the last that lies ahead.
ROUND = (State.IN_REVIEW, State.REVISION, State.REVISED, State.IN_REVIEW, State.REVISED)
NARROW, MIDDLE, WIDE = 390, 1024, 1440


@pytest.fixture
def submission(author: User) -> Submission:
    """A submission on its seventh step, with which one may follow."""
    submission = submission_of(ready_case(author), editor=editor(username="chief"))
    for state in ROUND:
        put_state(submission, state, name="review", who=submission.editor)
    return submission


def reader(open_browser: Opener, user: User | None, width: int, language: str = "en-GB") -> Page:
    """Returns a page for somebody whose browser is as wide and speaks a language."""
    size = {"width": width, "height": 900}
    spoken = {"Accept-Language": language}
    return open_browser(user, viewport=size, extra_http_headers=spoken).new_page()


def corners(page: Page, selector: str) -> tuple[list[int], list[int]]:
    """Returns from the left and from the top where each of some boxes begins."""
    boxes = [one.bounding_box() for one in page.locator(selector).all()]
    found = [(round(box["x"]), round(box["y"])) for box in boxes if box]
    return [left for left, _top in found], [top for _left, top in found]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("language", ["en-GB", "de"])
@pytest.mark.parametrize("width", [MIDDLE, WIDE])
def test_seven_steps_stand_in_one_row(
    width: int, language: str, open_browser: Opener, author: User, submission: Submission
) -> None:
    page = reader(open_browser, author, width, language)
    page.goto(submission.get_absolute_url())
    lefts, tops = corners(page, ".progress-line li")
    assert (len(lefts), len(set(tops)), lefts == sorted(set(lefts))) == (7, 1, True)
    assert fits(page)


@pytest.mark.parametrize("width", [NARROW, MIDDLE, WIDE])
def test_more_steps_stand_below_each_other(
    width: int, open_browser: Opener, author: User, submission: Submission
) -> None:
    put_state(submission, State.REVISION, name="review", who=submission.editor)
    page = reader(open_browser, author, width)
    page.goto(submission.get_absolute_url())
    lefts, tops = corners(page, ".progress-line li")
    assert (len(set(lefts)), tops == sorted(set(tops))) == (1, True)
    assert fits(page)


@pytest.mark.parametrize("language", ["en-GB", "de"])
@pytest.mark.parametrize("width", [MIDDLE, WIDE])
def test_the_facts_above_an_editors_page_stand_in_one_row(
    width: int, language: str, open_browser: Opener, submission: Submission
) -> None:
    page = reader(open_browser, submission.editor, width, language)
    page.goto(f"{reverse('judge', args=[submission.uuid])}?tab=letters")
    _lefts, tops = corners(page, ".judge-facts > div")
    assert (len(tops) >= 5, len(set(tops))) == (True, 1)
    assert fits(page)
