"""The editors' pages of a site with 100,000 cases and 20,000 submissions, on PostgreSQL.

The site is filled once for its migrations and kept under build/crowded-site; each run measures a
copy of it. The peers are the same pages of one submission, and of a short paper.
"""

import dataclasses
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.review.models import Submission
from casereports.review.similar import similar_to
from casereports.review.thawing import KEPT, newest, paper_of
from tests import migrated
from tests.bench import crowded_site
from tests.bench.contract import Row
from tests.bench.measuring import queries, warm_median
from tests.bench.workspace import served
from tests.postgres import start

FOLDER = settings.BASE_DIR / "build" / "crowded-site"
LIMIT, ROUNDS = 200, 9
SITE = f"of {crowded_site.SUBMISSIONS:,}"

#: What is asked of the queue.
QUEUE: Mapping[str, Mapping[str, str]] = {
    "queue": {},
    "queue, all, page 200": {"state": "all", "page": "200"},
    "queue, one journal, by due date": {"journal": "cureus", "sort": "due"},
    "queue, all, by title": {"state": "all", "sort": "title"},
    "queue, overdue": {"overdue": "1"},
    "search, a common word": {"state": "all", "q": crowded_site.COMMON},
    "search, a rare word": {"state": "all", "q": crowded_site.RARE},
    "search, two words": {"state": "all", "q": "tumour presacral"},
    "search, a phrase without a word": {"state": "all", "q": '"small bowel" -acute'},
    "search, a word that is begun": {"state": "all", "q": "neuroe"},
    "search, a common word in one journal, by title": {
        "state": "all",
        "journal": "cureus",
        "sort": "title",
        "q": crowded_site.COMMON,
    },
}


def run() -> Iterator[Row]:
    with kept_site() as environment:
        told = _run([sys.executable, "-m", "tests.bench.review"], environment)
    for row in json.loads(told):
        yield Row(**row)


def measured() -> Iterator[Row]:
    """Measures the site that DATABASE_URL names."""
    who, browser = User.objects.get(username="editor0"), Client()
    browser.force_login(who)
    one = {"state": "all", "q": Submission.objects.earliest("pk").number}
    with served():
        peer = warm_median(partial(_got, browser, reverse("queue"), one), rounds=ROUNDS)
        for name, asked in QUEUE.items():
            page = partial(_got, browser, reverse("queue"), asked)
            yield from _rows(f"{name} {SITE} (peer: finds 1)", page, 7, peer)
        yield from _judged(browser, who)


def _judged(browser: Client, who: User) -> Iterator[Row]:
    much = Submission.objects.annotate(said=Count("comments")).order_by("-said", "-pk")[0]
    paper = paper_of(newest(much))
    others = Submission.objects.edited_by(who)
    found = partial(similar_to, much, paper.facts, others)
    rare = partial(similar_to, much, paper.facts, others.filter(pk__gt=much.pk - 50))
    peer = warm_median(rare, rounds=ROUNDS)
    yield from _rows(f"similar cases {SITE} (peer: of 50)", found, 1, peer)

    def page(submission: Submission, **tab: str) -> Callable[[], None]:
        return partial(_got, browser, reverse("judge", args=[submission.uuid]), tab)

    short = Submission.objects.earliest("pk")
    peer = warm_median(page(short), rounds=ROUNDS)
    yield from _rows("submission's page (peer: short paper)", page(much), 16, peer)
    peer = warm_median(page(short, tab="reviews"), rounds=ROUNDS)
    name = f"submission's page, {much.said} comments (peer: short paper)"
    yield from _rows(name, page(much, tab="reviews"), 20, peer)
    # More than a process keeps, one after the other: each is read from its snapshot.
    many = cycle(Submission.objects.order_by("-pk")[: KEPT + 6])

    def unread() -> None:
        page(next(many))()

    peer = warm_median(page(much), rounds=ROUNDS)
    yield from _rows("submission's page, not yet read (peer: read)", unread, 17, peer)


def _rows(name: str, page: Callable[[], object], number: int, peer: float) -> Iterator[Row]:
    yield Row(name, warm_median(page, rounds=ROUNDS), "ms", LIMIT, peer)
    yield Row(f"{name.partition(' (')[0]}, queries", queries(page), "", number)


def _got(browser: Client, address: str, asked: Mapping[str, str]) -> None:
    answer = browser.get(address, asked)
    if answer.status_code != 200:
        raise RuntimeError(f"the bench got {answer.status_code} for {address}")


@contextmanager
def kept_site() -> Iterator[dict[str, str]]:
    """Yields the environment of a server with a copy of the site, which is made where there is
    none for these migrations."""
    kept = FOLDER / _key()
    if not kept.exists():
        _make(kept)
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        _copy(kept / "data", Path(folder) / "data")
        with _serving(Path(folder) / "data", kept / "var") as environment:
            yield environment


def _make(kept: Path) -> None:
    print("review: filling a site, which takes a minute or two", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    beside = FOLDER / "unfinished"
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        with _serving(data, beside / "var") as environment:
            _run([sys.executable, "manage.py", "migrate", "-v0"], environment)
            _run([sys.executable, "-m", "tests.bench.crowded_site"], environment)
        _copy(data, beside / "data")
    beside.rename(kept)


@contextmanager
def _serving(data: Path, var: Path) -> Iterator[dict[str, str]]:
    server = start(data)
    try:
        yield os.environ | {
            "DATABASE_URL": server.get_uri(),
            "CASEREPORTS_VAR": str(var),
            "CASEREPORTS_DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": str(settings.BASE_DIR),
        }
    finally:
        server.cleanup()


def _copy(data: Path, to: Path) -> None:
    # With its owner: where the bench is run by root, the server is not.
    subprocess.run(["cp", "-a", str(data), str(to)], check=True)


def _key() -> str:
    """What tells this site from one of other tables or of other words."""
    told = hashlib.sha256(migrated.kept().name.encode())
    for path in sorted(Path(__file__).parent.glob("crowded_*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()[:32]


def _run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(
        command,
        env=environment,
        cwd=settings.BASE_DIR,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


if __name__ == "__main__":
    print(json.dumps([dataclasses.asdict(row) for row in measured()]))
