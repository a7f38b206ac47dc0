"""The process that prints: takes orders from a pipe until that ends.

It is started by ``process`` and holds the engine, so that no other process needs to.
"""

import sys

from casereports.clinical.sentences import sent
from casereports.manuscript.document import Manuscript
from casereports.processes.program import log_where, serve
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import (
    FILE,
    PAPER,
    PLATE,
    PRINTED,
    RASTER,
    REFUSED,
    PictureFile,
    Plate,
    Raster,
    read_order,
)
from casereports.renderers.pdf.plate import print_plate
from casereports.renderers.pdf.printing import print_here
from casereports.renderers.pdf.raster import handed_in, pixels

NAME = "The printing process"


def main() -> None:
    """Print one order after the other; ends when whoever gave them has gone."""
    log_where(NAME, sys.stderr)
    serve(answer, int(sys.argv[1]))


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


def file(parts: list[bytes]) -> bytes:
    wanted, page = parts
    return handed_in(page, PictureFile.model_validate_json(wanted))


TASKS = {PAPER: paper, PLATE: plate, RASTER: raster, FILE: file}


if __name__ == "__main__":
    main()
