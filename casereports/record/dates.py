"""Calendar dates that the record protects: days, months or years, and their way out as time."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casereports.clinical.timing import Direction, Offset, TimeUnit

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[ T]((?:[01]\d|2[0-3]):[0-5]\d))?)?)?")


class DateParts(NamedTuple):
    """A date as far as it is known."""

    year: int
    month: int | None
    day: int | None
    clock: str


def date_parts(text: str) -> DateParts | None:
    """Reads "2024", "2024-05", "2024-05-17" or "2024-05-17 14:30"; None for what is no date."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    year, month, day = (None if part is None else int(part) for part in found.group(1, 2, 3))
    if year is None:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return DateParts(year, month, day, found[4] or "")


def since_index(text: str, index_date: date | None) -> Offset | None:
    """Returns a protected date as days, months or years from the index visit.

    A date without a day is told in months, one without a month in years, both as approximate;
    nothing can be told without an index date.
    """
    parts = date_parts(text)
    if parts is None or index_date is None:
        return None
    if parts.month is None:
        distance, unit = parts.year - index_date.year, TimeUnit.YEAR
    elif parts.day is None:
        distance = (parts.year - index_date.year) * 12 + parts.month - index_date.month
        unit = TimeUnit.MONTH
    else:
        distance = (date(parts.year, parts.month, parts.day) - index_date).days
        unit = TimeUnit.DAY
    return Offset(
        kind="offset",
        value=Decimal(abs(distance)),
        unit=unit,
        direction=Direction.BEFORE if distance < 0 else Direction.AFTER,
        approximate=parts.day is None,
        clock=parts.clock,
    )
