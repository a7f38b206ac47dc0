"""What became of a pasted text: rows with their cells and doubts, and the lines left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from casereports.authoring.pasting.remarks import Remark

#: A pasted line is shown to this length.
SHOWN = 200


class PasteError(ValueError):
    """A pasted text cannot be taken; its remark says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark)
        self.remark = remark


@dataclass(frozen=True)
class Cell:
    """What goes into one form field of a row, in the notation that the field takes."""

    column: str
    text: str


@dataclass(frozen=True)
class Line:
    """One row to be, and the pasted line that it came from.

    ``number`` counts the lines of the paste from 1; a line may give several rows.
    """

    number: int
    source: str
    cells: tuple[Cell, ...]
    doubts: tuple[Remark, ...] = ()

    def text(self, column: str) -> str:
        """Returns what goes into a column, or nothing."""
        return next((cell.text for cell in self.cells if cell.column == column), "")


@dataclass(frozen=True)
class Ignored:
    """A pasted line that gives no row, and why."""

    number: int
    source: str
    why: Remark


@dataclass(frozen=True)
class Head:
    """A pasted column: what stood above it, and the record's column, or nothing if left out."""

    pasted: str
    column: str


@dataclass(frozen=True)
class Pasted:
    """A pasted text as it was understood; ``heading`` is empty where it named no columns."""

    lines: tuple[Line, ...]
    ignored: tuple[Ignored, ...] = ()
    heading: tuple[Head, ...] = ()


def once(remarks: Iterable[Remark | None]) -> tuple[Remark, ...]:
    """Returns the remarks without repetitions, in their order."""
    return tuple(dict.fromkeys(remark for remark in remarks if remark))
