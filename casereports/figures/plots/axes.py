"""Draws the axes: the line of time with its labels, breaks and day 0, and the scale of values."""

from collections.abc import Iterator

from casereports.figures.plots.lanes import slashes
from casereports.figures.plots.shapes import Shape, Stroke, Words
from casereports.figures.plots.style import DASHED, HAIR, INK, SMALL, SOFT, TEXT
from casereports.figures.plots.timeaxis import TimeAxis
from casereports.figures.plots.typeface import ABOVE
from casereports.figures.plots.valuescale import ValueScale, printed_tick

#: Height of the labels below the line of time, and of the axis's title below these.
LABELS = 13.0
TITLE = 11.5
_TICK = 2.6


def grid(axis: TimeAxis, top: float, bottom: float) -> Iterator[Shape]:
    """Yields hairlines at the labels of time, and the line of the index visit."""
    for tick in axis.ticks:
        if tick.day != 0:
            yield Stroke(((tick.x, top), (tick.x, bottom)), HAIR, 0.4)
    zero = axis.x(0.0)
    yield Stroke(((zero, top), (zero, bottom)), SOFT, 0.6, DASHED)


def time_line(axis: TimeAxis, y: float, title: str, *, is_labelled: bool = True) -> Iterator[Shape]:
    """Yields the line of time at ``y``, broken where time is left out, with labels below."""
    yield Stroke(((axis.left, y), (axis.right, y)), INK, 0.7)
    for place in axis.breaks:
        yield from slashes(place, y - 2.2, y + 2.2)
    for tick in axis.ticks:
        yield Stroke(((tick.x, y), (tick.x, y + _TICK)), INK, 0.7)
        if is_labelled:
            baseline = y + _TICK + 1.6 + SMALL * ABOVE
            yield Words(tick.text, tick.middle, baseline, SMALL, "middle")
    if is_labelled:
        middle = (axis.left + axis.right) / 2
        yield Words(title, middle, y + LABELS + TEXT * ABOVE + 1.0, TEXT, "middle")


def value_line(scale: ValueScale, x: float) -> Iterator[Shape]:
    """Yields the scale of values on the line at ``x``, labels to its left."""
    yield Stroke(((x, scale.top), (x, scale.bottom)), INK, 0.7)
    for tick in scale.ticks:
        y = scale.y(tick)
        yield Stroke(((x - _TICK, y), (x, y)), INK, 0.7)
        yield Words(printed_tick(tick), x - _TICK - 1.8, y + SMALL * 0.33, SMALL, "end")
