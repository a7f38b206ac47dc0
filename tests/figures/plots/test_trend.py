"""The lab trend: every result at its place, its number beside it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.figures.plots.lanes import Moment
from casereports.figures.plots.shapes import Block, Mark, Sheet, Stroke
from casereports.figures.plots.style import BAND, BLUE
from casereports.figures.plots.trend import Band, Result, TrendPanel, draw_trend, trend_sheet
from tests.figures.plots.drawn import covered, numbers, outside, overlaps, texts


def result(day: float, value: float, text: str = "", **more: object) -> Result:
    return Result.model_validate(
        {"day": day, "value": value, "text": text or f"{value:g}", "source": "lab:alp", **more}
    )


def panel(*results: Result, **more: object) -> TrendPanel:
    return TrendPanel.model_validate(
        {
            "title": "ALP",
            "name": "Alkaline phosphatase (ALP)",
            "unit": "U/L",
            "description": "A line",
            "origin": "admission",
            "results": results,
            "days": sorted({one.day for one in results}),
            **more,
        }
    )


def marks(sheet: Sheet) -> list[Mark]:
    found = [shape for shape in sheet.shapes if isinstance(shape, Mark)]
    return [mark for mark in found if mark.ink == BLUE]


DAYS = st.lists(st.integers(-300, 700), min_size=2, max_size=12, unique=True).map(sorted)
VALUES = st.floats(0.001, 90_000).map(lambda value: float(f"{value:.3g}"))


@st.composite
def panels(draw: st.DrawFn) -> TrendPanel:
    days = draw(DAYS)
    kinds = st.sampled_from(["", "", "below", "above"])
    results = [result(day, draw(VALUES), censored=draw(kinds)) for day in days]
    low, high = sorted((draw(VALUES), draw(VALUES)))
    band = Band(low=draw(st.sampled_from([None, low])), high=high, text=f"{low:g}–{high:g}")
    treated = Moment(
        words="ursodeoxycholic acid",
        day=days[0],
        until=days[-1],
        source="treatment:udca",
    )
    return panel(
        *results,
        bands=draw(st.sampled_from([(), (band,)])),
        treatments=draw(st.sampled_from([(), (treated,)])),
        is_wide=draw(st.booleans()),
        letter=draw(st.sampled_from(["", "A", "AB"])),
        count=draw(st.integers(1, 6)),
    )


@settings(max_examples=40, deadline=None)
@given(panels())
def test_no_label_stands_over_another_a_mark_or_the_edge(drawn: TrendPanel) -> None:
    sheet = trend_sheet(drawn)
    assert overlaps(sheet) == []
    assert covered(sheet) == []
    assert outside(sheet) == []
    assert all(number == number and abs(number) < 10_000 for number in numbers(sheet))


@settings(max_examples=15, deadline=None)
@given(panels())
def test_every_result_has_its_mark_in_the_order_of_time(drawn: TrendPanel) -> None:
    sheet = trend_sheet(drawn)
    assert len(marks(sheet)) == len(drawn.results)
    assert all(one.x < other.x for one, other in pairwise(marks(sheet)))


def test_every_number_of_a_short_series_is_printed() -> None:
    values = (147, 612, 1043, 790, 345)
    sheet = trend_sheet(panel(*(result(day * 14, value) for day, value in enumerate(values))))
    assert {f"{value:g}" for value in values} <= set(texts(sheet))


def test_a_bound_is_an_open_triangle_that_points_on() -> None:
    sheet = trend_sheet(
        panel(
            result(0, 12),
            result(5, 0.01, "<0.01", censored="below"),
            result(9, 60, ">60", censored="above"),
        )
    )
    assert [(mark.shape, mark.hollow) for mark in marks(sheet)] == [
        ("circle", False),
        ("down", True),
        ("up", True),
    ]
    dashed = [one.dash for one in sheet.shapes if isinstance(one, Stroke) and one.ink == BLUE]
    assert all(dashed)


def test_the_band_changes_where_the_interval_does() -> None:
    first = Band(low=40, high=129, text="40–129", last=10)
    second = Band(low=30, high=100, text="30–100", first=10)
    sheet = trend_sheet(panel(result(0, 90), result(20, 80), bands=(first, second)))
    bands = [one.box for one in sheet.shapes if isinstance(one, Block) and one.fill == BAND]
    assert bands[0].right == bands[1].left
    assert bands[0].top < bands[1].top
    assert {"reference 40–129", "reference 30–100"} <= set(texts(sheet))


def test_a_line_over_time_left_out_is_dashed() -> None:
    days = (-3000, 0, 4, 8, 12)
    sheet = trend_sheet(panel(*(result(day, 100 + day / 100) for day in days)))
    lines = [one.dash for one in sheet.shapes if isinstance(one, Stroke) and one.ink == BLUE]
    assert [bool(dash) for dash in lines] == [True, False, False, False]


def test_panels_below_each_other_share_their_left_edge() -> None:
    wide = panel(result(0, 10_000), result(5, 20_000), margin=40)
    narrow = panel(result(0, 1), result(5, 2), margin=40)
    assert marks(trend_sheet(wide))[0].x == marks(trend_sheet(narrow))[0].x


def test_the_same_panel_gives_the_same_bytes() -> None:
    one = panel(result(0, 147), result(7, 612))
    draw_trend.cache_clear()
    first = draw_trend(one)
    draw_trend.cache_clear()
    assert draw_trend(one) == first
