"""What the tables of a paper are called when prose asks for one: ``{table:labs}``."""

from collections.abc import Mapping
from typing import Final

#: Each table's name, and what else authors write for it.
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "timeline": ("time-line", "course"),
    "labs": ("lab", "laboratory"),
    "ihc": ("immunohistochemistry",),
    "microbiology": ("micro",),
    "molecular": ("genetics", "molecular_findings"),
    "imaging": ("images", "studies"),
    "tests": ("test", "functional", "functional_tests"),
    "differential": ("differentials",),
    "treatment": ("treatments", "therapy"),
    "adverse_events": ("adverse_event", "adverse-events", "harms", "harm"),
}
_MEANT: Final = {other: name for name, others in TABLES.items() for other in others}


def table_name(written: str) -> str:
    """Returns the name of the table that is meant; one that is unknown stays as it is."""
    return _MEANT.get(written, written)
