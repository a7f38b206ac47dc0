"""A lab trend: one analyte over time, its reference interval as a band, treatments above it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from casereports.clinical.values import Value
from casereports.figures.plots.axes import LABELS, TITLE, grid, time_line, value_line
from casereports.figures.plots.labels import Line, Space, around
from casereports.figures.plots.lanes import Cluster, Look, Moment, lane
from casereports.figures.plots.shapes import Block, Box, Group, Mark, Shape, Sheet, Stroke, Words
from casereports.figures.plots.style import (
    BAND,
    BLUE,
    DASHED,
    DOUBLE_MM,
    GREEN,
    INK,
    PAPER,
    POINTS_PER_MM,
    SINGLE_MM,
    SMALL,
    SOFT,
    TEXT,
)
from casereports.figures.plots.svg import Drawing, written
from casereports.figures.plots.timeaxis import TimeAxis, time_axis
from casereports.figures.plots.typeface import ABOVE, width_of
from casereports.figures.plots.valuescale import ValueScale, printed_tick, value_scale

_KEPT = 128
_EDGE = 3.0
#: Height of the frame of one panel, by how many there are.
_FRAME_MM: Final = {1: 42, 2: 36, 3: 32, 4: 28, 5: 24, 6: 21}
#: The letter of a panel, white on black in its corner, as pictures have it.
_LETTER = 12.5
_LETTER_SIZE = 9.0
_HEAD = 19.0
_RADIUS = 2.3
_REACH = 3.0


class Result(Value):
    """A result on its day; ``text`` is how the paper prints it.

    One below or above what the method can tell is ``censored``. ``latest`` ends a span of days of
    which only one is meant.
    """

    day: float
    latest: float | None = None
    value: float
    text: str
    censored: Literal["", "below", "above"] = ""
    source: str


class Band(Value):
    """A reference interval, from a day to a day; without an end it holds on to the edge."""

    low: float | None = None
    high: float | None = None
    text: str
    first: float | None = None
    last: float | None = None

    @property
    def limits(self) -> tuple[float, ...]:
        return tuple(limit for limit in (self.low, self.high) if limit is not None)


class TrendPanel(Value):
    """One analyte in one material and unit. ``days`` are those that all panels share."""

    title: str
    name: str
    unit: str
    description: str
    origin: str
    results: tuple[Result, ...]
    bands: tuple[Band, ...] = ()
    treatments: tuple[Moment, ...] = ()
    days: tuple[float, ...]
    #: Room for the numbers of the scale, the same in all panels, in points.
    count: int = 1
    letter: str = ""
    is_last: bool = True
    is_wide: bool = True
    margin: float = 0.0


@lru_cache(maxsize=_KEPT)
def draw_trend(panel: TrendPanel) -> Drawing:
    """Returns a panel as SVG."""
    return written(trend_sheet(panel))


def numbers_width(panel: TrendPanel) -> float:
    """Returns how wide the numbers of a panel's scale are."""
    scale = _scale(panel, 1.0, 0.0)
    return max(width_of(printed_tick(tick), SMALL) for tick in scale.ticks)


def is_logarithmic(panel: TrendPanel) -> bool:
    """Tells whether a panel's values span more than linear scales can show."""
    return _scale(panel, 1.0, 0.0).is_log


def trend_sheet(panel: TrendPanel) -> Sheet:
    """Returns a panel before it is written."""
    width = (DOUBLE_MM if panel.is_wide else SINGLE_MM) * POINTS_PER_MM
    margin = max(panel.margin, numbers_width(panel)) + 8.0
    axis = time_axis(panel.days, left=_EDGE + margin, right=width - _EDGE)
    bars, top = _treatments(panel, axis)
    bottom = top + _FRAME_MM[min(panel.count, max(_FRAME_MM))] * POINTS_PER_MM
    scale = _scale(panel, bottom, top)
    foot = LABELS + TITLE if panel.is_last else 4.0
    return Sheet(
        width=width,
        height=bottom + foot + _EDGE,
        title=panel.title,
        description=panel.description,
        parts=(
            *_bands(panel, axis, scale),
            *grid(axis, _EDGE + _HEAD, bottom),
            *bars,
            *_name(panel),
            *value_line(scale, axis.left),
            *time_line(
                axis, bottom, f"{axis.unit.name} from {panel.origin}", is_labelled=panel.is_last
            ),
            *_series(panel, axis, scale),
        ),
    )


def _scale(panel: TrendPanel, bottom: float, top: float) -> ValueScale:
    values = [result.value for result in panel.results]
    limits = [limit for band in panel.bands for limit in band.limits]
    most = 5 if panel.count <= 3 else 4
    return value_scale(values, limits, bottom=bottom, top=top, most=most)


def _name(panel: TrendPanel) -> Iterator[Shape]:
    """Yields the analyte with its unit, behind its letter where there is one."""
    x, y = _EDGE, _EDGE + 3.0 + TEXT * ABOVE
    if panel.letter:
        wide = max(_LETTER, width_of(panel.letter, _LETTER_SIZE, bold=True) + 5.0)
        box = Box(_EDGE, _EDGE, _EDGE + wide, _EDGE + _LETTER)
        yield Block(box, INK)
        baseline = _EDGE + _LETTER / 2 + _LETTER_SIZE * 0.33
        middle = (box.left + box.right) / 2
        yield Words(panel.letter, middle, baseline, _LETTER_SIZE, "middle", bold=True, ink=PAPER)
        x = box.right + 5.0
    yield Words(panel.name, x, y, TEXT, bold=True)
    if panel.unit:
        yield Words(f"({panel.unit})", x + width_of(f"{panel.name} ", TEXT, bold=True), y, TEXT)


def _treatments(panel: TrendPanel, axis: TimeAxis) -> tuple[list[Group], float]:
    """Returns the treatments above the frame, and where the frame begins."""
    top = _EDGE + _HEAD
    if not panel.treatments:
        return [], top
    widest = (axis.right - axis.left) * 0.5
    look = Look(GREEN, "down", SMALL, widest)
    treatments = [Cluster((one,), one.words) for one in panel.treatments]
    groups, end = lane(treatments, axis, look, top=top, frame=(axis.left, axis.right))
    return groups, end + 4.0


def _bands(panel: TrendPanel, axis: TimeAxis, scale: ValueScale) -> Iterator[Shape]:
    for band in panel.bands:
        left = axis.left if band.first is None else axis.x(band.first)
        right = axis.right if band.last is None else axis.x(band.last)
        top = scale.top if band.high is None else scale.y(band.high)
        bottom = scale.bottom if band.low is None else scale.y(band.low)
        yield Block(Box(left, top, right, bottom), BAND)
        for limit in band.limits:
            yield Stroke(((left, scale.y(limit)), (right, scale.y(limit))), SOFT, 0.4, DASHED)


def _series(panel: TrendPanel, axis: TimeAxis, scale: ValueScale) -> Iterator[Shape | Group]:
    """Yields the line through the results, their marks, and the labels that find room."""
    frame = Box(axis.left + 1, scale.top - 1, axis.right, scale.bottom - 1)
    space = Space(frame)
    space.lines += _still_lines(panel, axis, scale)
    places = [(axis.x(one.day), scale.y(one.value)) for one in panel.results]
    for (one, other), line in zip(pairwise(panel.results), pairwise(places), strict=True):
        space.lines.append(line)
        is_sure = not (one.censored or other.censored or axis.is_across(one.day, other.day))
        yield Stroke(line, BLUE, 1.1, "" if is_sure else DASHED)
    marks = [_mark(one, *place) for one, place in zip(panel.results, places, strict=True)]
    space.taken += [mark.box for mark in marks]
    labels = _labels(panel.results, places, space)
    for at, one in enumerate(panel.results):
        shapes: list[Shape] = [*_span(one, axis, places[at][1]), marks[at]]
        if at in labels:
            shapes.append(labels[at])
        yield Group(one.source, tuple(shapes))
    yield from _band_labels(panel, axis, scale, space)


def _still_lines(panel: TrendPanel, axis: TimeAxis, scale: ValueScale) -> Iterator[Line]:
    """Yields the lines that stand behind the results: the limits of bands, and day 0."""
    for band in panel.bands:
        for limit in band.limits:
            yield (axis.left, scale.y(limit)), (axis.right, scale.y(limit))
    zero = axis.x(0.0)
    yield (zero, scale.top), (zero, scale.bottom)


def _mark(result: Result, x: float, y: float) -> Mark:
    match result.censored:
        case "below":
            return Mark("down", x, y, BLUE, _REACH, hollow=True)
        case "above":
            return Mark("up", x, y, BLUE, _REACH, hollow=True)
        case _:
            return Mark("circle", x, y, BLUE, _RADIUS)


def _span(result: Result, axis: TimeAxis, y: float) -> Iterator[Stroke]:
    if result.latest is not None:
        first, last = axis.x(result.day), axis.x(result.latest)
        yield Stroke(((first, y), (last, y)), BLUE, 0.7)
        yield Stroke(((last, y - 2), (last, y + 2)), BLUE, 0.7)


def _labels(
    results: Sequence[Result], places: Sequence[tuple[float, float]], space: Space
) -> dict[int, Words]:
    """Returns the labels by result: the last, the first and the extremes before the others."""
    found: dict[int, Words] = {}
    for at in _by_weight(results):
        label = space.first_free(around(results[at].text, *places[at], _REACH))
        if label is not None:
            found[at] = label
    return found


def _by_weight(results: Sequence[Result]) -> list[int]:
    order = range(len(results))
    first = [
        len(results) - 1,
        0,
        max(order, key=lambda at: results[at].value),
        min(order, key=lambda at: results[at].value),
    ]
    return list(dict.fromkeys([*first, *order]))


def _band_labels(
    panel: TrendPanel, axis: TimeAxis, scale: ValueScale, space: Space
) -> Iterator[Words]:
    """Yields what each band is, where nothing stands in the way; the caption tells it as well."""
    for band in panel.bands:
        last = axis.right if band.last is None else axis.x(band.last)
        first = axis.left if band.first is None else axis.x(band.first)
        upper = scale.top if band.high is None else scale.y(band.high)
        lower = scale.bottom if band.low is None else scale.y(band.low)
        rows = [upper + 2 + SMALL * ABOVE, lower - 2.5, upper - 2.5, lower + 2 + SMALL * ABOVE]
        places = [
            words
            for text in (f"reference {band.text}", band.text)
            for y in rows
            for words in (
                Words(text, last - 2, y, SMALL, "end", ink=SOFT),
                Words(text, first + 3, y, SMALL, ink=SOFT),
            )
            if words.box.left >= first and words.box.right <= last
        ]
        clear = [words for words in places if not space.crossings(words.box)]
        label = space.first_free(clear)
        if label is not None:
            yield label
