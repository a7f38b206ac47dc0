"""The timeline: what happened when, in lanes, in time relative to the index visit."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from casereports.clinical.values import Term, Value
from casereports.figures.plots.axes import LABELS, TITLE, grid, time_line
from casereports.figures.plots.clusters import APART, NEARNESSES, Nearness, clusters
from casereports.figures.plots.lanes import Cluster, Look, Moment, lane
from casereports.figures.plots.shapes import Group, Shape, Sheet, Stroke, Words
from casereports.figures.plots.style import (
    BLUE,
    DOUBLE_MM,
    GREEN,
    GREY,
    HAIR,
    HIGHEST_MM,
    HIGHEST_SINGLE_MM,
    INK,
    LEADING,
    POINTS_PER_MM,
    PURPLE,
    SINGLE_MM,
    SMALL,
    TEXT,
    VERMILION,
    MarkShape,
)
from casereports.figures.plots.svg import Drawing, written
from casereports.figures.plots.timeaxis import TimeAxis, time_axis
from casereports.figures.plots.typeface import ABOVE, wrapped

#: The most drawings that are kept: a case has one or two.
_KEPT = 64
#: So many characters are listed of what no day is known of, where a figure is crowded.
_MOST_LISTED = 1000
_EDGE = 3.0
_LANE_GAP = 4.0
_NAMES_MM = 20


class LaneKind(Term):
    """The lanes, from top to bottom."""

    HISTORY = "history", "History"
    SYMPTOMS = "symptoms", "Symptoms"
    TESTS = "tests", "Tests"
    TREATMENT = "treatment", "Treatment"
    OUTCOME = "outcome", "Outcome"


class Lane(Value):
    """A lane with what happened in it."""

    kind: LaneKind
    moments: tuple[Moment, ...]


class Timeline(Value):
    """What a timeline shows; ``unplaced`` are moments that no day is known of, in words.

    ``origin`` is what day 0 is.
    """

    title: str
    description: str
    origin: str
    lanes: tuple[Lane, ...]
    unplaced: tuple[str, ...] = ()
    is_wide: bool = True


class _Size(NamedTuple):
    """Sizes to try, the most comfortable first: of type, and of the widest line of words."""

    type: float
    widest_mm: float


#: The smallest is still 6 points where the paper's column sets a wide figure smaller.
_SIZES: Final = (_Size(TEXT, 46), _Size(TEXT, 60), _Size(7.5, 52), _Size(7.0, 48), _Size(6.7, 46))
_LOOKS: Final[dict[LaneKind, tuple[str, MarkShape]]] = {
    LaneKind.HISTORY: (GREY, "circle"),
    LaneKind.SYMPTOMS: (VERMILION, "triangle"),
    LaneKind.TESTS: (BLUE, "square"),
    LaneKind.TREATMENT: (GREEN, "down"),
    LaneKind.OUTCOME: (PURPLE, "diamond"),
}
#: What moments of a lane are counted as where their label has no room to name them.
_NOUNS: Final[dict[LaneKind, str]] = {
    LaneKind.HISTORY: "earlier events",
    LaneKind.SYMPTOMS: "symptoms",
    LaneKind.TESTS: "tests",
    LaneKind.TREATMENT: "treatments",
    LaneKind.OUTCOME: "events",
}


class TooManyMomentsError(ValueError):
    """A timeline has more moments than a page can show."""


@lru_cache(maxsize=_KEPT)
def draw_timeline(timeline: Timeline) -> Drawing | None:
    """Returns the timeline as SVG, or None for one of more moments than a page holds."""
    try:
        return written(timeline_sheet(timeline))
    except TooManyMomentsError:
        return None


def timeline_sheet(timeline: Timeline) -> Sheet:
    """Returns the timeline in the largest type with which it fits a page.

    What fits in none is drawn with labels that moments share, in the tallest lanes first, and
    with the first of what has no day. Raises ``TooManyMomentsError`` for one that does not fit
    even so.
    """
    apart = (APART,) * len(timeline.lanes)
    for size in _SIZES:
        sheet = _sheet(timeline, size, apart)
        if sheet.height <= _highest(timeline):
            return sheet
    brief = timeline.model_copy(update={"unplaced": _some(timeline.unplaced)})
    for near in _nearer(timeline, _SIZES[-1]):
        sheet = _sheet(brief, _SIZES[-1], near)
        if sheet.height <= _highest(timeline):
            return sheet
    count = sum(len(one.moments) for one in timeline.lanes)
    raise TooManyMomentsError(f"{count} moments are more than fit a page")


def _highest(timeline: Timeline) -> float:
    return (HIGHEST_MM if timeline.is_wide else HIGHEST_SINGLE_MM) * POINTS_PER_MM


def _nearer(timeline: Timeline, size: _Size) -> Iterator[tuple[Nearness, ...]]:
    """Yields how near moments share a label, lane by lane, with as little sharing as may fit."""
    axis, width = _axis(timeline)

    def height(at: int) -> float:
        one = timeline.lanes[at]
        return _lane(one, _told(one, axis, NEARNESSES[steps[at]]), axis, size, 0.0, width)[1]

    steps = [0] * len(timeline.lanes)
    heights = [height(at) for at in range(len(steps))]
    yield (APART,) * len(steps)
    while can_go_on := [at for at, step in enumerate(steps) if step + 1 < len(NEARNESSES)]:
        tallest = max(can_go_on, key=heights.__getitem__)
        steps[tallest] += 1
        heights[tallest] = height(tallest)
        if sum(heights) < _highest(timeline):
            yield tuple(NEARNESSES[step] for step in steps)


def _some(unplaced: Sequence[str]) -> tuple[str, ...]:
    """Returns as many words as a few lines hold, and how many there are besides."""
    lengths = accumulate(len(words) for words in unplaced)
    named = max(1, sum(length <= _MOST_LISTED for length in lengths))
    rest = len(unplaced) - named
    return (*unplaced[:named], f"{rest} more") if rest > 0 else tuple(unplaced)


def _axis(timeline: Timeline) -> tuple[TimeAxis, float]:
    """Returns the axis, and how wide the figure is."""
    width = (DOUBLE_MM if timeline.is_wide else SINGLE_MM) * POINTS_PER_MM
    names = _NAMES_MM * POINTS_PER_MM if timeline.is_wide else 0.0
    days = [day for one in timeline.lanes for moment in one.moments for day in moment.days]
    return time_axis(days, left=_EDGE + names, right=width - _EDGE), width


def _told(one: Lane, axis: TimeAxis, near: Nearness) -> list[Cluster]:
    return list(clusters(one.moments, axis, near=near, noun=_NOUNS[one.kind]))


def _sheet(timeline: Timeline, size: _Size, near: Sequence[Nearness]) -> Sheet:
    axis, width = _axis(timeline)
    told = [_told(one, axis, apart) for one, apart in zip(timeline.lanes, near, strict=True)]
    lanes: list[Shape | Group] = []
    y = _EDGE
    for one, moments in zip(timeline.lanes, told, strict=True):
        shapes, end = _lane(one, moments, axis, size, y, width)
        rule = Stroke(((_EDGE, y), (axis.right, y)), HAIR, 0.6)
        lanes += shapes if one is timeline.lanes[0] else [rule, *shapes]
        y = end
    notes = list(_notes(timeline, told, axis, y + LABELS + TITLE + 6, width))
    end = notes[-1].y + SMALL * 0.4 if notes else y + LABELS + TITLE
    return Sheet(
        width=width,
        height=end + _EDGE,
        title=timeline.title,
        description=timeline.description,
        parts=(
            *grid(axis, _EDGE, y),
            *lanes,
            *time_line(axis, y, axis_title(axis, timeline.origin)),
            *notes,
        ),
    )


def _lane(
    one: Lane, told: Sequence[Cluster], axis: TimeAxis, size: _Size, top: float, width: float
) -> tuple[list[Shape | Group], float]:
    """Returns a lane with its name at the left, or above it in a narrow figure."""
    is_beside = axis.left > _EDGE
    ink, mark = _LOOKS[one.kind]
    name = Words(
        one.kind.label, _EDGE, top + _LANE_GAP + 1.2 + TEXT * ABOVE, TEXT, bold=True, ink=ink
    )
    first = top + _LANE_GAP + (0 if is_beside else TEXT * LEADING + 1)
    widest = size.widest_mm * POINTS_PER_MM
    look = Look(ink, mark, size.type, widest if is_beside else min(widest, 0.55 * width))
    groups, end = lane(told, axis, look, top=first, frame=(axis.left, axis.right))
    end = max(end, first + TEXT * LEADING) + _LANE_GAP
    return [name, *groups], end


def axis_title(axis: TimeAxis, origin: str) -> str:
    """Returns "Weeks from admission"."""
    return f"{axis.unit.name} from {origin}"


def _notes(
    timeline: Timeline, told: Sequence[Sequence[Cluster]], axis: TimeAxis, top: float, width: float
) -> Iterator[Words]:
    """Yields what the symbols mean where they need words, and what has no place in time."""
    every = [cluster for lane_of in told for cluster in lane_of]
    notes = [text for text in (_key(every, axis), *_listed(timeline.unplaced)) if text]
    y = top
    for note in notes:
        for line in wrapped(note, SMALL, width - 2 * _EDGE):
            y += SMALL * LEADING
            yield Words(line, _EDGE, y, SMALL, ink=INK)


def _key(told: Sequence[Cluster], axis: TimeAxis) -> str:
    """Returns what hollow marks, spans and arrows mean, as far as there are any."""
    moments = [moment for cluster in told for moment in cluster.moments]
    parts = [
        "label of several, events near each other" if len(moments) > len(told) else "",
        "hollow mark, time approximate" if any(one.approximate for one in moments) else "",
        "line between two strokes, some time within it"
        if any(one.latest is not None for one in moments)
        else "",
        "pointed bar, goes on" if any(one.goes_on for one in moments) else "",
        "two strokes, time left out" if axis.breaks else "",
    ]
    said = "; ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _listed(unplaced: Sequence[str]) -> list[str]:
    return [f"Not on the axis: {'; '.join(unplaced)}."] if unplaced else []
