"""The numbers of the review: what was handed in, how fast it was judged, and how it ended.

The database counts; what comes back is small, however many submissions there are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import (
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import TruncDate, TruncMonth
from django.http import QueryDict

from casereports.checks.care.report import CARE
from casereports.journals.shelf import profiles
from casereports.review.models import (
    Decision,
    FirstFindings,
    MissingItem,
    ReviewerInvitation,
    Submission,
)
from casereports.review.states import State

#: How submissions end, in the order in which they are drawn.
ACCEPTED, REJECTED, WITHDRAWN, OPEN = "accepted", "rejected", "withdrawn", "open"
ENDINGS: Final = (ACCEPTED, REJECTED, WITHDRAWN, OPEN)
_ENDING_OF: Final = {
    State.ACCEPTED: ACCEPTED,
    State.PUBLISHED: ACCEPTED,
    State.RETRACTED: ACCEPTED,
    State.REJECTED: REJECTED,
    State.WITHDRAWN: WITHDRAWN,
}
#: With more months than these a bar stands for a year; with fewer than a year's, earlier ones too.
MOST_MONTHS: Final = 36
FEWEST_MONTHS: Final = 12


@dataclass(frozen=True)
class Filter:
    """Of which submissions the numbers are told: of a year of submission, of a journal, of all."""

    year: int | None = None
    journal: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> "Filter":
        """Returns what an address asks for; what it does not know it takes as not asked."""
        year, journal = given.get("year", ""), given.get("journal", "")
        is_year = len(year) == 4 and year.isascii() and year.isdecimal() and year != "0000"
        return cls(int(year) if is_year else None, journal if journal in profiles() else "")

    def condition(self, path: str = "") -> Q:
        """Returns the condition on rows whose submission is found by ``path``."""
        wanted = Q()
        if self.year is not None:
            wanted &= Q(**{f"{path}submitted__year": self.year})
        if self.journal:
            wanted &= Q(**{f"{path}journal": self.journal})
        return wanted


@dataclass(frozen=True)
class Days:
    """How many days something took, as numbers of cases by day."""

    numbers: Mapping[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    def quantile(self, share: float) -> float | None:
        """Returns the day within which a share of all were done, between two days their mean."""
        if not self.total:
            return None
        place = share * (self.total - 1)
        low, high = int(place), int(place) + (place % 1 > 0)
        at_low, at_high = self._at(low), self._at(high)
        return at_low + (at_high - at_low) * (place - low)

    def _at(self, place: int) -> int:
        seen = 0
        for day, number in sorted(self.numbers.items()):
            seen += number
            if place < seen:
                return day
        raise IndexError(place)


@dataclass(frozen=True)
class Span:
    """A month or a year, with how the submissions of that time ended."""

    label: str
    endings: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.endings.values())


@dataclass(frozen=True)
class Rate:
    """How many of the submissions that were decided on for good were accepted."""

    journal: str
    year: int
    accepted: int
    rejected: int

    @property
    def percent(self) -> float:
        return 100 * self.accepted / (self.accepted + self.rejected)


@dataclass(frozen=True)
class Reviewers:
    """What became of invitations to review."""

    invited: int
    accepted: int
    declined: int
    done: int


@dataclass(frozen=True)
class Missing:
    """A CARE item with the first snapshots that lacked it, wholly or in part."""

    item: str
    topic: str
    demand: str
    number: int


@dataclass(frozen=True)
class Statistics:
    """All that the page tells, and the years and journals that it can be told of."""

    asked: Filter
    years: Sequence[int]
    journals: Sequence[str]
    spans: Sequence[Span]
    rates: Sequence[Rate]
    to_decision: Days
    reviewers: Reviewers
    to_review: Days
    missing: Sequence[Missing]
    looked_at: int

    @property
    def submissions(self) -> int:
        return sum(span.total for span in self.spans)


@dataclass(frozen=True)
class _Cell:
    month: date
    journal: str
    ending: str
    number: int


def statistics(asked: Filter) -> Statistics:
    """Returns the numbers that are asked for, in six queries."""
    cells = _cells()
    wanted = [one for one in cells if _is_wanted(one, asked)]
    return Statistics(
        asked=asked,
        years=sorted({one.month.year for one in cells}, reverse=True),
        journals=sorted({one.journal for one in cells}),
        spans=_spans(wanted, asked.year),
        rates=_rates(wanted),
        to_decision=_days_to_decision(asked),
        reviewers=_reviewers(asked),
        to_review=_days_to_review(asked),
        missing=_missing(asked),
        looked_at=FirstFindings.objects.filter(asked.condition("submission__")).count(),
    )


def _is_wanted(cell: _Cell, asked: Filter) -> bool:
    is_of_year = asked.year is None or cell.month.year == asked.year
    return is_of_year and asked.journal in ("", cell.journal)


def _cells() -> list[_Cell]:
    """Returns all submissions counted by month, journal and state."""
    rows = Submission.objects.order_by().annotate(month=TruncMonth("submitted"))
    counted = rows.values("month", "journal", "state").annotate(count=Count("pk"))
    return [
        _Cell(
            month=row["month"].date(),
            journal=row["journal"],
            ending=_ENDING_OF.get(State(row["state"]), OPEN),
            number=row["count"],
        )
        for row in counted
    ]


def _spans(cells: Sequence[_Cell], year: int | None) -> list[Span]:
    """Returns each month of the year that is asked for, or from the first to the last of all.

    Those are a year of months at least, up to the last; years where months would be too many.
    """
    if not cells:
        return []
    months = sorted({one.month for one in cells})
    first, last = _month(months[0]), _month(months[-1])
    if year is not None:  # months of another year would seem to have nothing
        first, last = year * 12, year * 12 + 11
    first = min(first, last - FEWEST_MONTHS + 1)
    if last - first < MOST_MONTHS:
        labels = [f"{at // 12}-{at % 12 + 1:02}" for at in range(first, last + 1)]
        return _counted(cells, labels, lambda one: f"{one.month:%Y-%m}")
    years = [str(year) for year in range(months[0].year, months[-1].year + 1)]
    return _counted(cells, years, lambda one: f"{one.month:%Y}")


def _month(day: date) -> int:
    """Returns the number of a month since the beginning of our calendar."""
    return day.year * 12 + day.month - 1


def _counted(
    cells: Iterable[_Cell], labels: Iterable[str], label_of: Callable[[_Cell], str]
) -> list[Span]:
    numbers: Counter[tuple[str, str]] = Counter()
    for one in cells:
        numbers[label_of(one), one.ending] += one.number
    return [Span(label, {ending: numbers[label, ending] for ending in ENDINGS}) for label in labels]


def _rates(cells: Iterable[_Cell]) -> list[Rate]:
    """Returns the share of accepted submissions by journal and year of submission."""
    numbers: Counter[tuple[str, int, str]] = Counter()
    for one in cells:
        numbers[one.journal, one.month.year, one.ending] += one.number
    places = sorted({(journal, year) for journal, year, _ending in numbers})
    rates = (
        Rate(*place, accepted=numbers[*place, ACCEPTED], rejected=numbers[*place, REJECTED])
        for place in places
    )
    return [rate for rate in rates if rate.accepted + rate.rejected]


def _days_to_decision(asked: Filter) -> Days:
    """Counts first decisions by the days since the case was handed in."""
    earlier = Decision.objects.filter(submission=OuterRef("submission"), pk__lt=OuterRef("pk"))
    first = Decision.objects.filter(~Exists(earlier), asked.condition("submission__"))
    return _days(first, "submission__submitted", "when")


def _days_to_review(asked: Filter) -> Days:
    """Counts reviews by the days since the reviewer accepted."""
    done = ReviewerInvitation.objects.filter(asked.condition("submission__"), done_at__isnull=False)
    return _days(done, "accepted_at", "done_at")


def _days(rows: QuerySet[Any], since: str, until: str) -> Days:
    passed = ExpressionWrapper(TruncDate(until) - TruncDate(since), output_field=DurationField())
    counted = rows.order_by().annotate(passed=passed).values("passed").annotate(number=Count("pk"))
    return Days({row["passed"].days: row["number"] for row in counted})


def _reviewers(asked: Filter) -> Reviewers:
    rows = ReviewerInvitation.objects.filter(asked.condition("submission__"))
    return Reviewers(
        **rows.aggregate(
            invited=Count("pk"),
            accepted=Count("pk", filter=Q(accepted_at__isnull=False)),
            declined=Count("pk", filter=Q(declined_at__isnull=False)),
            done=Count("pk", filter=Q(done_at__isnull=False)),
        )
    )


def _missing(asked: Filter) -> list[Missing]:
    """Returns the CARE items that first snapshots lacked, the most often missing first."""
    rows = MissingItem.objects.filter(asked.condition("findings__submission__")).order_by()
    counted = rows.values("item").annotate(number=Count("pk"))
    numbers = {row["item"]: row["number"] for row in counted}
    order = [one for one in CARE.items if numbers.get(one.item)]
    found = [Missing(one.item, one.topic, one.demand, numbers[one.item]) for one in order]
    return sorted(found, key=lambda one: -one.number)
