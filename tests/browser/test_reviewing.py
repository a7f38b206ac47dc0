"""A reviewer comes by a link, writes beside the paper, and loses nothing on the way."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.review.models import Comment, Review, ReviewerInvitation, Submission
from casereports.review.states import State
from tests.browser.conftest import Opener
from tests.browser.desk import saved, says, submit
from tests.browser.patient_page import die_offline
from tests.browser.selecting import select
from tests.browser.test_accessibility import RULES
from tests.browser.watch import Watch
from tests.browser.wire import CUT
from tests.factories.review import editor, invited, ready_case, submission_of

REMARK = "#to_authors"


@pytest.fixture
def submission(author: User) -> Submission:
    case = ready_case(author)
    return submission_of(case, state=State.IN_REVIEW, editor=editor(username="chief"))


def ready(page: Page) -> None:
    expect(page.locator("html.is-ready")).to_be_attached()
    expect(page.locator("[data-commenting-hint]")).to_be_visible()


def opened(page: Page, invitation: ReviewerInvitation) -> Page:
    page.goto(reverse("review", args=[invitation.uuid]))
    ready(page)
    return page


def by_link(open_browser: Opener, token: str) -> Page:
    """Open a review that was accepted, in the browser of somebody without an account."""
    page = open_browser().new_page()
    page.goto(reverse("reviewer-link", args=[token]))
    submit(page, page.get_by_role("button", name="Open my review"))
    ready(page)
    return page


def test_a_reviewer_accepts_comments_and_hands_in(
    open_browser: Opener, submission: Submission
) -> None:
    invitation, token = invited(submission, accepted=False)
    page = open_browser().new_page()
    page.goto(reverse("reviewer-link", args=[token]))
    page.get_by_label("I have none").check()
    submit(page, page.get_by_role("button", name="Accept and open the paper"))
    ready(page)
    report = Axe().run(page, options=RULES)
    assert report.response["violations"] == []

    select(page, "back pain")
    page.get_by_role("button", name="Comment on the words").click()
    page.keyboard.type("Since when?")
    saved(page)
    comment = Comment.objects.get()
    assert (comment.source, comment.quote, comment.text) == (
        "abstract:1",
        "back pain",
        "Since when?",
    )
    # By keyboard: the button of the figure, then its comment.
    page.get_by_role("button", name="Comment on: Figure 1.").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-comment]")).to_have_count(2)
    page.keyboard.type("No scale bar.")
    page.locator("#q1-answer input[value='yes']").check()
    page.locator(REMARK).fill("A clear report.")
    saved(page)
    submit(page, page.get_by_role("button", name="Hand in the review"))
    expect(page.get_by_text("without an answer: 2, 3, 4, 5, 6, 7, 8")).to_be_visible()
    assert Review.objects.get().handed_in is None
    page.get_by_label("Minor revision").check()
    saved(page)
    submit(page, page.get_by_role("button", name="Hand in without these answers"))
    expect(page.get_by_text("You handed this review in")).to_be_visible()
    review = Review.objects.get()
    assert (review.verdict, review.to_authors) == ("minor", "A clear report.")
    assert {one.text for one in Comment.objects.all()} == {"Since when?", "No scale bar."}
    assert review.invitation == invitation


def test_what_is_typed_survives_a_dead_connection_and_a_closed_tab(
    open_browser: Opener, submission: Submission, watch: Watch
) -> None:
    invitation, token = invited(submission)
    page = by_link(open_browser, token)
    watch.expect(*CUT)
    page.context.set_offline(True)
    page.locator(REMARK).fill("Typed in a tunnel.")
    says(page, "offline")
    context = page.context
    die_offline(page)
    assert Review.objects.get().to_authors == ""
    again = opened(context.new_page(), invitation)
    expect(again.locator(REMARK)).to_have_value("Typed in a tunnel.")
    saved(again)
    assert Review.objects.get().to_authors == "Typed in a tunnel."


def test_a_comment_begun_without_a_connection_is_made_when_it_is_back(
    open_browser: Opener, submission: Submission, watch: Watch
) -> None:
    _invitation, token = invited(submission)
    page = by_link(open_browser, token)
    watch.expect(*CUT)
    page.context.route("**/comments/", lambda route: route.abort())
    page.get_by_role("button", name="Comment on: Figure 1.").click()
    page.keyboard.type("Typed before the row was there.")
    expect(page.get_by_text("The comment could not be begun")).to_be_visible()
    page.context.unroute_all()
    expect(page.locator("[data-comment] textarea")).to_be_focused()
    saved(page)
    assert Comment.objects.get().text == "Typed before the row was there."


def test_two_windows_that_change_one_text_are_offered_both(
    open_browser: Opener, submission: Submission, watch: Watch
) -> None:
    watch.expect(r"status of 409")
    _invitation, token = invited(submission)
    first = by_link(open_browser, token)
    other = open_browser().new_page()
    other.goto(reverse("reviewer-link", args=[token]))
    submit(other, other.get_by_role("button", name="Open my review"))
    ready(other)
    first.locator(REMARK).fill("from the ward")
    saved(first)
    other.locator("#to_editor").fill("another field is no quarrel")
    saved(other)
    other.locator(REMARK).fill("from home")
    says(other, "attention")
    expect(other.locator(".save-said")).to_contain_text("from the ward")
    expect(other.locator(REMARK)).to_have_value("from home")
    assert Review.objects.get().to_authors == "from the ward"
    other.get_by_role("button", name="Keep mine").click()
    saved(other)
    review = Review.objects.get()
    assert review.to_authors == "from home"
    assert review.to_editor == "another field is no quarrel"
