"""A page stands still while what belongs to it arrives: a click meets what it was aimed at."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.authoring.parts import PARTS
from casereports.authoring.standing import Standing, standings
from casereports.pipeline import draft
from casereports.record.models import Case
from tests.browser.desk import ready
from tests.browser.wire import Wire

FIRST = ".workspace-main :is(form.sheet, .row-list) :is(input:not([type=hidden]), select)"
#: Lines break elsewhere once the page's typeface is there, which is not what is measured here.
IN_ITS_TYPEFACE = """() => {
  const states = [...document.fonts].map((face) => face.status);
  return states.includes("loaded") && !states.includes("loading");
}"""
SIZES = ((1440, 900), (1024, 768), (390, 844))


def top(page: Page) -> float:
    """Returns where the first field stands."""
    found = page.locator(FIRST).first.bounding_box()
    assert found is not None
    return found["y"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("key", ["patient", "laboratory"])
def test_a_form_stays_where_it_was_first_shown(
    page: Page, case: Case, key: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    wire = Wire(page)
    wire.hold_messages(what=re.compile(r"/typing/desk\.js|/live/"))
    page.goto(reverse("part", args=[case.slug, key]), wait_until="commit")
    wire.await_held()
    page.wait_for_function(IN_ITS_TYPEFACE)
    at_first = top(page)
    wire.mend()
    ready(page)
    expect(page.locator("#here summary")).to_be_visible()
    assert top(page) == at_first


def test_a_form_stays_where_nothing_is_open_too(page: Page, case: Case) -> None:
    standing = standings(draft(case))
    settled = next(part.key for part in PARTS if not standing.get(part.key, Standing()).open)
    wire = Wire(page)
    wire.hold_messages(what=re.compile("/live/"))
    page.goto(reverse("part", args=[case.slug, settled]))
    wire.await_held()
    before = page.locator(".workspace-main h1").bounding_box()
    wire.mend()
    ready(page)
    expect(page.locator("#here .is-settled")).to_have_text("Nothing is open on this page")
    assert page.locator(".workspace-main h1").bounding_box() == before
