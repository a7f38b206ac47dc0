"""How a page of the workspace is opened, typed in and waited for."""

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from casereports.record.models import Case

STATE = "[data-save-state]"


def open_page(page: Page, name: str, case: Case, *arguments: object) -> None:
    """Open a page of the case and wait until one can type in it."""
    page.goto(reverse(name, args=[case.slug, *arguments]))
    ready(page)


def ready(page: Page) -> None:
    """Wait until one can type, and nothing moves any more: the paper brings what is still open."""
    expect(page.locator("html.is-ready")).to_be_attached()
    expect(page.locator("#live-paper > :is(.paper, .alert)")).to_be_attached()


def submit(page: Page, button: Locator) -> None:
    """Click what sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        button.click()


def open_part(page: Page, case: Case, key: str) -> None:
    open_page(page, "part", case, key)


def reload(page: Page) -> None:
    page.reload()
    ready(page)


def saved(page: Page) -> None:
    """Wait until the page says that all is saved."""
    says(page, "saved")


def says(page: Page, state: str) -> None:
    """Wait until the page tells that things stand so."""
    expect(page.locator(f"{STATE}[data-state='{state}']")).to_be_visible()


def cell(page: Page, table: str, line: int, field: str) -> Locator:
    """Return a control of a grid, by the line as it stands on the page, from 0."""
    row = page.locator(f"form[data-grid='{table}'] tbody tr").nth(line)
    return row.locator(f"[name$='-{field}']")
