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
from casereports.clinical.facts.panels import (
    LENGTHS,
    SPANNING,
    Bar,
    Crop,
    Mark,
    MarkColour,
    MarkKind,
    Marks,
    Point,
    Scale,
    View,
)
from casereports.clinical.facts.pathology import MarkerScore, Mitoses
from casereports.clinical.quantities import (
    Comparator,
    Dimensions,
    Dose,
    DoseBasis,
    Number,
    Quantity,
)
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

_ODD_UNITS = (
    *("", "1", "5", "%", "Cel", "[pH]", "10*3/uL", "10*9/L", "10^9/L", "[e]", "m", "s", "{G}"),
    *("K", "%{of_control}", "[arb'U]/mL", "kU{A}/L", "M[IU]", "MU", "Gy.cm2", "[MET]", "/30"),
    *("min", "d", "a", "U/L", "[IU]/L", "/[HPF]", "[HPF]", "mg/(kg.d)", "(mg)", "{a,b}", "{(x)}"),
    *("{=}", '{"}', "{[x]}", "{per}", "mg", "ug", "mg/kg", "mg/m2", "mg/d", "mg/h", "mg/kg/d"),
    *("mL/h", "ug/min", "mg/kg/h", "mg/m2/h", "mL/d", "mg/mL.min", "mg.min/mL", "MBq", "mm"),
    *("mm[Hg]", "10*-3", "/10", "/L", "mg/{kg}", "{a}/kg", "h", "mo", "[in_i]", "kg", "/d", "/kg"),
    *("mm2", "10*6", "m/s2", "mg/s", "g%", "'", "{x}{y}", "%{of}", "x{a}"[1:], "m2", "d/kg"),
)
units = st.sampled_from(_ODD_UNITS)
_words = st.sampled_from(
    [
        *("cycle 2", "admission", "the index visit", "day 3", "3 weeks", "14:30", "about", "after"),
        *("before", ", 14:30", "[x]", "(men)", '"', "\\", "a, b", "a: b", "60 minutes", "10 mg"),
        *("positive", "HPF", "=", "–", "-", "<5", "1:640", "at birth", "in the 60s", "age 12"),
        *(
            "cycle 2, day 8",
            "C2D8",
            "20+5",
            "weeks of gestation",
            "within 2 days",
            "14:30 on",
            "of",
        ),
        *(
            "less than",
            "least 3 weeks",
            "corrected age 3",
            "by day 3",
            "/800",
            "ICU day 4",
            "PMA 30",
        ),
        *("of life", "POD 3", "ICD-10", "HP:1", "MONDO:1", "other", "%", "2019", "old", "not done"),
    ]
)
_UNWANTED = "\ufffe\uffff\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_letters = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_UNWANTED), max_size=12
)
lines = (
    st.one_of(_letters, _words, st.lists(st.one_of(_words, _letters), max_size=4).map(" ".join))
    .map(str.strip)
    .filter(lambda line: len(line) <= 300)
)
full_lines = lines.filter(bool)
keys = st.one_of(st.just(""), st.just("procedure:resection"), lines)
exact = st.one_of(
    st.integers(-20, 2000).map(Decimal),
    st.decimals(
        min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False
    ),
    st.decimals(min_value=0, max_value=1, places=12, allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal("5.0"), Decimal("0.00"), Decimal("-0.0"), Decimal("1.234")]),
    st.just(Decimal(9999999999999999)),
)
positive = exact.map(abs).filter(lambda number: number > 0)
elapsed = exact.map(abs)
comparators = st.one_of(st.none(), st.sampled_from(Comparator))


@st.composite
def spans(draw: st.DrawFn, ends: st.SearchStrategy[Decimal] = exact) -> dict[str, object]:
    """A comparator, a value and perhaps a higher end, as a number allows them."""
    first, second = draw(ends), draw(st.one_of(st.none(), ends))
    if second is None:
        return {"comparator": draw(comparators), "value": first, "high": None}
    about = draw(st.sampled_from([None, Comparator.ABOUT]))
    return {"comparator": about, "value": min(first, second), "high": max(first, second)}


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
        unit=draw(st.sampled_from([unit for unit in _ODD_UNITS if _takes(basis, unit)])),
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
