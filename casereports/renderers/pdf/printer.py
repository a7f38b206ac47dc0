"""The process that prints: takes orders from its standard input until that ends.

It is started by ``process`` and holds the engine, so that no other process needs to.
"""

import os
import sys
import traceback
from types import TracebackType

from casereports.manuscript.nodes import Manuscript
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import (
    PAPER,
    PLATE,
    PRINTED,
    RASTER,
    REFUSED,
    Plate,
    Raster,
    read_order,
    sent,
)
from casereports.renderers.pdf.plate import print_plate
from casereports.renderers.pdf.printing import print_here
from casereports.renderers.pdf.raster import pixels
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
    """Return what was asked for, or the sentence that says why there is none."""
    task, *rest = parts
    try:
        return PRINTED, TASKS[task](rest)
    except PrintError as fault:
        return REFUSED, sent(fault.said)


def paper(parts: list[bytes]) -> bytes:
    manuscript, pictures = read_order(parts)
    return print_here(Manuscript.model_validate_json(manuscript), pictures)


def plate(parts: list[bytes]) -> bytes:
    wanted, pictures = read_order(parts)
    return print_plate(Plate.model_validate_json(wanted), pictures)


def raster(parts: list[bytes]) -> bytes:
    wanted, page = parts
    return pixels(page, Raster.model_validate_json(wanted))


TASKS = {PAPER: paper, PLATE: plate, RASTER: raster}


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
