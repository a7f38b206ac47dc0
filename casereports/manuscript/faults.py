"""What stops a paper from going to press: references to nothing, pictures that are missing."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import Field

from casereports.clinical.sentences import Sentence
from casereports.clinical.values import Value
from casereports.manuscript.document import Manuscript


class Fault(Value):
    """A hole in the paper; ``source`` is the form field where it is mended."""

    source: str
    message: Sentence


class UnresolvedReferencesError(Exception):
    """The paper has holes; the message lists each with its place."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{fault.source}: {fault.message}" for fault in faults))


class Composed(Value):
    """A paper as far as it could be composed.

    Where ``faults`` name a hole, the draft prints a note in brackets and never a blank.
    ``drawings`` holds its plots as SVG, by the SHA-256 that names them in the manuscript.
    """

    manuscript: Manuscript
    faults: tuple[Fault, ...] = ()
    drawings: Mapping[str, bytes] = Field(default_factory=lambda: MappingProxyType({}))

    def whole(self) -> Manuscript:
        """Returns the paper for the press; raises ``UnresolvedReferencesError`` for a hole."""
        if self.faults:
            raise UnresolvedReferencesError(self.faults)
        return self.manuscript
