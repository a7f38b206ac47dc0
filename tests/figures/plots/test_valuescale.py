"""The scale of values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.figures.plots.valuescale import ValueScale, printed_tick, value_scale


def scale(*values: float, limits: tuple[float, ...] = ()) -> ValueScale:
    return value_scale(values, limits, bottom=100, top=0)


def test_results_far_above_nothing_begin_at_nothing() -> None:
    assert scale(147, 1043, limits=(40, 129)).ticks == (0, 500, 1000, 1500)


def test_results_close_to_each_other_fill_the_scale() -> None:
    assert scale(136, 141, 144, limits=(135, 145)).ticks == (135, 140, 145, 150)


def test_more_than_two_decades_are_drawn_on_a_logarithmic_scale() -> None:
    found = scale(0.3, 480, limits=(5,))
    assert (found.is_log, found.ticks) == (True, (1, 10, 100, 1000))
    assert scale(5, 500).is_log is False


def test_results_of_nothing_or_less_stay_linear() -> None:
    assert scale(0, 5000).is_log is False
    assert scale(-4, 900).ticks[0] < -4


def test_equal_results_have_a_scale_around_them() -> None:
    assert scale(4.0, 4.0).low < 4.0 < scale(4.0, 4.0).high
    assert scale(0, 0).ticks == (-1, 0, 1, 2)


def test_numbers_of_the_scale_are_printed_as_in_the_paper() -> None:
    assert [printed_tick(tick) for tick in (1500.0, 0.2, -2.5, 0.0)] == [
        "1,500",
        "0.2",
        "−2.5",
        "0",
    ]


def printed(least: str, most: str) -> st.SearchStrategy[float]:
    """Returns numbers such as a laboratory prints, with at most twelve decimals."""
    return st.decimals(least, most, places=12).map(float)


@given(
    st.lists(printed("-1e6", "1e9"), min_size=1, max_size=8),
    st.lists(printed("0", "1e6"), max_size=2),
)
def test_every_result_stands_within_the_scale(values: list[float], limits: list[float]) -> None:
    found = value_scale(values, limits, bottom=100, top=0)
    places = [found.y(value) for value in (*values, *limits)]
    assert all(math.isfinite(place) and -1e-6 <= place <= 100 + 1e-6 for place in places)
    assert 2 <= len(found.ticks) <= 9
    assert [found.y(tick) for tick in found.ticks] == sorted(
        (found.y(tick) for tick in found.ticks), reverse=True
    )
    assert found.y(max(values)) <= found.y(min(values)) + 1e-9


def test_a_result_is_placed_by_its_logarithm() -> None:
    found = scale(1.4, 700)
    assert found.y(10) - found.y(100) == pytest.approx(found.y(100) - found.y(1000))
