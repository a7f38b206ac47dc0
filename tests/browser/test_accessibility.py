"""Every page as WCAG 2.2 AA asks for it: by axe, by keyboard, narrow, enlarged and in the dark."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from casereports.accounts.models import User
from tests.browser.conftest import Opener
from tests.browser.desk import ready
from tests.browser.pages import Addresses, Site, site_of
from tests.browser.watch import Watch

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}
#: One page of each make.
SAMPLE = (
    "desk",
    "new case",
    "case",
    "part patient",
    "part laboratory",
    "part imaging",
    "labs: row",
    "labs: all rows",
    "labs: paste",
    "history",
    "sharing",
    "report",
)
#: Pages that are asked for to be refused.
REFUSED = (r"status of (404|409)",)


@pytest.fixture
def site(author: User) -> Site:
    return site_of(author)


def sample(site: Site) -> Addresses:
    return {name: site.author_opens[name] for name in SAMPLE}


def open_whole(page: Page, address: str) -> None:
    """Open a page and wait for what its script brings."""
    page.goto(address)
    if page.locator("[data-typing]").count():
        ready(page)
        expect(page.locator("#live-paper > :not(.hint)").first).to_be_attached()


def barriers(page: Page, addresses: Mapping[str, str]) -> list[str]:
    """Return what axe finds on the pages: which page, which rule, where, and why."""
    found = []
    for name, address in addresses.items():
        open_whole(page, address)
        for broken in violations(page):
            for node in broken["nodes"]:
                places = " ".join(str(place) for place in node["target"])
                found.append(f"{name}: {broken['id']}: {places}: {node['failureSummary']}")
    return found


def violations(page: Page) -> Iterable[Any]:
    told: Iterable[Any] = Axe().run(page, options=RULES).response["violations"]
    return told


def test_no_page_of_an_author_has_a_barrier(page: Page, site: Site, watch: Watch) -> None:
    watch.expect(*REFUSED)
    assert barriers(page, site.author_opens) == []


def test_no_page_of_a_visitor_or_a_newcomer_has_a_barrier(
    open_browser: Opener, site: Site, watch: Watch
) -> None:
    watch.expect(*REFUSED)
    assert barriers(open_browser().new_page(), site.visitor_opens) == []
    assert barriers(open_browser(site.newcomer).new_page(), site.newcomer_opens) == []


def test_no_page_has_a_barrier_in_the_dark(open_browser: Opener, site: Site) -> None:
    dark = open_browser(site.author, color_scheme="dark").new_page()
    assert barriers(dark, sample(site)) == []
    assert dark.locator("html").get_attribute("data-bs-theme") == "dark"
