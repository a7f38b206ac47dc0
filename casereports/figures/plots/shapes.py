"""What a plot is drawn of. Lengths are in points, from the top left corner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from casereports.figures.plots.style import INK, PAPER, TEXT, MarkShape
from casereports.figures.plots.typeface import ABOVE, BELOW, width_of


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Tells whether two boxes overlap, or come nearer than ``gap``."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        """Tells whether another box lies within this one."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its baseline."""

    text: str
    x: float
    y: float
    size: float = TEXT
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    ink: str = INK

    @property
    def box(self) -> Box:
        wide = width_of(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.y - ABOVE * self.size, left + wide, self.y + BELOW * self.size)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, straight between them; ``fill`` is the ink of what it encloses."""

    points: tuple[tuple[float, float], ...]
    ink: str = INK
    width: float = 0.6
    dash: str = ""
    fill: str = "none"


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle, with an outline where ``ink`` is given."""

    box: Box
    fill: str
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker; a hollow one is filled with the colour of the paper."""

    shape: MarkShape
    x: float
    y: float
    ink: str
    radius: float = 2.6
    hollow: bool = False

    @property
    def box(self) -> Box:
        reach = self.radius + 0.5
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)

    @property
    def fill(self) -> str:
        return PAPER if self.hollow else self.ink

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of a shape that has some."""
        x, y, r = self.x, self.y, self.radius
        match self.shape:
            case "square":
                return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
            case "diamond":
                wide = r * 1.25
                return ((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y))
            case "down":
                return ((x - r, y - r), (x + r, y - r), (x, y + r))
            case "up" | "triangle":
                return ((x - r, y + r), (x + r, y + r), (x, y - r))
            case "circle":
                return ()


Shape = Words | Stroke | Block | Mark


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that tell of one row of the record."""

    source: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plot before it is written: its size, what it is called, and what stands on it."""

    width: float
    height: float
    title: str
    description: str
    parts: tuple[Shape | Group, ...]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes, those in groups included."""
        return tuple(flat(self.parts))


def flat(parts: Iterable[Shape | Group]) -> Iterable[Shape]:
    """Yields shapes one by one, in the order of drawing."""
    for part in parts:
        if isinstance(part, Group):
            yield from part.shapes
        else:
            yield part
