"""The process that reads: kept, limited, replaced when it ends, and no danger to who asks."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from casereports.figures.reading import PictureError, Preparation, look, render
from casereports.figures.reading.process import COMMAND, READER, Reader
from tests.factories.pictures import picture
from tests.figures.reading.files import saved

PICTURE = picture("JPEG", comment=b"not clean")
MUTE = "import time; time.sleep(600)"
BREAKS_DOWN = "import os; os.abort()"
ORDER = (b"render", b'[400, {"inverted": true}]', PICTURE)


class StopWaitingError(Exception):
    """Somebody no longer waits for an answer."""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Runs code in a process of its own, until all that it started have ended, too."""
    return subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def running() -> Iterator[Callable[..., Reader]]:
    """Starts readers with another program in the place of ours, and ends them."""
    started: list[Reader] = []

    def start(code: str, **options: float) -> Reader:
        started.append(Reader((sys.executable, "-c", code), **options))
        return started[-1]

    yield start
    for reader in started:
        reader.end()


def test_process_is_kept_for_the_next_picture():
    look(PICTURE)
    before = READER.pid()
    render(PICTURE, Preparation())
    assert READER.pid() == before


def test_refusal_comes_back_as_its_sentence_and_the_process_stays():
    look(PICTURE)
    before = READER.pid()
    with pytest.raises(PictureError) as caught:
        render(PICTURE, Preparation(frame=3))
    assert caught.value.said.template.startswith("the file has no picture number")
    assert caught.value.said.parts == {"frames": "1", "number": "4"}
    assert READER.pid() == before


def test_process_that_was_killed_is_replaced():
    copy = render(PICTURE, Preparation())
    before = READER.pid()
    os.kill(before, signal.SIGKILL)
    assert render(PICTURE, Preparation()) == copy
    assert READER.pid() != before


def test_file_that_breaks_the_process_down_is_refused_with_what_to_do(running):
    reader = running(BREAKS_DOWN)
    with pytest.raises(PictureError, match="export it again as PNG or JPEG and take that"):
        reader.read(*ORDER)
    assert reader.pid() is None


def test_order_is_given_again_when_the_process_breaks_down(running, tmp_path):
    reader = running(
        f"import os, pathlib, sys; once = pathlib.Path({str(tmp_path / 'once')!r})\n"
        f"if once.exists(): os.execv(sys.executable, [*{list(COMMAND)!r}, sys.argv[1]])\n"
        f"once.touch(); {BREAKS_DOWN}"
    )
    assert reader.read(*ORDER)[1] == READER.read(*ORDER)[1]


def test_picture_that_takes_too_long_is_given_up(running):
    reader = running(MUTE, longest=0.2)
    with pytest.raises(PictureError, match="takes too long to read; export it again"):
        reader.read(*ORDER)
    assert reader.pid() is None


def test_interrupted_order_leaves_no_answer_for_the_next_one(running):
    def interrupt(_number, _frame):
        raise StopWaitingError

    reader = running(MUTE)
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(StopWaitingError):
            reader.read(*ORDER)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert reader.pid() is None


def test_program_that_is_not_there_is_no_fault_of_the_picture():
    with pytest.raises(PictureError, match="no picture can be read at the moment; try again"):
        Reader(("/no-such-program",)).read(*ORDER)


def test_threads_each_get_their_own_picture():
    contents = [saved(Image.new("L", (20 + at, 20), at), "TIFF") for at in range(4)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(look, contents))
    assert [source.width for source in found] == [20, 21, 22, 23]


READ = (
    "import os, signal\n"
    "from casereports.figures.reading import look\n"
    "from casereports.figures.reading.process import READER\n"
    f"done = look({picture('PNG')!r})\n"
)


def test_process_ends_with_the_one_that_asked_even_when_that_is_killed():
    for last_words in ("", "os.kill(os.getpid(), signal.SIGKILL)\n"):
        finished = run(f"{READ}print(READER.pid(), flush=True)\n{last_words}")
        assert (finished.stdout.strip().isdigit(), finished.stderr) == (True, "")
        assert has_ended(int(finished.stdout))


def has_ended(number: int) -> bool:
    """Waits for a process that is not ours; at most the time that a busy machine needs."""
    for _try in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_forked_process_reads_with_a_process_of_its_own():
    finished = run(
        f"{READ}before = READER.pid()\n"
        "forked = os.fork()\n"
        f"same = look({picture('PNG')!r}) == done\n"
        "if forked: os.waitpid(forked, 0)\n"
        "print('parent' if forked else 'fork', same, READER.pid() == before)\n"
    )
    assert sorted(finished.stdout.splitlines()) == ["fork True False", "parent True True"]
    assert finished.stderr == ""


def test_who_asks_loads_no_decoder():
    finished = run(f"import sys\n{READ}print(*sys.modules, sep='\\n')")
    assert {"numpy", "PIL.Image", "pydicom", "gdcm"} & set(finished.stdout.split()) == set()


def test_who_reads_never_loads_the_site():
    finished = run(
        "import sys, casereports.figures.reading.decoder\nprint(*sys.modules, sep='\\n')"
    )
    assert {"django", "PIL.Image"} & set(finished.stdout.split()) == {"PIL.Image"}


def test_log_says_where_the_process_broke_down_but_nothing_of_the_file():
    finished = run(
        "import sys\nfrom casereports.figures.reading.decoder import NAME, own_log\n"
        "from casereports.processes.program import log_where\n"
        "log_where(NAME, own_log())\nprint('Jane Doe', file=sys.stderr, flush=True)\n"
        "raise ValueError('Jane Doe')"
    )
    assert finished.stderr == "The reading process ended: ValueError at <string>:6\n"


def test_process_can_neither_fill_the_memory_nor_write_a_file(tmp_path):
    finished = run(
        "from casereports.figures.reading.decoder import MOST_MEMORY, set_limits\n"
        "import resource\nset_limits()\n"
        f"file = open({str(tmp_path / 'file')!r}, 'wb', buffering=0)\n"
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try: file.write(b'pixels')\nexcept OSError as fault: print(type(fault).__name__)\n"
        "try: bytes(MOST_MEMORY)\nexcept MemoryError as fault: print(type(fault).__name__)\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert finished.stdout == "OSError\nMemoryError\n(0, 0)\n"
