"""The axis of time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from casereports.figures.plots.style import SMALL
from casereports.figures.plots.timeaxis import TimeAxis, time_axis
from casereports.figures.plots.typeface import width_of


def axis(*days: float, width: float = 400) -> TimeAxis:
    return time_axis(days, left=0, right=width)


def told(found: TimeAxis) -> list[str]:
    return [tick.text for tick in found.ticks]


def test_units_are_those_that_people_count_in() -> None:
    assert axis(0.5, 1.2).unit.name == "Hours"
    assert axis(0, 21).unit.name == "Days"
    assert axis(0, 120).unit.name == "Weeks"
    assert axis(0, 900).unit.name == "Months"
    assert axis(-4000, 800).unit.name == "Years"


def test_the_index_visit_is_always_on_the_axis() -> None:
    assert "0" in told(axis(20, 30))
    assert axis().unit.name == "Hours"


def test_ten_years_before_two_weeks_are_left_out_with_a_mark() -> None:
    found = axis(-3652.5, 0, 3, 7, 10, 14)
    assert told(found)[0] == "−10\u00a0y"
    assert len(found.breaks) == 1
    assert found.is_across(-3652.5, 0) is True
    assert found.is_across(0, 14) is False


def test_one_gap_between_two_moments_is_no_reason_to_break() -> None:
    assert axis(0, 365).breaks == ()
    assert axis(0, 30, 60, 90, 120).breaks == ()


def test_yearly_visits_share_one_stretch_after_the_first_days() -> None:
    found = axis(0, 1, 2, 4, 5, 365, 730, 1095, width=300)
    assert len(found.breaks) == 1


def test_some_days_between_years_before_and_half_a_year_after_keep_their_room() -> None:
    found = axis(-1095.75, -14, -10, 0, 5, 8, 182.64, width=420)
    assert len(found.breaks) == 2
    assert found.x(8) - found.x(-14) > 150


days = st.lists(st.floats(-30_000, 5_000).map(lambda day: round(day, 2)), max_size=14)


@given(days, st.sampled_from([220.0, 400.0]))
def test_days_keep_their_order_and_labels_stay_apart(moments: list[float], width: float) -> None:
    found = time_axis(moments, left=10, right=10 + width)
    ordered = sorted({*moments, 0.0})
    places = [found.x(day) for day in ordered]
    assert all(one <= other + 1e-6 for one, other in pairwise(places))
    assert 10 <= places[0] <= places[-1] <= 10 + width
    for one, other in pairwise(found.ticks):
        room = (width_of(one.text, SMALL) + width_of(other.text, SMALL)) / 2
        assert other.middle - one.middle > room
