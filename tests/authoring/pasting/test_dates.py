import pytest

from casereports.authoring.pasting.dates import DayOrder, Moment, day_order, moment_of
from casereports.authoring.pasting.remarks import About, remark
from casereports.clinical.notation import notation_named
from casereports.record.dates import date_parts

DAYS_FIRST, MONTHS_FIRST = DayOrder(True, sure=True), DayOrder(False, sure=True)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("17.05.2024", "2024-05-17"),
        ("2024-05-17", "2024-05-17"),
        ("2024/5/17", "2024-05-17"),
        ("5/17/2024", "2024-05-17"),
        ("17/5/2024", "2024-05-17"),
        ("17.5.24 8:30", "2024-05-17 08:30"),
        ("17.05.2024, 08:30 Uhr", "2024-05-17 08:30"),
        ("2024年5月17日", "2024-05-17"),
        ("17. Mai 2024", "2024-05-17"),
        ("17-May-2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("mai 2024", "2024-05"),
        ("2024-05", "2024-05"),
    ],
)
def test_a_date_is_written_as_the_record_keeps_it(printed: str, iso: str) -> None:
    assert moment_of(printed, MONTHS_FIRST) == Moment("when_date", iso)
    assert date_parts(iso)


@pytest.mark.parametrize("printed", ["31.02.2024", "2024-13-01", "99.99.9999", "17.05."])
def test_a_day_that_no_calendar_has_is_none(printed: str) -> None:
    assert moment_of(printed, MONTHS_FIRST) is None


def test_day_and_month_follow_the_paste() -> None:
    assert moment_of("5/6/2024", DAYS_FIRST) == Moment("when_date", "2024-06-05")
    assert moment_of("5/6/2024", MONTHS_FIRST) == Moment("when_date", "2024-05-06")
    assert day_order(["17/05/2024", "5/6/2024"], comma=False) == DAYS_FIRST
    assert day_order(["05/17/2024", "5/6/2024"], comma=True) == MONTHS_FIRST
    assert day_order(["5/6/2024"], comma=True) == DayOrder(True, sure=False)


def test_a_day_that_may_be_a_month_carries_a_doubt() -> None:
    doubt = remark(About.MONTH_FIRST, quote="5/6/2024", read="2024-05-06")
    order = day_order(["5/6/2024"], comma=False)
    assert moment_of("5/6/2024", order) == Moment("when_date", "2024-05-06", doubt)
    doubt = remark(About.DAY_FIRST, quote="5/6/2024", read="2024-06-05")
    order = day_order(["5/6/2024"], comma=True)
    assert moment_of("5/6/2024", order) == Moment("when_date", "2024-06-05", doubt)


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("day 0", "day 0"),
        ("Tag 3", "day 3"),
        ("J7", "day 7"),
        ("M3", "month 3"),
        ("Woche 12", "week 12"),
        ("POD 2", "POD 2"),
        ("C2D8", "C2D8"),
        ("3 months after", "3 months after"),
    ],
)
def test_a_counted_day_is_a_relative_time(printed: str, when: str) -> None:
    assert moment_of(printed, MONTHS_FIRST) == Moment("when", when)
    assert notation_named("timing").parse(when)


def test_words_of_the_course_are_points() -> None:
    assert moment_of("Baseline", MONTHS_FIRST) == Moment("point", "baseline")
    assert moment_of("Aufnahme", MONTHS_FIRST) == Moment("point", "admission")


def test_a_signed_day_asks_what_it_is_counted_from() -> None:
    doubt = remark(About.DAY_OF_WHAT, quote="day -7")
    assert moment_of("day -7", MONTHS_FIRST) == Moment("", "", doubt)
    assert moment_of("J-7", MONTHS_FIRST) == Moment("", "", doubt)


def test_a_counted_day_that_cannot_be_read_carries_the_notation_s_sentence() -> None:
    fault = "“1,234” can be read in two ways: write 1234 or 1.234."
    doubt = remark(About.NOT_READ, fault=fault)
    assert moment_of("day 1,234", MONTHS_FIRST) == Moment("", "", doubt)


def test_other_words_are_no_time() -> None:
    assert moment_of("Leukozyten", MONTHS_FIRST) is None
