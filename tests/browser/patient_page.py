"""The page of the patient, on which a line is typed and looked for in the record."""

import contextlib

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from casereports.record.models import Case, Patient
from tests.browser.desk import open_part, says
from tests.browser.watch import Watch
from tests.browser.wire import CUT

EVENT = "[name='patient-index_event']"
NOTES = "[name='patient-occupation']"
WORDS = "first visit to our clinic"


def kept(case: Case, field: str = "index_event") -> str:
    """Return what the record has of the patient."""
    patient = Patient.objects.filter(case=case).first()
    return str(getattr(patient, field)) if patient else ""


def die(page: Page) -> None:
    """End a page as a killed process does: nothing of it runs on, and nothing held is sent.

    Closing it instead lets what was held go out, and its own farewell too.
    """
    with page.expect_event("crash"), contextlib.suppress(PlaywrightError):
        page.goto("chrome://crash")


def die_offline(page: Page) -> None:
    """End a page whose connection is cut, and only then bring the connection back."""
    die(page)
    page.close()
    page.context.set_offline(False)


def type_offline(page: Page, case: Case, watch: Watch, words: str = WORDS) -> None:
    """Cut the connection and type in a page that was opened before."""
    watch.expect(*CUT)
    open_part(page, case, "patient")
    page.context.set_offline(True)
    page.locator(EVENT).fill(words)
    says(page, "offline")
