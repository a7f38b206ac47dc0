"""How large and of what form the marks on a picture are, whatever its pixels.

Lengths are in millimetres of print, from a panel's left upper corner, so that the marks of all
panels of a figure are alike.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from typing import Final, NamedTuple

from casereports.clinical.facts.panels import MarkColour
from casereports.figures.plots.typeface import width_of, wrapped

Point = tuple[float, float]

STROKE: Final = 0.45
#: How far the dark rim of a light mark reaches beyond it, and the light rim of a black one.
RIM: Final = 0.16
#: The head of an arrow, and one that stands alone.
HEAD: Final = (2.6, 2.0)
LONE_HEAD: Final = (3.2, 2.6)
ASTERISK: Final = 1.5
#: 8 points, and 7.5.
TEXT: Final = 2.8
BAR_TEXT: Final = 2.65
LEADING: Final = 1.15
BAR: Final = 0.8
#: How near words and scale bars come to the edge of a picture.
MARGIN: Final = 1.0
BAR_MARGIN: Final = 2.0
#: How far a line of text's middle lies above its baseline, in ems.
_MIDDLE: Final = 0.33

#: As they are printed, each with its rim.
COLOURS: Final = {
    MarkColour.WHITE: ("#ffffff", "#000000"),
    MarkColour.BLACK: ("#000000", "#ffffff"),
    MarkColour.YELLOW: ("#ffe100", "#000000"),
    MarkColour.CYAN: ("#4fd8ff", "#000000"),
    MarkColour.ORANGE: ("#ff9a1f", "#000000"),
}


class Line(NamedTuple):
    """A line of text; its middle and its baseline."""

    text: str
    x: float
    y: float


class Ruler(NamedTuple):
    """A scale bar: its left end, upper edge and length, and the words above it."""

    left: float
    top: float
    length: float
    words: Line


def head(start: Point, tip: Point, size: tuple[float, float]) -> tuple[Point, Point, Point]:
    """Returns the corners of an arrow's head, its tip first; no longer than its arrow."""
    way = (tip[0] - start[0], tip[1] - start[1])
    length = hypot(*way)
    if not length:
        return tip, tip, tip
    along = (way[0] / length, way[1] / length)
    scale = min(1.0, length / size[0])
    long, half = size[0] * scale, size[1] * scale / 2
    base = (tip[0] - along[0] * long, tip[1] - along[1] * long)
    across = (-along[1] * half, along[0] * half)
    return (
        tip,
        (base[0] + across[0], base[1] + across[1]),
        (base[0] - across[0], base[1] - across[1]),
    )


def shaft(start: Point, corners: Sequence[Point]) -> tuple[Point, Point]:
    """Returns the line of an arrow, up to where its head hides it."""
    tip, left, right = corners
    base = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    return start, ((base[0] * 3 + tip[0]) / 4, (base[1] * 3 + tip[1]) / 4)


def asterisk(middle: Point) -> list[tuple[Point, Point]]:
    """Returns the three lines of an asterisk."""
    rays = [(ASTERISK * sin(turn), ASTERISK * cos(turn)) for turn in (0, pi / 3, 2 * pi / 3)]
    return [((middle[0] - x, middle[1] - y), (middle[0] + x, middle[1] + y)) for x, y in rays]


def label(text: str, middle: Point, room: tuple[float, float]) -> list[Line]:
    """Returns the lines of a label around its middle, moved so far that the picture holds it."""
    width, height = room
    widest = max(TEXT, width - 2 * MARGIN)
    lines = wrapped(text, TEXT, widest, bold=True)
    half = max(width_of(line, TEXT, bold=True) for line in lines) / 2
    high = LEADING * TEXT * len(lines) / 2
    x = _held(middle[0], half, width)
    y = _held(middle[1], high, height)
    first = y - high + LEADING * TEXT / 2 + _MIDDLE * TEXT
    return [Line(line, x, first + LEADING * TEXT * at) for at, line in enumerate(lines)]


def ruler(percent: float, words: str, room: tuple[float, float]) -> Ruler:
    """Returns a scale bar in the right lower corner with its words above it."""
    width, height = room
    length = width * percent / 100
    margin = min(BAR_MARGIN, (width - length) / 2)
    left, top = width - margin - length, height - BAR_MARGIN - BAR
    x = _held(left + length / 2, width_of(words, BAR_TEXT, bold=True) / 2, width)
    return Ruler(left, top, length, Line(words, x, top - 0.8))


def _held(middle: float, half: float, side: float) -> float:
    """Returns a middle, moved so far that half its length on each side is within the margins."""
    if 2 * (half + MARGIN) > side:
        return side / 2
    return min(max(middle, half + MARGIN), side - half - MARGIN)
