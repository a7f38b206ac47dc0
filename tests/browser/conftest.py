"""A real browser before a real server: each test in a context of its own, watched to its end."""

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.watch import Watch
from tests.factories.cases import small_case
from tests.factories.users import UserFactory

HERE = Path(__file__).parent
#: A folder in memory, where the system has one.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
#: Generous: a test fails on what is wrong and not on a slow machine.
PATIENCE = 30_000

Opener = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    # Threads of the server can't share one connection to a database in memory.
    if any(HERE in item.path.parents for item in items):
        # In memory where there is a folder of it: the tables are emptied behind every test.
        folder = tempfile.mkdtemp(prefix="casereports-browser-", dir=MEMORY)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        for database in django_settings.DATABASES.values():
            if database["ENGINE"] == "django.db.backends.sqlite3":
                database.setdefault("TEST", {})["NAME"] = f"{folder}/test.sqlite3"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for all tests of a process."""
    # Playwright runs an event loop in this thread, from which Django else refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def watch(live_server: LiveServer) -> Watch:
    return Watch(home=live_server.url)


@pytest.fixture
def quiet(transactional_db: None) -> Iterator[None]:
    """Waits until the server has answered all, so that no answer meets the next test's database."""
    change = threading.Condition()
    answering = 0

    def started(**_: Any) -> None:
        nonlocal answering
        with change:
            answering += 1

    def finished(**_: Any) -> None:
        nonlocal answering
        with change:
            answering -= 1
            change.notify_all()

    request_started.connect(started)
    request_finished.connect(finished)
    yield
    with change:
        change.wait_for(lambda: answering <= 0, timeout=PATIENCE / 1000)
    request_started.disconnect(started)
    request_finished.disconnect(finished)


@pytest.fixture
def open_browser(
    chromium: Browser, live_server: LiveServer, watch: Watch, quiet: None
) -> Iterator[Opener]:
    """Opens the browser of somebody, with cookies and a store of its own."""
    opened: list[BrowserContext] = []

    def opener(user: User | None = None, **options: Any) -> BrowserContext:
        # Without motion, since what glides or fades is not yet where it is clicked.
        look = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
        context = chromium.new_context(
            base_url=live_server.url, locale="en-GB", **{**look, **options}
        )
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        if user is not None:
            sign_in(context, user, live_server.url)
        opened.append(context)
        return context

    yield opener
    for context in opened:
        context.close()
    assert watch.unexpected == []


def sign_in(context: BrowserContext, user: User, home: str) -> None:
    """Give a browser the session of a user."""
    client = Client()
    client.force_login(user)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": home}]
    )


@pytest.fixture
def author(transactional_db: None) -> User:
    return UserFactory(username="author")


@pytest.fixture
def case(author: User) -> Case:
    return small_case(author)


@pytest.fixture
def context(open_browser: Opener, author: User) -> BrowserContext:
    """The author's browser."""
    return open_browser(author)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of the author's browser."""
    return context.new_page()
