"""Keeps a process that prints, so that the one that asks never loads the engine."""

import sys
from collections.abc import Sequence

from casereports.clinical.sentences import _, received
from casereports.processes.kept import BrokeDownError, Kept, NotStartedError, TooLateError
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import PRINTED

COMMAND = (sys.executable, "-m", "casereports.renderers.pdf.printer")

LONGEST = 60.0
"""Seconds that a print may take; a paper of a hundred pages takes about five."""


class Printer(Kept):
    """A process that prints."""

    def __init__(self, command: Sequence[str] = COMMAND, longest: float = LONGEST) -> None:
        super().__init__(command, longest=longest)

    def fulfil(self, order: Sequence[bytes]) -> bytes:
        """Return the printed paper; raises ``PrintError`` with the reason why there is none."""
        try:
            kind, content = self.ask(*order)
        except BrokeDownError as fault:
            raise PrintError(
                _(
                    "The printing process broke down over this paper, twice. The server's log "
                    "says where."
                )
            ) from fault
        except TooLateError as fault:
            raise PrintError(
                _(
                    "The paper was not printed within %(longest)s seconds.",
                    longest=f"{self.longest:g}",
                )
            ) from fault
        except NotStartedError as fault:
            raise PrintError(
                _("The printing process could not be started (%(fault)s).", fault=str(fault))
            ) from fault
        if kind == PRINTED:
            return content
        raise PrintError(received(content))


PRINTER = Printer()
PRINTER.keep()
