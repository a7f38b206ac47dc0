"""Odd units, words and numbers, of which values are made."""

from decimal import Decimal

from hypothesis import strategies as st

from casereports.clinical.quantities import Comparator

ODD_UNITS = (
    *("", "1", "5", "%", "Cel", "[pH]", "10*3/uL", "10*9/L", "10^9/L", "[e]", "m", "s", "{G}"),
    *("K", "%{of_control}", "[arb'U]/mL", "kU{A}/L", "M[IU]", "MU", "Gy.cm2", "[MET]", "/30"),
    *("min", "d", "a", "U/L", "[IU]/L", "/[HPF]", "[HPF]", "mg/(kg.d)", "(mg)", "{a,b}", "{(x)}"),
    *("{=}", '{"}', "{[x]}", "{per}", "mg", "ug", "mg/kg", "mg/m2", "mg/d", "mg/h", "mg/kg/d"),
    *("mL/h", "ug/min", "mg/kg/h", "mg/m2/h", "mL/d", "mg/mL.min", "mg.min/mL", "MBq", "mm"),
    *("mm[Hg]", "10*-3", "/10", "/L", "mg/{kg}", "{a}/kg", "h", "mo", "[in_i]", "kg", "/d", "/kg"),
    *("mm2", "10*6", "m/s2", "mg/s", "g%", "'", "{x}{y}", "%{of}", "x{a}"[1:], "m2", "d/kg"),
)
units = st.sampled_from(ODD_UNITS)
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
