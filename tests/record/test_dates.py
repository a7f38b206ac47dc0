"""Protected dates leave as time since the index visit, as exactly as they were given."""

from datetime import date
from decimal import Decimal

import pytest

from casereports.clinical.timing import Direction, Offset, TimeUnit
from casereports.record.dates import date_parts, since_index


@pytest.mark.parametrize(
    ("day", "value", "unit", "direction"),
    [
        ("2024-05-17", 0, TimeUnit.DAY, Direction.AFTER),
        ("2024-05-20", 3, TimeUnit.DAY, Direction.AFTER),
        ("2024-05-10", 7, TimeUnit.DAY, Direction.BEFORE),
        ("2023-11", 6, TimeUnit.MONTH, Direction.BEFORE),
        ("2024-07", 2, TimeUnit.MONTH, Direction.AFTER),
        ("2014", 10, TimeUnit.YEAR, Direction.BEFORE),
        ("2026", 2, TimeUnit.YEAR, Direction.AFTER),
    ],
)
def test_date_leaves_as_time_since_the_index_visit(day, value, unit, direction):
    moment = since_index(day, date(2024, 5, 17))
    assert moment == Offset(
        kind="offset",
        value=Decimal(value),
        unit=unit,
        direction=direction,
        approximate=len(day) < 10,
    )


def test_clock_time_leaves_with_its_day():
    moment = since_index("2024-05-19 14:30", date(2024, 5, 17))
    assert moment == Offset(kind="offset", value=Decimal(2), unit=TimeUnit.DAY, clock="14:30")


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-02-30", "2024-00-01", "2024-05-17 25:00", "17.5.2024"]
)
def test_what_is_no_date_is_none(text):
    assert date_parts(text) is None
    assert since_index(text, date(2024, 5, 17)) is None
