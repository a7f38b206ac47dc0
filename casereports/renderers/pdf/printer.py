"""The process that prints: takes orders from its standard input until that ends.

It is started by ``process`` and holds the engine, so that no other process needs to.
"""

import os
import sys
import traceback
from types import TracebackType

from casereports.manuscript.nodes import Manuscript
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import PRINTED, REFUSED, read_order, sent
from casereports.renderers.pdf.printing import print_here
from casereports.renderers.pdf.wire import receive, send

INPUT, OUTPUT, ERRORS = 0, 1, 2


def main() -> None:
    """Print one order after the other; ends when whoever gave them has gone."""
    sys.excepthook = say_where
    answers = own_output()
    try:
        while True:
            send(answers, *answer(receive(INPUT)))
    except (EOFError, BrokenPipeError):
        return


def answer(parts: list[bytes]) -> tuple[bytes, bytes]:
    """Return the printed paper, or the sentence that says why there is none."""
    manuscript, pictures = read_order(parts)
    try:
        return PRINTED, print_here(Manuscript.model_validate_json(manuscript), pictures)
    except PrintError as fault:
        return REFUSED, sent(fault.said)


def own_output() -> int:
    """Return the pipe for answers; what else is printed goes where errors go, not into it."""
    answers = os.dup(OUTPUT)
    os.dup2(ERRORS, OUTPUT)
    return answers


def say_where(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
    """Tell the log what went wrong and where, but none of a patient's words."""
    places = traceback.extract_tb(trace)
    last = f" at {places[-1].filename}:{places[-1].lineno}" if places else ""
    sys.stderr.write(f"The printing process ended: {kind.__name__}{last}\n")


if __name__ == "__main__":
    main()
