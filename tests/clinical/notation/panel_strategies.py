"""Any valid view of a picture, marks on it, and its scale."""

from decimal import Decimal

from hypothesis import strategies as st

from casereports.clinical.facts.panels import (
    LENGTHS,
    SPANNING,
    Crop,
    Mark,
    MarkColour,
    MarkKind,
    Point,
    Scale,
    View,
)
from casereports.clinical.quantities import Quantity
from tests.clinical.notation.odd_values import full_lines

percents = st.one_of(
    st.integers(0, 100).map(Decimal),
    st.decimals(min_value=0, max_value=100, places=2, allow_nan=False, allow_infinity=False),
)
points = st.builds(Point, across=percents, down=percents)
lengths = st.builds(
    Quantity,
    value=st.decimals(min_value="0.01", max_value=5000, places=2),
    unit=st.sampled_from(sorted(LENGTHS)),
)


@st.composite
def crops(draw: st.DrawFn) -> Crop:
    left, top = draw(st.integers(0, 90)), draw(st.integers(0, 90))
    right, bottom = draw(st.integers(left + 2, 100)), draw(st.integers(top + 2, 99))
    return Crop(left=left, top=top, right=right, bottom=bottom)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Views that change at least their crop or their turn."""
    crop = draw(st.one_of(st.none(), crops()))
    return View(
        crop=crop,
        turned=draw(st.sampled_from([0, 90, 180, 270] if crop else [90, 180, 270])),
        brightness=draw(st.integers(-100, 100)),
        contrast=draw(st.integers(-100, 100)),
    )


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    kind = draw(st.sampled_from(MarkKind))
    at = draw(points)
    return Mark(
        kind=kind,
        at=at,
        to=draw(points.filter(lambda to: to != at)) if kind in SPANNING else None,
        text=draw(full_lines)[:150].strip() or "T" if kind is MarkKind.LABEL else "",
        colour=draw(st.sampled_from(MarkColour)),
    )


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    start = draw(points)
    end = draw(points.filter(lambda end: end != start))
    return Scale(start=start, end=end, length=draw(lengths))
