"""Keeps a process for what the one that asks should not load, or not be ended by."""

import atexit
import os
import subprocess
from collections.abc import Mapping, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Final

import casereports
from casereports.processes.parts import receive, send

FOLDER: Final = Path(casereports.__path__[0]).parent
TRIES: Final = 2
#: Seconds that the process has to end by itself.
GRACE: Final = 5.0
#: What the process learns of our environment: nothing with a secret in it.
PASSED_ON: Final = frozenset(
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
PASSED_ON_GROUPS: Final = ("DYLD_", "LC_", "LD_")


class BrokeDownError(Exception):
    """The process ended before it answered, as often as it was tried."""


class TooLateError(Exception):
    """The process took longer than it may."""


class NotStartedError(Exception):
    """There is no process to ask; the message is the system's."""


class _GoneError(Exception):
    """The process ended before it answered."""


class Kept:
    """A process that takes orders, started with the first and again whenever it has ended.

    Orders of several threads wait for each other. A process that was forked from ours starts one
    of its own.
    """

    def __init__(
        self, command: Sequence[str], *, longest: float, own: Mapping[str, str] | None = None
    ) -> None:
        """Takes the program to run, which is told its pipe's number behind its other arguments.

        ``longest`` is how many seconds an order may take, ``own`` what stands in the program's
        environment alone.
        """
        self.longest = longest
        self._command = tuple(command)
        self._own = dict(own or {})
        self._turn = Lock()
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = None

    def keep(self) -> None:
        """Ends the process with ours, and leaves it to us where ours is forked."""
        os.register_at_fork(after_in_child=self.leave_to_parent)
        atexit.register(self.end)

    def ask(self, *order: bytes) -> list[bytes]:
        """Returns the answer's parts.

        Raises BrokeDownError, TooLateError or NotStartedError; an order that breaks the process
        down is given once more.
        """
        with self._turn:
            for _try in range(TRIES):
                try:
                    return self._exchanged(order)
                except _GoneError:
                    continue
        raise BrokeDownError

    def pid(self) -> int | None:
        """Returns the number of the running process, if there is one."""
        if self._running and self._running[0].poll() is None:
            return self._running[0].pid
        return None

    def end(self) -> None:
        """Ends the process; a next order starts another."""
        with self._turn:
            self._dismiss(grace=GRACE)

    def leave_to_parent(self) -> None:
        """Lets go of a process that belongs to the one we were forked from."""
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
            send(pipe, order)
            if not pipe.poll(self.longest):
                raise TooLateError
            answer = receive(pipe)
        except (EOFError, BrokenPipeError, ConnectionResetError) as fault:
            raise _GoneError from fault
        finally:
            if not answer:
                self._dismiss()
        return answer

    def _pipe(self) -> Connection:
        if self._running and self._running[0].poll() is not None:
            self._dismiss()
        if not self._running:
            self._running = self._started()
        return self._running[1]

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        ours, theirs = Pipe()
        with theirs:
            try:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    (*self._command, str(theirs.fileno())),
                    cwd=FOLDER,
                    env=environment() | self._own,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,  # the terminal's Ctrl-C is ours to answer
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,  # a library may print what stands in a file
                )
            except OSError as fault:
                ours.close()
                raise NotStartedError(str(fault)) from fault
        return process, ours

    def _dismiss(self, grace: float = 0.0) -> None:
        """Ends the process: it goes when its pipe ends, or else is made to."""
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


def environment() -> dict[str, str]:
    """Returns what of our environment is passed on."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_GROUPS)
    }
