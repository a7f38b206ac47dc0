"""What can go wrong when a paper is written as a Word file."""

from casereports.clinical.sentences import SaidError


class RenderError(SaidError, ValueError):
    """A manuscript that can't be written whole, with a sentence that says why."""
