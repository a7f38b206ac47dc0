"""A data manager exports submissions, and watches until the file is ready."""

import csv
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.accounts.models import Role, User
from casereports.review.export_making import make_all
from casereports.review.models import Submission
from tests.browser.conftest import Opener
from tests.browser.watch import Watch
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory

#: Django's own pages name no icon, so that a browser looks for one where there is none.
NO_ICON = r"favicon\.ico"


@pytest.fixture
def submission(author: User) -> Submission:
    return submission_of(ready_case(author))


def export_all(page: Page) -> None:
    """Ask for a table of all submissions."""
    page.goto(reverse("admin:review_submission_changelist"))
    page.locator("input[name='_selected_action']").check()
    page.locator("select[name='action']").select_option("export_csv")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator("#export-progress")).to_contain_text("Waiting: 0 of 1")


def fetch(page: Page, folder: Path) -> list[dict[str, str]]:
    """Fetch the file, and return its rows."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(folder / "cases.csv")
    with (folder / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_says_by_itself_when_the_file_is_ready(
    submission: Submission, open_browser: Opener, watch: Watch, tmp_path: Path
) -> None:
    watch.expect(NO_ICON)
    page = open_browser(UserFactory(role=Role.ADMINISTRATOR)).new_page()
    export_all(page)
    assert make_all() == 1
    expect(page.locator("#export-progress")).to_contain_text("Ready")
    assert [row["submission"] for row in fetch(page, tmp_path)] == [submission.number]


def test_an_export_works_without_script(
    submission: Submission, open_browser: Opener, watch: Watch, tmp_path: Path
) -> None:
    watch.expect(NO_ICON)
    manager = UserFactory(role=Role.ADMINISTRATOR)
    page = open_browser(manager, java_script_enabled=False).new_page()
    export_all(page)
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#export-progress")).to_contain_text("Cancelled")
    page.get_by_role("button", name="Try again").click()
    assert make_all() == 1
    page.get_by_role("link", name="Look again").click()
    assert [row["submission"] for row in fetch(page, tmp_path)] == [submission.number]
