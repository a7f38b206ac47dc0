"""Two connections at once."""

import threading
from collections.abc import Callable

from django.db import OperationalError, connection


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Does things at the same time; returns "done" or the name of the refusal, for each in turn.

    SQLite in memory refuses instead of waiting; what is refused so is tried again.
    """
    start = threading.Barrier(len(deeds))
    came = [""] * len(deeds)

    def run(number: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            came[number] = _tried(deed)
        finally:
            connection.close()
            if connection.connection is not None:  # Django leaves one to a database in memory open
                connection.connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def _tried(deed: Callable[[], object]) -> str:
    while True:
        try:
            deed()
        except OperationalError:
            continue
        except ValueError as error:
            return type(error).__name__
        return "done"
