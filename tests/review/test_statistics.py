"""The numbers of the review are right, for all, for a year and for a journal."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import Role, User
from casereports.review.models import (
    Decision,
    FirstFindings,
    MissingItem,
    ReviewerInvitation,
    Submission,
)
from casereports.review.states import State, Verdict
from casereports.review.statistics import Days, Filter, Missing, Rate, Reviewers, statistics
from casereports.review.statistics_plots import MOST_BARS, histogram, plots_of
from tests.factories.review import editor
from tests.factories.users import UserFactory
from tests.review.dated import GENERIC, handed_in, snapshot

PAGE = "admin:review_submission_statistics"


def decided(submission: Submission, days: int, number: int = 1) -> None:
    Decision.objects.create(
        submission=submission,
        snapshot=snapshot(submission, number),
        verdict=Verdict.MAJOR,
        who=submission.submitter,
        when=submission.submitted + timedelta(days=days),
    )


def asked_to_review(submission: Submission, who: User, **changes: Any) -> None:
    """Invites somebody; ``took`` is the number of days from accepting to handing in."""
    took = changes.pop("took", None)
    if took is not None:
        accepted = submission.submitted
        changes |= {"accepted_at": accepted, "done_at": accepted + timedelta(days=took)}
    count = ReviewerInvitation.objects.count()
    ReviewerInvitation.objects.create(
        submission=submission,
        snapshot=submission.snapshots.get(number=1),
        place=count + 1,
        email=f"reviewer{count}@example.org",
        invited_by=who,
        due=submission.submitted.date(),
        expires=submission.submitted + timedelta(days=180),
        token_hash=f"{count}",
        **changes,
    )


def lacks(submission: Submission, *items: str) -> None:
    findings = FirstFindings.objects.create(submission=submission)
    for item in items:
        MissingItem.objects.create(findings=findings, item=item)


@pytest.fixture
def some(db: None) -> None:
    """Five submissions of two years to two journals."""
    one = handed_in(date(2025, 11, 3), State.PUBLISHED)
    two = handed_in(date(2025, 11, 20), State.REJECTED)
    three = handed_in(date(2026, 1, 31), State.ACCEPTED, journal="bmj-case-reports")
    four = handed_in(date(2026, 2, 1), State.WITHDRAWN)
    handed_in(date(2026, 2, 2), State.REVISION)
    decided(one, 10)
    decided(one, 40, number=2)
    decided(two, 2)
    decided(three, 30)
    who = editor()
    asked_to_review(one, who, took=14)
    asked_to_review(one, who, took=21)
    asked_to_review(two, who, declined_at=two.submitted)
    asked_to_review(three, who, accepted_at=three.submitted)
    lacks(one, "5c", "10d")
    lacks(two, "5c")
    lacks(three)
    lacks(four, "12", "5c")


def test_submissions_are_counted_by_month_and_ending(some: None) -> None:
    told = statistics(Filter())
    spans = [(span.label, *span.endings.values()) for span in told.spans]
    assert [label for label, *_endings in spans[:8]] == [f"2025-{at:02}" for at in range(3, 11)]
    assert {sum(endings) for _label, *endings in spans[:8]} == {0}
    assert spans[8:] == [
        ("2025-11", 1, 1, 0, 0),
        ("2025-12", 0, 0, 0, 0),
        ("2026-01", 1, 0, 0, 0),
        ("2026-02", 0, 0, 1, 1),
    ]
    assert told.submissions == 5
    assert (told.years, told.journals) == ([2026, 2025], ["bmj-case-reports", GENERIC])


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        (Filter(), "2025-07", "2026-06"),
        (Filter(journal=GENERIC), "2025-07", "2026-06"),
        (Filter(year=2026), "2026-01", "2026-12"),
    ],
)
def test_a_single_month_stands_among_a_year_of_months(
    asked: Filter, first: str, last: str, db: None
) -> None:
    handed_in(date(2026, 6, 30))
    spans = statistics(asked).spans
    assert (len(spans), spans[0].label, spans[-1].label) == (12, first, last)
    assert {span.label: span.total for span in spans if span.total} == {"2026-06": 1}
    assert plots_of(statistics(asked))[0].rows == (("2026-06", "0", "0", "0", "1", "1"),)


@pytest.mark.parametrize(("month", "number"), [(date(2024, 7, 1), 24), (date(2025, 7, 1), 12)])
def test_a_year_of_months_or_more_is_told_from_the_first(
    month: date, number: int, db: None
) -> None:
    handed_in(month)
    handed_in(date(2026, 6, 1))
    spans = statistics(Filter()).spans
    assert (len(spans), spans[0].label) == (number, f"{month:%Y-%m}")


def test_many_months_are_told_by_year(some: None) -> None:
    handed_in(date(2021, 5, 1), State.REJECTED)
    spans = [(span.label, span.total) for span in statistics(Filter()).spans]
    years = [("2021", 1), ("2022", 0), ("2023", 0), ("2024", 0), ("2025", 2), ("2026", 3)]
    assert spans == years


def test_only_first_decisions_count(some: None) -> None:
    told = statistics(Filter())
    assert told.to_decision == Days({2: 1, 10: 1, 30: 1})
    assert told.to_review == Days({14: 1, 21: 1})


def test_acceptance_is_told_by_journal_and_year(some: None) -> None:
    rates = statistics(Filter()).rates
    assert rates == [Rate("bmj-case-reports", 2026, 1, 0), Rate(GENERIC, 2025, 1, 1)]
    assert [rate.percent for rate in rates] == [100, 50]


def test_reviewers_are_counted_by_what_they_did(some: None) -> None:
    assert statistics(Filter()).reviewers == Reviewers(invited=4, accepted=3, declined=1, done=2)


def test_missing_items_are_told_most_often_first(some: None) -> None:
    told = statistics(Filter())
    assert [(one.item, one.number) for one in told.missing] == [("5c", 3), ("10d", 1), ("12", 1)]
    assert told.looked_at == 4
    first = told.missing[0]
    assert isinstance(first, Missing)
    assert first.topic == "Patient information"


def test_numbers_are_narrowed_to_a_year_and_a_journal(some: None) -> None:
    told = statistics(Filter(year=2025))
    assert (told.submissions, told.to_decision.total, told.looked_at) == (2, 2, 2)
    assert told.reviewers.invited == 3
    assert [one.number for one in told.missing] == [2, 1]
    assert told.years == [2026, 2025]
    told = statistics(Filter(year=2026, journal=GENERIC))
    assert (told.submissions, told.to_decision.total, told.reviewers.invited) == (2, 0, 0)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("", Filter()),
        ("year=2026&journal=generic-care", Filter(2026, GENERIC)),
        ("year=x&journal=nowhere", Filter()),
        ("year=0000", Filter()),
        ("year=99999", Filter()),
        ("year=²²²²", Filter()),
    ],
)
def test_what_an_address_does_not_mean_is_not_asked(address: str, asked: Filter) -> None:
    assert Filter.of(QueryDict(address)) == asked


@pytest.mark.parametrize(
    ("numbers", "quartiles"),
    [
        ({}, [None, None, None]),
        ({7: 1}, [7, 7, 7]),
        ({1: 1, 2: 1, 3: 1, 4: 1}, [1.75, 2.5, 3.25]),
        ({0: 3, 10: 1}, [0, 0, 2.5]),
    ],
)
def test_quartiles(numbers: dict[int, int], quartiles: list[float | None]) -> None:
    assert [Days(numbers).quantile(share) for share in (0.25, 0.5, 0.75)] == quartiles


def test_a_histogram_of_one_day_is_no_wall() -> None:
    drawing = histogram(Days({0: 3}), title="t", upwards="n", empty="-").drawing
    (bar,) = re.findall(r'<rect x="[^"]+" y="[^"]+" width="([\d.]+)"', drawing)
    assert float(bar) < 40


def test_a_histogram_tells_every_case_once() -> None:
    for last in (0, 1, 25, 26, 200, 5000, 100_000):
        plot = histogram(Days({0: 2, last // 2: 1, last: 3}), title="t", upwards="n", empty="-")
        counted = sum(int(row[1]) for row in plot.rows[3:])
        assert counted == Days({0: 2, last // 2: 1, last: 3}).total
        assert len(plot.rows) - 3 <= MOST_BARS + 2


def test_the_page_draws_the_numbers_and_tells_them_in_tables(some: None, site: Client) -> None:
    page = site.get(reverse(PAGE)).content.decode()
    assert page.count('<figure tabindex="0"><svg ') == 6
    assert page.count('<div class="statistics-numbers"') == 6
    assert "median 10" in page
    assert "BMJ Case Reports, 2026" in page
    assert "75 %" in page
    assert " style=" not in page


def test_the_page_of_nothing_says_so(site: Client) -> None:
    page = site.get(reverse(PAGE), {"year": "1999", "journal": "x"})
    text = page.content.decode()
    assert "<figure" not in text
    assert [plot.empty for plot in page.context["plots"]] == [
        "Nothing was submitted in this time.",
        "No decision was made yet.",
        "No submission was accepted or rejected yet.",
        "No reviewer was invited yet.",
        "No review was handed in yet.",
        "Nothing was looked at yet.",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries(
    count: int, site: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        one = handed_in(date(2026, number + 1, 1), State.REJECTED)
        decided(one, number)
        lacks(one, "5c")
    with django_assert_num_queries(8):
        assert site.get(reverse(PAGE)).status_code == 200


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.EDITOR])
def test_only_administrators_read_statistics(role: Role, client: Client, db: None) -> None:
    client.force_login(UserFactory(role=role))
    assert client.get(reverse(PAGE)).status_code == 302


def test_a_title_can_put_nothing_into_a_drawing(some: None) -> None:
    Submission.objects.update(journal="<script>alert(1)</script>")
    rates = plots_of(statistics(Filter()))[2]
    assert "<script" not in rates.drawing
    assert "&lt;script&gt;" in rates.drawing
