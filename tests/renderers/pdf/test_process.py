"""The process that prints: kept, replaced when it ends, and no burden to the one that asks."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType

import pytest

from casereports.manuscript.document import Manuscript
from casereports.renderers.pdf import PrintError, print_pdf
from casereports.renderers.pdf.order import write_order
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.process import COMMAND, PRINTER, Printer
from tests.renderers.papers import paper
from tests.renderers.pdf.reading import printed
from tests.renderers.phantoms import phantom

MUTE = "import time; time.sleep(600)"
BREAKS_DOWN = "raise SystemExit(1)"


class StopWaitingError(Exception):
    """Somebody no longer waits for a paper."""


def order(manuscript: Manuscript) -> list[bytes]:
    return write_order(manuscript, pictures_of(manuscript, phantom))


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, until all that it started have ended, too."""
    return subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def running() -> Iterator[Callable[..., Printer]]:
    """Start printers with another program in the place of ours, and end them."""
    started: list[Printer] = []

    def start(code: str, **options: float) -> Printer:
        started.append(Printer((sys.executable, "-c", code), **options))
        return started[-1]

    yield start
    for printer in started:
        printer.end()


def test_paper_is_the_same_from_either_process(presacral: bytes) -> None:
    assert print_pdf(paper("presacral"), image_bytes=phantom) == presacral


def test_process_is_kept_for_the_next_paper() -> None:
    print_pdf(paper("blind"), image_bytes=phantom)
    before = PRINTER.pid()
    print_pdf(paper("tables"), image_bytes=phantom)
    assert PRINTER.pid() == before


def test_refusal_comes_back_as_its_sentence_and_the_process_stays() -> None:
    print_pdf(paper("blind"), image_bytes=phantom)
    before = PRINTER.pid()
    inline = paper("inline").model_copy(update={"references": ()})
    with pytest.raises(PrintError, match="The PDF engine warned: No anchor"):
        print_pdf(inline, image_bytes=phantom)
    assert PRINTER.pid() == before


def test_process_that_was_killed_is_replaced() -> None:
    print_pdf(paper("blind"), image_bytes=phantom)
    before = PRINTER.pid()
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert print_pdf(paper("blind"), image_bytes=phantom) == printed(paper("blind"))
    assert PRINTER.pid() != before


def test_order_is_given_again_when_the_process_breaks_down(
    running: Callable[..., Printer], tmp_path: Path
) -> None:
    printer = running(
        f"import os, pathlib, sys; once = pathlib.Path({str(tmp_path / 'once')!r});\n"
        f"if once.exists(): os.execv(sys.executable, [*{list(COMMAND)!r}, sys.argv[1]])\n"
        f"once.touch(); {BREAKS_DOWN}"
    )
    assert printer.fulfil(order(paper("blind"))) == printed(paper("blind"))


def test_order_that_breaks_the_process_down_twice_is_given_up(
    running: Callable[..., Printer],
) -> None:
    printer = running(BREAKS_DOWN)
    with pytest.raises(PrintError, match="broke down over this paper, twice"):
        printer.fulfil(order(paper("blind")))
    assert printer.pid() is None


def test_print_that_takes_too_long_is_ended(running: Callable[..., Printer]) -> None:
    printer = running(MUTE, longest=0.2)
    with pytest.raises(PrintError, match=r"was not printed within 0\.2 seconds"):
        printer.fulfil(order(paper("blind")))
    assert printer.pid() is None


def test_interrupted_print_leaves_no_answer_for_the_next_one(
    running: Callable[..., Printer],
) -> None:
    def interrupt(_: int, __: FrameType | None) -> None:
        raise StopWaitingError

    printer = running(MUTE)
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(StopWaitingError):
            printer.fulfil(order(paper("blind")))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert printer.pid() is None


def test_program_that_is_not_there_is_named() -> None:
    with pytest.raises(PrintError, match=r"could not be started \(.*no-such-program"):
        Printer(("/no-such-program",)).fulfil([])


def test_threads_each_get_their_own_paper() -> None:
    names = ["blind", "tables", "lists", "inline"]
    with ThreadPoolExecutor(len(names)) as threads:
        found = threads.map(lambda name: print_pdf(paper(name), image_bytes=phantom), names)
    assert list(found) == [printed(paper(name)) for name in names]


PRINT = (
    "import os, signal\n"
    "from casereports.renderers.pdf import print_pdf\n"
    "from casereports.renderers.pdf.process import PRINTER\n"
    "from tests.renderers.papers import paper\n"
    "from tests.renderers.phantoms import phantom\n"
    "done = print_pdf(paper('blind'), image_bytes=phantom)\n"
)


def test_process_ends_with_the_one_that_asked_even_when_that_is_killed() -> None:
    for last_words in ("", "os.kill(os.getpid(), signal.SIGKILL)\n"):
        finished = run(f"{PRINT}print(PRINTER.pid(), flush=True)\n{last_words}")
        assert (finished.stdout.strip().isdigit(), finished.stderr) == (True, "")


def test_forked_process_prints_with_a_process_of_its_own() -> None:
    finished = run(
        f"{PRINT}before = PRINTER.pid()\n"
        "forked = os.fork()\n"
        "same = print_pdf(paper('blind'), image_bytes=phantom) == done\n"
        "if forked: os.waitpid(forked, 0)\n"
        "print('parent' if forked else 'fork', same, PRINTER.pid() == before)\n"
    )
    assert sorted(finished.stdout.splitlines()) == ["fork True False", "parent True True"]
    assert finished.stderr == ""


def test_who_asks_never_loads_the_engine() -> None:
    finished = run(f"import sys\n{PRINT}print(*sys.modules, sep='\\n')")
    engine = {"weasyprint", "pydyf", "fontTools", "tinycss2"}
    assert engine & set(finished.stdout.splitlines()) == set()


def test_who_prints_never_loads_the_site() -> None:
    finished = run("import sys, casereports.renderers.pdf.printer\nprint(*sys.modules, sep='\\n')")
    modules = set(finished.stdout.splitlines())
    assert modules & {"django", "weasyprint"} == {"weasyprint"}


def test_what_a_library_prints_is_no_answer(running: Callable[..., Printer]) -> None:
    printer = running(
        "import os, sys; print('noise', flush=True)\n"
        f"os.execv(sys.executable, [*{list(COMMAND)!r}, sys.argv[1]])"
    )
    assert printer.fulfil(order(paper("blind"))) == printed(paper("blind"))
