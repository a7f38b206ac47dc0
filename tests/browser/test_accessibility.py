"""Every page as WCAG 2.2 AA asks for it: by axe, by keyboard, narrow, enlarged and in the dark."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.conftest import Opener
from tests.browser.desk import open_part, ready
from tests.browser.pages import site_of
from tests.browser.watch import Watch

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
    # No rule of these reads style sheets. Where Django's import others, axe would put what they say
    # into the page, which the policy refuses.
    "preload": {"assets": ["media"]},
}
WIDE, ENLARGED, NARROW = 1440, 720, 390
HEIGHT = 900
#: One page of each make, which is looked at in the dark and on a telephone, too.
SAMPLE = (
    "desk",
    "case",
    "part patient",
    "part laboratory",
    "labs: row",
    "labs: paste",
    "history",
    "sharing",
    "report",
    "sign-in",
    "submit",
    "submission in revision",
    "queue",
    "judge paper",
    "judge reviews",
    "decide",
    "publication",
    "reviewer's link",
    "review",
    "review changes",
    "notices",
    "retracted article",
    "manager's submissions",
    "manager's submission",
    "statistics",
)
#: Pages that are asked for to be refused, and the browser's own reader of PDF.
EXPECTED = (r"status of (404|409|410)", r"another host: chrome(-extension)?://")
PAPER = "**/live/?part=*"
FOCUS = """() => {
    const shown = document.activeElement;
    const style = getComputedStyle(shown);
    const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    // After the last control the keyboard is with the browser's own, and the page has its body.
    const isSeen = shown === document.body || isRinged || style.boxShadow !== "none";
    return [shown.outerHTML.slice(0, 200), isSeen];
}"""


def barriers(page: Page, addresses: Mapping[str, str]) -> list[str]:
    """Return what keeps somebody from using the pages: which page, how it is looked at, and why."""
    return [
        f"{name}, {fault}"
        for name, address in addresses.items()
        for fault in _barriers(page, address, is_sample=name in SAMPLE)
    ]


def _barriers(page: Page, address: str, *, is_sample: bool) -> Iterator[str]:
    # The paper is the same beside every form, and takes longest.
    if not is_sample:
        page.route(PAPER, without_paper)
    open_whole(page, address)
    yield from violations(page, "in the light")
    if is_sample:
        page.emulate_media(color_scheme="dark")
        yield from violations(page, "in the dark")
        page.emulate_media(color_scheme="light")
    for width in (ENLARGED, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if is_wider_than_the_window(page):
            yield f"at {width} px: the page scrolls sideways"
    if is_sample:
        yield from violations(page, f"at {NARROW} px")
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.unroute_all()


def without_paper(route: Route) -> None:
    route.fulfill(content_type="text/html", body='<div class="paper"></div>')


def open_whole(page: Page, address: str) -> None:
    """Open a page and wait for what its script brings."""
    page.goto(address)
    if page.locator("[data-typing]").count():
        ready(page)
        expect(page.locator("#live-paper > .paper")).to_be_attached()


def violations(page: Page, look: str) -> Iterator[str]:
    response: Any = Axe().run(page, options=RULES).response
    for broken in response["violations"]:
        for node in broken["nodes"]:
            yield f"{look}: {broken['id']}: {node['target']}: {node['failureSummary']}"


def is_wider_than_the_window(page: Page) -> bool:
    is_wider: bool = page.evaluate(
        "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
    )
    return is_wider


@pytest.mark.long
def test_no_page_has_a_barrier(
    open_browser: Opener, author: User, settings: Settings, watch: Watch
) -> None:
    settings.PUBLIC_ARTICLES = True
    watch.expect(*EXPECTED)
    site = site_of(author)
    # Two of the screen's dots for one of the page: at 720 px that is 1440 px, enlarged to 200 %.
    look = {"device_scale_factor": 2, "reduced_motion": "reduce"}
    found = [
        barrier
        for who, addresses in site.opened_by
        for barrier in barriers(open_browser(who, **look).new_page(), addresses)
    ]
    assert "\n".join(found) == ""


def test_the_keyboard_skips_to_the_content(page: Page, case: Case) -> None:
    page.goto(f"/cases/{case.slug}/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["patient", "imaging", "laboratory"])
def test_the_keyboard_always_shows_where_it_is(
    open_browser: Opener, author: User, case: Case, key: str
) -> None:
    # Without motion, since a ring that fades in is not there at once.
    page = open_browser(author, reduced_motion="reduce").new_page()
    open_part(page, case, key)
    page.locator("h1").first.click()
    unseen = []
    for _step in range(30):
        page.keyboard.press("Tab")
        told, is_seen = page.evaluate(FOCUS)
        if not is_seen:
            unseen.append(told)
    assert unseen == []


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_asked_for_less_motion(
    open_browser: Opener, author: User, case: Case, motion: str, *, moves: bool
) -> None:
    page = open_browser(author, reduced_motion=motion).new_page()
    open_part(page, case, "imaging")
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll("*")].map(one => getComputedStyle(one)).some(
            style => style.scrollBehavior === "smooth"
                || [style.transitionDuration, style.animationDuration].some(
                    time => time.split(", ").some(one => parseFloat(one) > 0)
                )
        )"""
        )
        is moves
    )
