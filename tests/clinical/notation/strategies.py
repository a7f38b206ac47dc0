"""Any valid value of each kind, odd ones included."""

from decimal import Decimal

from hypothesis import strategies as st
from pydantic import ValidationError

from casereports.clinical.facts.codes import Code, CodeSystem
from casereports.clinical.facts.imaging import Tracer
from casereports.clinical.facts.labs import (
    Interval,
    NotDone,
    NumericResult,
    QualitativeResult,
    Quality,
    ShareResult,
    TitreResult,
)
from casereports.clinical.facts.panels import Bar, Marks
from casereports.clinical.facts.pathology import MarkerScore, Mitoses
from casereports.clinical.quantities import Dimensions, Dose, DoseBasis, Number, Quantity
from casereports.clinical.timing import (
    Age,
    Anchor,
    AtAge,
    AtCycle,
    AtGestation,
    Bound,
    Direction,
    Duration,
    GestationalAge,
    Offset,
    Reference,
    Relation,
    TimeUnit,
)
from tests.clinical.notation.odd_values import (
    ODD_UNITS,
    comparators,
    elapsed,
    exact,
    full_lines,
    keys,
    lines,
    positive,
    spans,
    units,
)
from tests.clinical.notation.panel_strategies import lengths, marks, scales, views


def _takes(basis: DoseBasis, unit: str) -> bool:
    try:
        Dose(value=Decimal(1), unit=unit, basis=basis)
    except ValidationError:
        return False
    return True


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """A dose on any basis, alone or as part of a fixed combination."""
    basis = draw(st.sampled_from(DoseBasis))
    return Dose(
        **draw(spans()),
        unit=draw(st.sampled_from([unit for unit in ODD_UNITS if _takes(basis, unit)])),
        basis=basis,
        partner=draw(st.one_of(st.none(), positive)),
        component=draw(lines.filter(lambda line: len(line) <= 100)),
    )


@st.composite
def dimensions(draw: st.DrawFn) -> Dimensions:
    """One to three diameters, the first perhaps a range."""
    first, *more = draw(st.lists(positive, min_size=1, max_size=3))
    high = draw(st.one_of(st.none(), positive))
    names = zip(("second", "third"), more, strict=False)
    return Dimensions(
        comparator=draw(comparators),
        first=first,
        high=None if high is None else max(first, high),
        unit=draw(units),
        **dict(names),
    )


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    """A length of time; its range may carry any comparator."""
    fields = draw(spans(elapsed)) | {"comparator": draw(comparators)}
    return Duration(**fields, unit=draw(st.sampled_from(TimeUnit)))


@st.composite
def ages(draw: st.DrawFn) -> Age:
    """An age in parts or a decade."""
    approximate = draw(st.booleans())
    if draw(st.booleans()):
        return Age(decade=draw(st.integers(1, 10)) * 10, approximate=approximate)
    limits = {"years": 130, "months": 1200, "weeks": 5200}
    limits |= {"days": 40_000, "hours": 9_999, "minutes": 9_999}
    names = draw(st.lists(st.sampled_from(list(limits)), min_size=1, unique=True))
    parts = {name: draw(st.integers(0, limits[name])) for name in names}
    return Age(**parts, approximate=approximate)


bounds = st.one_of(st.none(), st.sampled_from(Bound))
clocks = st.one_of(
    st.just(""),
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
)


@st.composite
def offsets(draw: st.DrawFn) -> Offset:
    """A distance from any reference, counted or elapsed."""
    span = draw(spans(elapsed))
    return Offset(
        kind="offset",
        comparator=draw(bounds),
        value=span["value"],
        high=span["high"],
        unit=draw(st.sampled_from(TimeUnit)),
        direction=draw(st.sampled_from(Direction)),
        reference=draw(st.sampled_from(Reference)),
        event=draw(keys),
        ordinal=draw(st.booleans()),
        approximate=draw(st.booleans()),
        clock=draw(clocks),
    )


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    """A moment tied to any phrase."""
    span = draw(spans(elapsed))
    timed = draw(st.booleans())
    return Anchor(
        kind="anchor",
        relation=draw(st.sampled_from(Relation)),
        anchor=draw(full_lines),
        event=draw(keys),
        comparator=draw(bounds) if timed else None,
        value=span["value"] if timed else None,
        high=span["high"] if timed else None,
        unit=draw(st.sampled_from(TimeUnit)) if timed else None,
        approximate=draw(st.booleans()),
        clock=draw(clocks),
    )


gestations = st.builds(
    GestationalAge,
    weeks=st.integers(0, 60),
    days=st.integers(0, 6),
    approximate=st.booleans(),
)
timings = st.one_of(
    offsets(),
    anchors(),
    st.builds(AtAge, kind=st.just("age"), age=ages(), corrected=st.booleans()),
    st.builds(
        AtGestation, kind=st.just("gestation"), gestation=gestations, postmenstrual=st.booleans()
    ),
    st.builds(
        AtCycle,
        kind=st.just("cycle"),
        cycle=st.integers(1, 200),
        day=st.one_of(st.none(), st.integers(-30, 365)),
        event=keys,
    ),
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Limits on both sides, on one, or none but words."""
    low, high = draw(st.one_of(st.none(), exact)), draw(st.one_of(st.none(), exact))
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    words = draw(full_lines if low is None and high is None else lines)
    is_point = low is not None and low == high
    return Interval(
        low=low,
        high=high,
        includes_low=is_point or draw(st.booleans()),
        includes_high=is_point or draw(st.booleans()),
        words=words,
        applies_to=draw(lines),
        source=draw(lines),
    )


numbers = spans().map(lambda span: Number(**span))
quantities = st.builds(lambda span, unit: Quantity(**span, unit=unit), spans(), units)
titres = st.builds(
    TitreResult,
    kind=st.just("titre"),
    comparator=comparators,
    dilution=st.integers(1, 1_000_000_000),
    separator=st.sampled_from([":", "/"]),
    pattern=lines,
)
outcomes = st.one_of(
    st.builds(lambda span, unit: NumericResult(kind="numeric", **span, unit=unit), spans(), units),
    titres,
    st.builds(
        QualitativeResult,
        kind=st.just("qualitative"),
        quality=st.sampled_from(Quality),
        wording=lines,
    ),
    st.builds(
        ShareResult,
        kind=st.just("share"),
        percent=numbers,
        absolute=st.one_of(st.none(), numbers),
        unit=units,
    ),
    st.builds(NotDone, kind=st.just("not_done"), reason=full_lines),
)
mitoses = st.builds(Mitoses, count=numbers, area=numbers, unit=st.sampled_from(["[HPF]", "mm2"]))
codes = st.builds(Code, system=st.sampled_from(CodeSystem), code=full_lines, term=lines)
tracers = st.builds(
    Tracer,
    name=full_lines,
    activity=st.one_of(st.none(), quantities),
    uptake=st.one_of(st.none(), durations()),
)
scores = st.builds(MarkerScore, system=full_lines, value=full_lines)
#: Values by the name of their notation.
VALUES = {
    "decimal": exact,
    "number": numbers,
    "quantity": quantities,
    "dimensions": dimensions(),
    "dose": doses(),
    "duration": durations(),
    "age": ages(),
    "timing": timings,
    "outcome": outcomes,
    "titre": titres,
    "interval": intervals(),
    "gestation": gestations,
    "mitoses": mitoses,
    "code": codes,
    "tracer": tracers,
    "view": views(),
    "marks": st.builds(Marks, marks=st.lists(marks(), min_size=1, max_size=4).map(tuple)),
    "scale": scales(),
    "bar": st.builds(Bar, length=lengths),
    "score": scores,
}
