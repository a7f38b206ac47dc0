"""The timeline: what happened when, in lanes, in time relative to the index visit."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from casereports.clinical.values import Term, Value
from casereports.figures.plots.axes import LABELS, TITLE, grid, time_line
from casereports.figures.plots.lanes import Look, Moment, lane
from casereports.figures.plots.shapes import Group, Shape, Sheet, Stroke, Words
from casereports.figures.plots.style import (
    BLUE,
    DOUBLE_MM,
    GREEN,
    GREY,
    HAIR,
    HIGHEST_MM,
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


_SIZES: Final = (_Size(TEXT, 46), _Size(TEXT, 60), _Size(7.5, 52), _Size(7.0, 48), _Size(6.5, 46))
_LOOKS: Final[dict[LaneKind, tuple[str, MarkShape]]] = {
    LaneKind.HISTORY: (GREY, "circle"),
    LaneKind.SYMPTOMS: (VERMILION, "triangle"),
    LaneKind.TESTS: (BLUE, "square"),
    LaneKind.TREATMENT: (GREEN, "down"),
    LaneKind.OUTCOME: (PURPLE, "diamond"),
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

    Raises ``TooManyMomentsError`` for one that fits in none.
    """
    for size in _SIZES:
        sheet = _sheet(timeline, size)
        if sheet.height <= HIGHEST_MM * POINTS_PER_MM:
            return sheet
    count = sum(len(one.moments) for one in timeline.lanes)
    raise TooManyMomentsError(f"{count} moments are more than fit a page")


def _sheet(timeline: Timeline, size: _Size) -> Sheet:
    width = (DOUBLE_MM if timeline.is_wide else SINGLE_MM) * POINTS_PER_MM
    names = _NAMES_MM * POINTS_PER_MM if timeline.is_wide else 0.0
    left, right = _EDGE + names, width - _EDGE
    days = [day for one in timeline.lanes for moment in one.moments for day in moment.days]
    axis = time_axis(days, left=left, right=right)
    lanes: list[Shape | Group] = []
    y = _EDGE
    for one in timeline.lanes:
        shapes, end = _lane(one, axis, size, y, width)
        rule = Stroke(((_EDGE, y), (axis.right, y)), HAIR, 0.6)
        lanes += shapes if one is timeline.lanes[0] else [rule, *shapes]
        y = end
    notes = list(_notes(timeline, axis, y + LABELS + TITLE + 6, width))
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
    one: Lane, axis: TimeAxis, size: _Size, top: float, width: float
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
    groups, end = lane(one.moments, axis, look, top=first, frame=(axis.left, axis.right))
    end = max(end, first + TEXT * LEADING) + _LANE_GAP
    return [name, *groups], end


def axis_title(axis: TimeAxis, origin: str) -> str:
    """Returns "Weeks from admission"."""
    return f"{axis.unit.name} from {origin}"


def _notes(timeline: Timeline, axis: TimeAxis, top: float, width: float) -> Iterator[Words]:
    """Yields what the symbols mean where they need words, and what has no place in time."""
    moments = [moment for one in timeline.lanes for moment in one.moments]
    notes = [text for text in (_key(moments, axis), *_listed(timeline.unplaced)) if text]
    y = top
    for note in notes:
        for line in wrapped(note, SMALL, width - 2 * _EDGE):
            y += SMALL * LEADING
            yield Words(line, _EDGE, y, SMALL, ink=INK)


def _key(moments: Sequence[Moment], axis: TimeAxis) -> str:
    """Returns what hollow marks, spans and arrows mean, as far as there are any."""
    parts = [
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
