"""The other side: a program that takes orders from its pipe until that ends."""

import sys
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TextIO

from casereports.processes.parts import receive, send


def serve(answer: Callable[[list[bytes]], Sequence[bytes]], pipe: int) -> None:
    """Answers one order after the other; ends when whoever gave them has gone."""
    with Connection(pipe) as orders:
        try:
            while True:
                send(orders, answer(receive(orders)))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def log_where(name: str, log: TextIO) -> None:
    """Lets the log tell what ended the process and where, but none of a patient's words."""

    def tell(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        places = traceback.extract_tb(trace)
        last = f" at {places[-1].filename}:{places[-1].lineno}" if places else ""
        log.write(f"{name} ended: {kind.__name__}{last}\n")
        log.flush()

    sys.excepthook = tell
