"""The author's workspace with a case of 300 rows: autosave, page and its weight, live paper."""

import gzip
import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case
from tests.bench.contract import Row
from tests.bench.example import EXAMPLE
from tests.bench.labs import labs_bundle
from tests.bench.measuring import queries, warm_median

ROUNDS = 15
ROWS = 300
#: What a browser fetches of a page, first visit: markup, styles and scripts, compressed.
LINKED = re.compile(r'<(?:link[^>]+href|script[^>]+src)="/static/([^"]+)"')


def run() -> Iterator[Row]:
    who = User.objects.create_user("bench-typist", "bench-typist@example.org")
    few, many = (import_case(who=who, bundle=labs_bundle(number)) for number in (3, ROWS))
    example = import_case(who=who, bundle=read_bundle(EXAMPLE))
    with served():
        browser = Client()
        browser.force_login(who)
        vendor = connection.vendor
        yield from timed(
            f"autosave, {ROWS} labs, {vendor}", 50, lambda case: autosave(browser, case), few, many
        )
        yield from timed(
            f"workspace page, {ROWS} labs, {vendor}",
            150,
            lambda case: page(browser, case),
            few,
            many,
        )
        yield Row(
            f"live paper of the example, {vendor}",
            warm_median(lambda: live(browser, example), rounds=ROUNDS),
            "ms",
            200,
        )
        yield Row(
            f"live paper, {ROWS} labs, {vendor}",
            warm_median(lambda: live(browser, many), rounds=ROUNDS),
            "ms",
            500,
            warm_median(lambda: live(browser, few), rounds=ROUNDS),
        )
        row_page, prose_page = (reverse("part", args=[many.slug, "laboratory"]), prose(example))
        yield Row("workspace page with all it loads", weight(browser, row_page), "kB", 300)
        yield Row("page of a section with the editor", weight(browser, prose_page), "kB", 300)


def timed(
    name: str, limit: float, task: Callable[[Case], None], few: Case, many: Case
) -> Iterator[Row]:
    slow, fast = (warm_median(lambda case=case: task(case), rounds=ROUNDS) for case in (many, few))
    yield Row(f"{name} (peer: 3)", slow, "ms", limit, fast)
    asked = queries(lambda: task(few))
    yield Row(f"{name}, queries (peer: 3)", queries(lambda: task(many)), "", asked, asked)


def autosave(browser: Client, case: Case) -> None:
    """Types another result into a row, as the page sends it."""
    row = case.labs.all()[2]
    typed = {"result": [f"{time.perf_counter_ns() % 9973} U/L"]}
    sent = {"revision": row.revision, "token": str(uuid.uuid4()), "typed": typed, "was": {}}
    address = reverse("save-row", args=[case.slug, "labs", row.pk])
    answer = browser.post(address, json.dumps(sent), content_type="application/json")
    if answer.status_code != 200 or answer.json()["saved"] != ["result"]:
        raise RuntimeError(f"the bench's autosave failed: {answer.status_code}")


def page(browser: Client, case: Case) -> None:
    fetched(browser, reverse("part", args=[case.slug, "laboratory"]))


def live(browser: Client, case: Case) -> None:
    fetched(browser, f"{reverse('live', args=[case.slug])}?part=laboratory")


def fetched(browser: Client, address: str) -> str:
    answer = browser.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"the bench got {answer.status_code} for {address}")
    return answer.content.decode()


def prose(case: Case) -> str:
    """Return the address of the longest section."""
    longest = max(case.paper.sections.all(), key=lambda section: len(section.text))
    return reverse("row", args=[case.slug, "sections", longest.pk])


def weight(browser: Client, address: str) -> float:
    """Return the kilobytes of a page, compressed, with the modules and fonts that it brings."""
    markup = fetched(browser, address)
    names = set(LINKED.findall(markup))
    folders = {"js/typing"} | ({"js/prose"} if "js/prose/editor.js" in names else set())
    names |= {f"{folder}/{path.name}" for folder in folders for path in (STATIC / folder).glob("*")}
    names |= {"vendor/prosemirror/prosemirror.js"} if "js/prose" in folders else set()
    texts = [markup.encode(), *map(found, names)]
    fonts = (found(f"vendor/source-sans/source-sans-3-latin-{bold}-normal.woff2") for bold in BOLD)
    return (sum(len(gzip.compress(text)) for text in texts) + sum(map(len, fonts))) / 1000


#: The weights of type of which a browser fetches the Latin letters.
BOLD = (400, 600)
STATIC = Path(settings.BASE_DIR) / "static"


def found(name: str) -> bytes:
    path = finders.find(name)
    if path is None:
        raise RuntimeError(f"the page loads {name}, which is not there")
    return Path(path).read_bytes()


@contextmanager
def served() -> Iterator[None]:
    """Serves as in production, but for the addresses of static files."""
    with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
        yield
