"""Twenty authors typing at once: gunicorn with two workers, PostgreSQL, a save each second."""

import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.bench.contract import Row
from tests.postgres import throwaway_postgres

AUTHORS = 20
SECONDS = 20
#: A pause of typing between two saves, and how many saves there are to one look at the paper.
PAUSE = 1.0
SAVES_A_LOOK = 3
ROOT = Path(__file__).parents[2]

#: Makes the authors, each signed in and with the example as a case, and prints what a browser
#: needs of that.
PREPARE = """
import django, json; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from casereports.accounts.models import User
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from tests.bench.example import EXAMPLE
Store = import_module(settings.SESSION_ENGINE).SessionStore
made = []
for number in range(%d):
    who = User.objects.create_user(f"author-{number}", f"author-{number}@example.org")
    case = import_case(who=who, bundle=read_bundle(EXAMPLE))
    session = Store()
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    session.create()
    rows = list(case.labs.values_list("pk", flat=True))
    made.append({"slug": case.slug, "session": session.session_key, "rows": rows})
print(json.dumps(made))
"""


@dataclass
class Typist:
    """One author at a browser: saves a row again and again, and looks at the paper."""

    port: int
    slug: str
    session: str
    rows: list[int]
    saves: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def type(self, until: float) -> None:
        token = secrets.token_hex(16)
        turn = 0
        time.sleep(secrets.randbelow(1000) / 1000 * PAUSE)
        while time.monotonic() < until:
            row = self.rows[turn % len(self.rows)]
            typed = {"result": [f"{turn + 1}.{secrets.randbelow(99)} U/L"]}
            body = {"revision": turn // len(self.rows), "token": str(uuid.uuid4()), "typed": typed}
            start = time.perf_counter()
            self._ask("POST", f"/cases/{self.slug}/edit/labs/{row}/save/", token, body)
            self.saves.append((time.perf_counter() - start) * 1000)
            turn += 1
            if turn % SAVES_A_LOOK == 0:
                self._ask("GET", f"/cases/{self.slug}/live/?part=laboratory", token)
            time.sleep(PAUSE)

    def _ask(self, method: str, path: str, token: str, body: object = None) -> None:
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={token}",
            "X-CSRFToken": token,
            "Content-Type": "application/json",
        }
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, json.dumps(body) if body else None, headers)
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, HTTPException) as error:
            self.errors.append(type(error).__name__)
            return
        finally:
            connection.close()
        if answer.status != 200 or (body and not json.loads(text)["saved"]):
            self.errors.append(f"{method} {path}: {answer.status}")


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="crowd-") as folder, throwaway_postgres() as url:
        environment = os.environ | {
            "DATABASE_URL": url,
            "CASEREPORTS_VAR": folder,
            "CASEREPORTS_STATIC": str(Path(folder) / "static"),
            "CASEREPORTS_DEBUG": "0",
            "CASEREPORTS_HTTPS": "no",
            "CASEREPORTS_SECRET_KEY": secrets.token_urlsafe(64),
            "DJANGO_SETTINGS_MODULE": "casereports.settings",
            "PYTHONPATH": str(ROOT),
        }
        for task in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
            _run([sys.executable, "manage.py", *task], environment)
        made = json.loads(_run([sys.executable, "-c", PREPARE % AUTHORS], environment))
        with served(environment) as port:
            typists = [Typist(port=port, **author) for author in made]
            until = time.monotonic() + SECONDS
            crowd = [threading.Thread(target=one.type, args=[until]) for one in typists]
            for one in crowd:
                one.start()
            for one in crowd:
                one.join()
    saves = sorted(save for one in typists for save in one.saves)
    errors = [error for one in typists for error in one.errors]
    for error in sorted(set(errors))[:5]:
        print(f"crowd: {error}", file=sys.stderr)
    name = f"{AUTHORS} authors at once, {len(saves)} autosaves"
    yield Row(f"{name}, errors", len(errors), "", 0)
    p95 = statistics.quantiles(saves, n=20)[-1]
    yield Row(f"{name}, 95th percentile (peer: median)", p95, "ms", 300, statistics.median(saves))


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """Serves with gunicorn, as the image does, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "casereports.wsgi", "--workers", "2"]
    command += ["--threads", "4", "--preload"]
    command += ["--bind", f"127.0.0.1:{port}", "--no-control-socket", "--log-level", "warning"]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")


def _run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
