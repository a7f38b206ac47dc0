"""Keeps a process that reads pictures, so that no file can end the one that asks.

Decoders are written in C, and files come from anywhere. What reads them has a limit of memory and
of time, no file to write to and no secret to tell; when it ends, another takes its place.
"""

import sys
from collections.abc import Sequence
from typing import Final

from casereports.clinical.sentences import _, received
from casereports.figures.reading.orders import DONE
from casereports.figures.reading.prepared import PictureError
from casereports.figures.reading.refusals import unreadable
from casereports.processes.kept import BrokeDownError, Kept, NotStartedError, TooLateError

COMMAND: Final = (sys.executable, "-m", "casereports.figures.reading.decoder")
#: Seconds that an order may take; a picture takes less than one.
LONGEST: Final = 30.0
#: Matrix libraries set aside memory for each thread, and there is nothing for them to do.
OWN: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Reader(Kept):
    """A process that reads."""

    def __init__(self, command: Sequence[str] = COMMAND, longest: float = LONGEST) -> None:
        super().__init__(command, longest=longest, own=OWN)

    def read(self, *order: bytes) -> list[bytes]:
        """Return the answer's parts; raises PictureError with the reason why there is none."""
        try:
            kind, *parts = self.ask(*order)
        except BrokeDownError as fault:
            raise unreadable() from fault
        except TooLateError as fault:
            raise PictureError(
                _("the picture takes too long to read; export it again as PNG or JPEG")
            ) from fault
        except NotStartedError as fault:
            raise PictureError(
                _("no picture can be read at the moment; try again, or tell who runs this site")
            ) from fault
        if kind == DONE:
            return parts
        raise PictureError(received(parts[0]))


READER: Final = Reader()
READER.keep()
