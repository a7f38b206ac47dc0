import pytest

from casereports.authoring.pasting.intervals import Interval, between, interval_of, is_split_by_sex
from casereports.authoring.pasting.numbers import Decimals
from casereports.clinical.notation import notation_named

GERMAN = Decimals(comma=True)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("40-129", "40-129"),
        ("40 – 129", "40-129"),
        ("(40–129)", "40-129"),
        ("[3.5 - 5.1]", "3.5-5.1"),
        ("3,5 - 5,1", "3.5-5.1"),
        ("9--50", "9-50"),
        ("40.0~55.0", "40.0-55.0"),
        ("-2 - +2", "-2 to 2"),
        ("<5", "<5"),
        ("> 60", ">60"),
        ("<=5", "≤5"),
        ("bis 5", "≤5"),
        ("von 3,5 bis 5,1", "3.5-5.1"),
        ("13,0 à 17,0", "13.0-17.0"),
        ("Ref.: 40-129", "40-129"),
        ("Norm < 5", "<5"),
        ("negativ", "negative"),
        ("阴性", "negative"),
    ],
)
def test_an_interval_is_written_as_the_record_takes_it(printed: str, text: str) -> None:
    assert interval_of(printed, GERMAN) == Interval(text)
    assert notation_named("interval").parse(text)


def test_the_unit_of_an_interval_stands_beside_it() -> None:
    assert interval_of("65-99 mg/dL", GERMAN) == Interval("65-99", "mg/dL")


@pytest.mark.parametrize("printed", ["129-40", "see report", "40-", "m: 3-4, w: 2-3", ""])
def test_what_is_no_interval_is_none(printed: str) -> None:
    assert interval_of(printed, GERMAN) is None


def test_two_columns_make_one_interval() -> None:
    assert between("3,5", "5,1", GERMAN) == Interval("3.5-5.1")
    assert between("", "5", GERMAN) == Interval("≤5")
    assert between("60", "", GERMAN) == Interval("≥60")
    assert between("", "", GERMAN) is None


def test_intervals_of_men_and_women_are_told_apart() -> None:
    assert is_split_by_sex("m: 40-129, w: 35-104")
    assert not is_split_by_sex("40-129")
