"""What every process that is kept beside ours knows of us, and what its end tells the log."""

import subprocess
import sys

import pytest

from casereports.processes.kept import Kept, environment

ECHO = "from casereports.processes.program import serve; import sys; serve(list, int(sys.argv[1]))"


def test_no_secret_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEREPORTS_SECRET_KEY", "a-secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://user:a-secret@host/name")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "a-secret" not in "".join(environment().values())
    assert environment()["LC_ALL"] == "C.UTF-8"


@pytest.mark.parametrize("order", [(b"one",), (b"", b"two"), (b"x" * 20_000_000, b"")])
def test_parts_come_back_as_they_were_sent(order: tuple[bytes, ...]) -> None:
    kept = Kept((sys.executable, "-c", ECHO), longest=60)
    try:
        assert kept.ask(*order) == list(order)
    finally:
        kept.end()


def test_log_says_where_a_process_broke_down_but_none_of_the_words() -> None:
    code = (
        "import sys\nfrom casereports.processes.program import log_where\n"
        "log_where('The process', sys.stderr)\nraise ValueError('a name')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert ended.stderr == "The process ended: ValueError at <string>:4\n"
