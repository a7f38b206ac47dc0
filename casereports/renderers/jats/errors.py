"""What can go wrong when a paper is written as JATS."""

from casereports.clinical.sentences import SaidError


class RenderError(SaidError, ValueError):
    """A manuscript that can't be written whole, with a sentence that says why."""


class TrackedChangesError(RenderError):
    """A paper that still shows what was inserted and deleted; what is published doesn't."""
