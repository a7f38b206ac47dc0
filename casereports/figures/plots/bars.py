"""Bars: upright ones in stacks, a histogram with its quartiles, and a list of lying bars.

Parts of a stack differ in their filling, not in colour alone.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, Self

from pydantic import model_validator

from casereports.clinical.values import Value
from casereports.figures.plots.axes import value_line
from casereports.figures.plots.shapes import Block, Box, Shape, Sheet, Stroke, Words
from casereports.figures.plots.style import (
    BLUE,
    DASHED,
    DOUBLE_MM,
    GREEN,
    GREY,
    HAIR,
    INK,
    PAPER,
    POINTS_PER_MM,
    SMALL,
    TEXT,
    TINTS,
    VERMILION,
)
from casereports.figures.plots.svg import Drawing, written
from casereports.figures.plots.typeface import ABOVE, width_of, wrapped
from casereports.figures.plots.valuescale import ValueScale, printed_tick, value_scale

#: How a part of a stack is filled.
Filling = Literal["solid", "tinted", "striped", "hollow"]

_EDGE: Final = 4.0
_FRAME: Final = 42 * POINTS_PER_MM
_HATCH: Final = 3.2
_INKS: Final[dict[Filling, str]] = {
    "solid": BLUE,
    "tinted": VERMILION,
    "striped": GREEN,
    "hollow": GREY,
}
#: The widest upright bar: with few bars, more is a wall.
WIDEST: Final = 28.0
#: Of a lying bar and its room, and of the room that its words may take.
_BAR, _ROW, _WORDS = 8.0, 13.0, 0.5
#: Of the words of a line, with the room below them.
_LINE: Final = SMALL + 2.0
#: Between two labels below bars.
_APART: Final = 4.0


class Part(Value):
    """One part of every bar, from the first bar to the last."""

    name: str
    values: tuple[int, ...]
    filling: Filling = "solid"


class Line(Value):
    """An upright line through the bars, in bars from the left edge: a median, say."""

    at: float
    text: str


class Bars(Value):
    """Upright bars, each with its label; ``is_dense`` draws them without gaps, as a histogram.

    A histogram has labels at the edges of its bars, one more than there are bars.
    """

    title: str
    description: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    across: str
    upwards: str
    lines: tuple[Line, ...] = ()
    is_dense: bool = False

    @model_validator(mode="after")
    def _bars_have_labels(self) -> Self:
        wanted = len(self.labels) - self.is_dense
        if wanted < 1 or any(len(part.values) != wanted for part in self.parts):
            raise ValueError("Each part has one value for each bar.")
        return self

    @property
    def number(self) -> int:
        """How many bars there are."""
        return len(self.labels) - self.is_dense

    @property
    def highest(self) -> int:
        return max(sum(part.values[at] for part in self.parts) for at in range(self.number))


class Bar(Value):
    """A lying bar, with what is written behind it."""

    label: str
    value: float
    text: str


class BarList(Value):
    """Lying bars below each other, the longest of which is ``full`` long at most."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    full: float


def draw_bars(bars: Bars) -> Drawing:
    """Returns upright bars as a file."""
    return written(bars_sheet(bars))


def draw_bar_list(bars: BarList) -> Drawing:
    """Returns lying bars as a file."""
    return written(bar_list_sheet(bars))


def bars_sheet(bars: Bars) -> Sheet:
    """Returns upright bars before they are written."""
    width = DOUBLE_MM * POINTS_PER_MM
    key, top = _key(bars, width)
    named = top + TEXT * ABOVE
    top += TEXT + 5.0 + _LINE * len(bars.lines)
    bottom = top + _FRAME
    scale = value_scale([0, max(bars.highest, 1)], [], bottom=bottom, top=top)
    scale = _whole(scale)
    left = _EDGE + max(width_of(printed_tick(tick), SMALL) for tick in scale.ticks) + 6.0
    frame = Box(left, top, width - _EDGE, bottom)
    foot = bottom + 5.0 + SMALL * ABOVE
    return Sheet(
        width=width,
        height=foot + TEXT + 8.0,
        title=bars.title,
        description=bars.description,
        parts=(
            *_grid(frame, scale),
            *_stacks(bars, frame, scale),
            *value_line(scale, frame.left),
            Stroke(((frame.left, bottom), (frame.right, bottom)), INK, 0.7),
            *_labels(bars, frame, foot),
            *_lines(bars, frame),
            *key,
            Words(bars.upwards, _EDGE, named, TEXT),
            Words(bars.across, (frame.left + frame.right) / 2, foot + TEXT + 3.0, TEXT, "middle"),
        ),
    )


def bar_list_sheet(bars: BarList) -> Sheet:
    """Returns lying bars before they are written."""
    width = DOUBLE_MM * POINTS_PER_MM
    names = [_shortened(one.label, width * _WORDS) for one in bars.bars]
    left = _EDGE + max((width_of(name, TEXT) for name in names), default=0.0) + 6.0
    behind = max((width_of(one.text, TEXT) for one in bars.bars), default=0.0) + 6.0
    room = width - left - behind - _EDGE
    return Sheet(
        width=width,
        height=2 * _EDGE + _ROW * max(len(bars.bars), 1),
        title=bars.title,
        description=bars.description,
        parts=tuple(_rows(bars, names, left, room)),
    )


def _rows(bars: BarList, names: Sequence[str], left: float, room: float) -> Iterator[Shape]:
    for at, (bar, name) in enumerate(zip(bars.bars, names, strict=True)):
        top = _EDGE + at * _ROW + (_ROW - _BAR) / 2
        baseline = top + _BAR / 2 + TEXT * 0.33
        long = room * min(bar.value / bars.full, 1.0) if bars.full else 0.0
        yield Words(name, left - 4.0, baseline, TEXT, "end")
        if long:
            yield Block(Box(left, top, left + long, top + _BAR), BLUE)
        yield Words(bar.text, left + long + 4.0, baseline, TEXT)
    height = _EDGE + _ROW * max(len(bars.bars), 1)
    yield Stroke(((left, _EDGE), (left, height)), INK, 0.7)


def _whole(scale: ValueScale) -> ValueScale:
    """Returns a scale of numbers of things, without ticks between two of them."""
    ticks = tuple(tick for tick in scale.ticks if tick == int(tick))
    return ValueScale(scale.low, scale.high, ticks, scale.bottom, scale.top)


def _grid(frame: Box, scale: ValueScale) -> Iterator[Shape]:
    for tick in scale.ticks:
        if tick:
            y = scale.y(tick)
            yield Stroke(((frame.left, y), (frame.right, y)), HAIR, 0.4)


def _stacks(bars: Bars, frame: Box, scale: ValueScale) -> Iterator[Shape]:
    step = (frame.right - frame.left) / bars.number
    gap = 0.4 if bars.is_dense else max(min(step * 0.2, 6.0), (step - WIDEST) / 2)
    for at in range(bars.number):
        left = frame.left + at * step
        below = 0
        for part in bars.parts:
            above = below + part.values[at]
            if part.values[at]:
                box = Box(left + gap, scale.y(above), left + step - gap, scale.y(below))
                yield from _filled(box, part.filling)
            below = above


def _filled(box: Box, filling: Filling) -> Iterator[Shape]:
    """Yields a part of a bar, its filling within its outline."""
    ink = _INKS[filling]
    match filling:
        case "solid":
            yield Block(box, ink, ink)
        case "tinted":
            yield Block(box, TINTS[ink], ink)
        case "hollow":
            yield Block(box, PAPER, ink)
        case "striped":
            yield Block(box, PAPER, ink)
            yield from (Stroke(line, ink, 0.6) for line in _hatching(box))


def _hatching(box: Box) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yields slanting lines that end at the edges of a box."""
    high = box.bottom - box.top
    start = box.left - high + _HATCH
    while start < box.right:
        first, last = max(start, box.left), min(start + high, box.right)
        if last > first:
            yield (first, box.bottom - (first - start)), (last, box.bottom - (last - start))
        start += _HATCH


def _labels(bars: Bars, frame: Box, baseline: float) -> Iterator[Shape]:
    """Yields as many labels as have room, evenly: each, or each second, third and so on."""
    step = (frame.right - frame.left) / bars.number
    widest = max(width_of(label, SMALL) for label in bars.labels) + _APART
    each = next(n for n in range(1, len(bars.labels) + 2) if n * step >= widest or n > bars.number)
    for at, label in enumerate(bars.labels):
        x = frame.left + step * (at if bars.is_dense else at + 0.5)
        if bars.is_dense:
            yield Stroke(((x, frame.bottom), (x, frame.bottom + 2.6)), INK, 0.7)
        half = width_of(label, SMALL) / 2
        if at % each == 0:
            held = min(max(x, _EDGE + half), frame.right + _EDGE - half)
            yield Words(label, held, baseline, SMALL, "middle")


def _lines(bars: Bars, frame: Box) -> Iterator[Shape]:
    """Yields lines through the bars, each with its words on a row of its own above them.

    The leftmost has the highest row, so that no line runs through the words of another.
    """
    step = (frame.right - frame.left) / bars.number
    for row, line in enumerate(sorted(bars.lines, key=lambda line: line.at)):
        x = frame.left + step * min(max(line.at, 0.0), float(bars.number))
        y = frame.top - _LINE * (len(bars.lines) - row)
        yield Stroke(((x, y), (x, frame.bottom)), INK, 0.9, DASHED)
        baseline = y + SMALL * ABOVE
        if x + 3.0 + width_of(line.text, SMALL) > frame.right:
            yield Words(line.text, x - 3.0, baseline, SMALL, "end")
        else:
            yield Words(line.text, x + 3.0, baseline, SMALL)


def _key(bars: Bars, width: float) -> tuple[list[Shape], float]:
    """Returns what the parts are, in rows, and where the room below them begins."""
    if len(bars.parts) < 2:
        return [], _EDGE
    shapes: list[Shape] = []
    x, top = _EDGE, _EDGE
    for part in bars.parts:
        name = _shortened(part.name, width / 2)
        wide = 10.0 + width_of(name, TEXT) + 14.0
        if x > _EDGE and x + wide > width - _EDGE:
            x, top = _EDGE, top + TEXT + 5.0
        shapes += _filled(Box(x, top, x + 7.0, top + 7.0), part.filling)
        shapes.append(Words(name, x + 10.0, top + 3.5 + TEXT * 0.33, TEXT))
        x += wide
    return shapes, top + TEXT + 6.0


def _shortened(text: str, widest: float) -> str:
    """Returns a text on one line, cut off where it is too long."""
    first, *more = wrapped(text, TEXT, widest - width_of("…", TEXT))
    return f"{first}…" if more else first
