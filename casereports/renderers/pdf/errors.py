"""What can go wrong at the press."""

from casereports.clinical.sentences import SaidError


class PrintError(SaidError):
    """A paper that can't be printed whole, with a sentence that says why."""
