"""Keeps a process that prints, so that the one that asks never loads the engine."""

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Timer

import casereports
from casereports.clinical.sentences import _
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import PRINTED, received
from casereports.renderers.pdf.wire import receive, send

COMMAND = (sys.executable, "-m", "casereports.renderers.pdf.printer")
FOLDER = Path(casereports.__path__[0]).parent

LONGEST = 60.0
"""Seconds that a print may take; a paper of a hundred pages takes about five."""

TRIES = 2
GRACE = 5.0
"""Seconds that the process has to end by itself."""

PASSED_ON = frozenset(
    {
        "HOME",
        "LANG",
        "MALLOC_ARENA_MAX",
        "PATH",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONHASHSEED",
        "PYTHONPATH",
        "PYTHONPYCACHEPREFIX",
        "PYTHONUTF8",
        "TMPDIR",
        "TZ",
        "XDG_CACHE_HOME",
    }
)
"""What the process learns of our environment: nothing with a secret in it."""

PASSED_ON_GROUPS = ("DYLD_", "LC_", "LD_")


class PrinterGoneError(Exception):
    """The process ended before it answered."""


class Printer:
    """A process that prints, started with the first order and again whenever it has ended.

    Orders of several threads wait for each other. A process that was forked from ours starts a
    printer of its own.
    """

    def __init__(self, command: Sequence[str] = COMMAND, longest: float = LONGEST) -> None:
        """Take the program to run, and how many seconds a print may take."""
        self._command = command
        self._longest = longest
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def fulfil(self, order: Sequence[bytes]) -> bytes:
        """Return the printed paper; raises ``PrintError`` with the reason why there is none."""
        with self._turn:
            for _try in range(TRIES):
                try:
                    kind, content = self._ask(order)
                except PrinterGoneError:
                    continue
                if kind == PRINTED:
                    return content
                raise PrintError(received(content))
        raise PrintError(
            _(
                "The printing process broke down over this paper, twice. The server's log says "
                "where."
            )
        )

    def pid(self) -> int | None:
        """Return the number of the running process, if there is one."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def end(self) -> None:
        """End the process; a next order starts another."""
        with self._turn:
            if self._process:
                self._dismiss(self._process, grace=GRACE)

    def leave_to_parent(self) -> None:
        """Let go of a process that belongs to the one we were forked from."""
        self._turn = Lock()
        if self._process:
            close_pipes(self._process)
            self._process.returncode = 0  # not our child: there is nothing to wait for
            self._process = None

    def _ask(self, order: Sequence[bytes]) -> list[bytes]:
        process = self._running()
        late = Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = Timer(self._longest, stop)
        timer.start()
        answer: list[bytes] = []
        try:
            answer = exchange(process, order)
        except (EOFError, BrokenPipeError) as fault:
            if late.is_set():
                raise PrintError(
                    _(
                        "The paper was not printed within %(longest)s seconds.",
                        longest=f"{self._longest:g}",
                    )
                ) from fault
            raise PrinterGoneError from fault
        finally:
            timer.cancel()
            if not answer:
                self._dismiss(process)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self._dismiss(self._process)
        if not self._process:
            self._process = started(self._command)
        return self._process

    def _dismiss(self, process: subprocess.Popen[bytes], grace: float = 0.0) -> None:
        """End a process: it goes when its input ends, or else is made to."""
        close_pipes(process)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._process = None


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            bufsize=0,
            cwd=FOLDER,
            env=environment(),
            start_new_session=True,  # the terminal's Ctrl-C is ours to answer
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except OSError as fault:
        raise PrintError(
            _("The printing process could not be started (%(fault)s).", fault=str(fault))
        ) from fault


def exchange(process: subprocess.Popen[bytes], order: Sequence[bytes]) -> list[bytes]:
    """Send an order and wait for its answer."""
    orders, answers = process.stdin, process.stdout
    if orders is None or answers is None:
        raise EOFError
    send(orders.fileno(), *order)
    return receive(answers.fileno())


def close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


def environment() -> dict[str, str]:
    """Return what of our environment is passed on."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_GROUPS)
    }


PRINTER = Printer()
os.register_at_fork(after_in_child=PRINTER.leave_to_parent)
atexit.register(PRINTER.end)
