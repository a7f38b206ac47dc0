"""Keeps a process that reads pictures, so that no file can end the one that asks.

Decoders are written in C, and files come from anywhere. What reads them has a limit of memory and
of time, no file to write to and no secret to tell; when it ends, another takes its place.
"""

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Final

import casereports
from casereports.clinical.sentences import _
from casereports.figures.reading.orders import DONE, received
from casereports.figures.reading.prepared import PictureError
from casereports.figures.reading.refusals import unreadable

COMMAND: Final = (sys.executable, "-m", "casereports.figures.reading.decoder")
FOLDER: Final = Path(casereports.__path__[0]).parent

#: Seconds that an order may take; a picture takes less than one.
LONGEST: Final = 30.0
TRIES: Final = 2
#: Seconds that the process has to end by itself.
GRACE: Final = 2.0
#: What the process learns of our environment: nothing with a secret in it.
PASSED_ON: Final = frozenset(
    {
        "HOME",
        "LANG",
        "PATH",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONPATH",
        "PYTHONPYCACHEPREFIX",
        "PYTHONUTF8",
        "TMPDIR",
    }
)
PASSED_ON_GROUPS: Final = ("DYLD_", "LC_", "LD_")
#: Matrix libraries set aside memory for each thread, and there is nothing for them to do.
OWN: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class ReaderGoneError(Exception):
    """The process ended before it answered."""


class Reader:
    """A process that reads, started with the first order and again whenever it has ended.

    Orders of several threads wait for each other. A process that was forked from ours starts a
    reader of its own.
    """

    def __init__(self, command: Sequence[str] = COMMAND, longest: float = LONGEST) -> None:
        """Take the program to run, and how many seconds an order may take."""
        self._command = command
        self._longest = longest
        self._turn = Lock()
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = None

    def ask(self, *order: bytes) -> list[bytes]:
        """Return the answer's parts; raises PictureError with the reason why there is none."""
        with self._turn:
            for _try in range(TRIES):
                try:
                    kind, *parts = self._exchanged(order)
                except ReaderGoneError:
                    continue
                if kind == DONE:
                    return parts
                raise PictureError(received(parts[0]))
        raise unreadable()

    def pid(self) -> int | None:
        """Return the number of the running process, if there is one."""
        if self._running and self._running[0].poll() is None:
            return self._running[0].pid
        return None

    def end(self) -> None:
        """End the process; a next order starts another."""
        with self._turn:
            self._dismiss(grace=GRACE)

    def leave_to_parent(self) -> None:
        """Let go of a process that belongs to the one we were forked from."""
        self._turn = Lock()
        if self._running:
            process, pipe = self._running
            pipe.close()
            process.returncode = 0  # not our child: there is nothing to wait for
            self._running = None

    def _exchanged(self, order: Sequence[bytes]) -> list[bytes]:
        answer: list[bytes] = []
        try:
            pipe = self._pipe()
            pipe.send_bytes(b"%d" % len(order))
            for part in order:
                pipe.send_bytes(part)
            if not pipe.poll(self._longest):
                raise PictureError(
                    _("the picture takes too long to read; export it again as PNG or JPEG")
                )
            answer = [pipe.recv_bytes() for _part in range(int(pipe.recv_bytes()))]
        except (EOFError, OSError) as fault:
            raise ReaderGoneError from fault
        finally:
            if not answer:
                self._dismiss()
        return answer

    def _pipe(self) -> Connection:
        if self._running and self._running[0].poll() is not None:
            self._dismiss()
        if not self._running:
            self._running = started(self._command)
        return self._running[1]

    def _dismiss(self, grace: float = 0.0) -> None:
        """End a process: it goes when its pipe ends, or else is made to."""
        if not self._running:
            return
        process, pipe = self._running
        self._running = None
        pipe.close()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def started(command: Sequence[str]) -> tuple[subprocess.Popen[bytes], Connection]:
    """Start the program with a pipe of its own; raises PictureError where that fails."""
    ours, theirs = Pipe()
    with theirs:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                (*command, str(theirs.fileno())),
                cwd=FOLDER,
                env=environment(),
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # the terminal's Ctrl-C is ours to answer
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        except OSError as fault:
            ours.close()
            raise PictureError(
                _("no picture can be read at the moment; try again, or tell who runs this site")
            ) from fault
    return process, ours


def environment() -> dict[str, str]:
    """Return what of our environment is passed on, and what the process needs of its own."""
    known = {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_GROUPS)
    }
    return known | OWN


READER: Final = Reader()
os.register_at_fork(after_in_child=READER.leave_to_parent)
atexit.register(READER.end)
