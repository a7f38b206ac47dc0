"""When things were found, as sentences open with it: "On hospital day 3, …"."""

from collections.abc import Sequence
from typing import Any, TypeVar

from casereports.clinical.timing import Offset, Reference
from casereports.clinical.values import RowValue
from casereports.manuscript.drafting.scribe import Quoted, Scribe

Timed = TypeVar("Timed", bound=RowValue)

#: Moments that the story begins with and that no sentence has to name.
_BEGINNING = (Reference.INDEX_VISIT, Reference.ADMISSION, Reference.ARRIVAL)


class Moments:
    """Groups rows by when they were; what was found at the beginning opens with no time."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe

    def grouped(self, rows: Sequence[Timed]) -> list[tuple[Quoted | None, list[Timed]]]:
        """Returns the rows of each time, with one that tells it; those without a time first."""
        groups: dict[str, tuple[Quoted | None, list[Timed]]] = {"": (None, [])}
        for row in rows:
            quoted = self._scribe.row(row)
            when = "" if is_beginning(row) else quoted.prints("when")
            groups.setdefault(when, (quoted, []))[1].append(row)
        return [(quoted, group) for quoted, group in groups.values() if group]

    def opening(self, when: Quoted | None) -> str:
        """Returns what opens a sentence: "On hospital day 3, "."""
        return opening(when) if when else ""


def opening(when: Quoted) -> str:
    """Returns "On hospital day 3, "; a number does not begin a sentence."""
    at = "at " if when.prints("when")[:1].isdigit() else ""
    return f"{at}{when('when')}, "


def is_beginning(row: Any) -> bool:
    """Tells whether a row is of the first visit, or of no time that is told."""
    match getattr(row, "when", None):
        case None:
            return True
        case Offset(value=value, high=None, reference=reference, clock=""):
            return value == 0 and reference in _BEGINNING
        case _:
            return False
