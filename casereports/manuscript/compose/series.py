"""Results of one analyte over time, as a lab trend draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.labs import Interval, LabResult, NumericResult, ShareResult
from casereports.clinical.facts.sources import source_of
from casereports.clinical.quantities import Comparator, Number
from casereports.clinical.units import printed_unit
from casereports.clinical.wording import printed_interval, printed_number
from casereports.figures.plots.trend import Band, Result
from casereports.manuscript.compose.labs import name_of
from casereports.manuscript.compose.spans import Days
from casereports.manuscript.compose.table import aside, capital

#: A line needs two results, and a trend that nobody chose three.
LEAST = 2
LEAST_UNASKED = 3
_CENSORED: dict[Comparator | None, Literal["below", "above"]] = {
    Comparator.LESS: "below",
    Comparator.AT_MOST: "below",
    Comparator.MORE: "above",
    Comparator.AT_LEAST: "above",
}


@dataclass(frozen=True)
class Series:
    """Timed numbers of one analyte in one material and unit, in the order of time.

    ``is_only`` says that the analyte has no other series.
    """

    labs: tuple[LabResult, ...]
    results: tuple[Result, ...]
    is_only: bool = True

    @property
    def first(self) -> LabResult:
        return self.labs[0]

    @property
    def unit(self) -> str:
        """The unit as the paper prints it."""
        return printed_unit(_unit(self.first))

    @property
    def name(self) -> str:
        """The analyte, with its material where there are several."""
        specimen = "" if self.is_only else self.first.specimen
        return capital(name_of(self.first)) + aside(specimen)

    @property
    def bands(self) -> tuple[Band, ...]:
        """The reference intervals, each from halfway between the results that it changes at."""
        intervals = _filled([lab.reference for lab in self.labs])
        if intervals is None:
            return ()
        days = [result.day for result in self.results]
        runs = [
            list(run) for _, run in groupby(range(len(days)), lambda at: _limits(intervals[at]))
        ]
        edges = [(days[run[0]] + days[run[0] - 1]) / 2 for run in runs[1:]]
        return tuple(
            _band(intervals[run[0]], first, last)
            for run, first, last in zip(runs, [None, *edges], [*edges, None], strict=True)
        )


def all_series(facts: CaseFacts) -> tuple[Series, ...]:
    """Returns every series of two results or more, in the order of the record."""
    days = Days(facts)
    groups: dict[tuple[str, str, str], list[tuple[LabResult, Result]]] = {}
    for lab in facts.labs:
        result = _result(lab, days)
        if result is not None:
            key = (lab.analyte.casefold(), lab.specimen.casefold(), _unit(lab))
            groups.setdefault(key, []).append((lab, result))
    found = []
    for (analyte, _specimen, _unit_code), pairs in groups.items():
        if len(pairs) >= LEAST:
            ordered = sorted(pairs, key=lambda pair: pair[1].day)
            labs, results = zip(*ordered, strict=True)
            alone = sum(other[0] == analyte for other in groups) == 1
            found.append(Series(labs, results, is_only=alone))
    return tuple(found)


def named(series: Sequence[Series], name: str) -> list[Series]:
    """Returns the series of an analyte by its name, abbreviation or the key of a result."""
    wanted = name.casefold().strip()
    return [
        one
        for one in series
        if any(
            wanted in (lab.analyte.casefold(), lab.abbreviation.casefold(), lab.key)
            for lab in one.labs
        )
    ]


def left_out(facts: CaseFacts, drawn: Sequence[Series]) -> int:
    """Returns how many results of the drawn analytes have no number or no time."""
    analytes = {one.first.analyte.casefold() for one in drawn}
    keys = {lab.key for one in drawn for lab in one.labs}
    return sum(lab.analyte.casefold() in analytes and lab.key not in keys for lab in facts.labs)


def _result(lab: LabResult, days: Days) -> Result | None:
    number = _number(lab)
    day = days.day(lab.when)
    if number is None or day is None or lab.after_stimulus or lab.stimulus:
        return None
    value = number.value if number.high is None else (number.value + number.high) / 2
    return Result(
        day=day.first,
        latest=day.latest,
        value=float(value),
        text=printed_number(number),
        censored=_CENSORED.get(number.comparator, ""),
        source=source_of(lab),
    )


def _number(lab: LabResult) -> Number | None:
    match lab.result:
        case NumericResult():
            return lab.result
        case ShareResult():
            return lab.result.percent
        case _:
            return None


def _unit(lab: LabResult) -> str:
    return lab.result.unit if isinstance(lab.result, NumericResult) else "%"


def _filled(intervals: Sequence[Interval | None]) -> list[Interval] | None:
    """Returns an interval for each result, that of the nearest where one has none."""
    known = [
        at
        for at, interval in enumerate(intervals)
        if interval and _limits(interval) != (None, None)
    ]
    if not known:
        return None
    nearest = (min(known, key=lambda other: abs(other - at)) for at in range(len(intervals)))
    return [interval for at in nearest if (interval := intervals[at])]


def _limits(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    return interval.low, interval.high


def _band(interval: Interval, first: float | None, last: float | None) -> Band:
    return Band(
        low=None if interval.low is None else float(interval.low),
        high=None if interval.high is None else float(interval.high),
        text=printed_interval(interval),
        first=first,
        last=last,
    )
