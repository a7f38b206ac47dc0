"""What a text cites, before it is printed."""

from pydantic import Field

from casereports.clinical.values import Value
from casereports.references.kinds import LocatorLabel
from casereports.references.text import Key, Line


class Cite(Value):
    """A reference as cited once: "see [3, p. 12] for a review" has all four parts.

    ``locator`` is the place within the work; ``label`` says what it counts.
    """

    key: Key
    prefix: Line = ""
    suffix: Line = ""
    locator: Line = ""
    label: LocatorLabel = "page"


class Cluster(Value):
    """The cites that are printed together: ``[@a; @b]`` is one cluster."""

    cites: tuple[Cite, ...] = Field(min_length=1)

    @classmethod
    def of(cls, *keys: str) -> "Cluster":
        """Return a cluster of bare keys."""
        return cls(cites=tuple(Cite(key=key) for key in keys))
