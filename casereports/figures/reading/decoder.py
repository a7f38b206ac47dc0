"""The process that reads pictures: takes orders from a pipe until that ends.

It is started by ``process``. It never loads the site, and it is the only one to load decoders.
"""

import os
import resource
import sys
import warnings
from typing import Final, TextIO

from casereports.clinical.sentences import sent
from casereports.figures.reading.orders import DONE, REFUSED
from casereports.figures.reading.prepared import PictureError
from casereports.figures.reading.reading import carried_out
from casereports.figures.reading.refusals import unreadable
from casereports.processes.program import log_where, serve

#: Most bytes of address space: a file of 200 MB with a picture of 60 million pixels and its
#: values fits; a bomb does not.
MOST_MEMORY: Final = 4 * 2**30
ERRORS: Final = 2
NAME: Final = "The reading process"


def main() -> None:
    """Carry out one order after the other; ends when whoever gave them has gone."""
    log_where(NAME, own_log())
    set_limits()
    # A library's warning may quote what stands in the file: a name, a date.
    warnings.simplefilter("ignore")
    serve(answered, int(sys.argv[1]))


def answered(order: list[bytes]) -> list[bytes]:
    """Return what was asked for, or the sentence that says why there is none."""
    try:
        return [DONE, *carried_out(*order)]
    except PictureError as fault:
        return [REFUSED, sent(fault.said)]
    except MemoryError:
        return [REFUSED, sent(unreadable().said)]


def own_log() -> TextIO:
    """Return where errors go; decoders, which may quote a file, write to nowhere."""
    log = os.fdopen(os.dup(ERRORS), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, ERRORS)
    os.close(nowhere)
    return log


def set_limits() -> None:
    """Limit memory where the system can; leave no image of it when a decoder breaks down."""
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):
            continue  # macOS has no limit of address space


if __name__ == "__main__":
    main()
