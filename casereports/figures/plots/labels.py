"""Finds places for labels where they meet nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from casereports.figures.plots.shapes import Box, Words
from casereports.figures.plots.style import SMALL
from casereports.figures.plots.typeface import ABOVE, BELOW

#: Between a label and its mark, and between two labels.
_GAP = 2.2
_APART = 1.2

#: A straight line between two points.
Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(slots=True)
class Space:
    """A frame with what already stands in it."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Tells whether a box lies in the frame and meets nothing that is taken."""
        return self.frame.holds(box) and not any(box.meets(one, _APART) for one in self.taken)

    def crossings(self, box: Box) -> int:
        """Returns how many lines run through a box."""
        return sum(_crosses(line, box) for line in self.lines)

    def first_free(self, candidates: Iterable[Words]) -> Words | None:
        """Takes the first free place through which no line runs, else the least crossed."""
        free = [words for words in candidates if self.is_free(words.box)]
        if not free:
            return None
        best = min(free, key=lambda words: self.crossings(words.box))
        self.taken.append(best.box)
        return best


def around(text: str, x: float, y: float, reach: float) -> Sequence[Words]:
    """Returns the places of a label around a mark, the best first."""
    rise, fall = ABOVE * SMALL, BELOW * SMALL
    far = reach + _GAP
    above, below = y - far - fall, y + far + rise
    beside = y + (rise - fall) / 2

    def at(x: float, y: float, anchor: Literal["start", "middle", "end"]) -> Words:
        return Words(text, x, y, SMALL, anchor)

    near = reach * 0.6
    return (
        at(x, above, "middle"),
        at(x, below, "middle"),
        at(x + far, beside, "start"),
        at(x - far, beside, "end"),
        at(x + near, above, "start"),
        at(x - near, above, "end"),
        at(x + near, below, "start"),
        at(x - near, below, "end"),
    )


def _crosses(line: Line, box: Box) -> bool:
    """Tells whether a straight line meets a box (Liang and Barsky's clipping)."""
    (x, y), (to_x, to_y) = line
    enters, leaves = 0.0, 1.0
    for step, low, high in (
        (to_x - x, box.left - x, box.right - x),
        (to_y - y, box.top - y, box.bottom - y),
    ):
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / step, high / step))
        enters, leaves = max(enters, near), min(leaves, far)
    return enters < leaves
