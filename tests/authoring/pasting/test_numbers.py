import pytest

from casereports.authoring.pasting.numbers import Amount, Decimals, decimals_of, sign_of
from casereports.authoring.pasting.remarks import About, remark

ENGLISH, GERMAN, OPEN = Decimals(comma=False), Decimals(comma=True), Decimals(False, sure=False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("147", "147"),
        ("5.0", "5.0"),
        ("3,4", "3.4"),
        ("0,012", "0.012"),
        ("0.012", "0.012"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1'234.5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("234 000", "234000"),
        ("-2,1", "-2.1"),
        ("−2.1", "-2.1"),
        ("+5", "5"),
        (",5", "0.5"),
    ],
)
def test_a_number_is_read_alike_wherever_it_can_be_read_in_one_way_only(
    typed: str, read: str
) -> None:
    assert ENGLISH.read(typed) == Amount(read)
    assert GERMAN.read(typed) == Amount(read)


def test_a_comma_before_three_digits_is_read_as_the_paste_writes_numbers() -> None:
    assert ENGLISH.read("1,234") == Amount("1234")
    assert GERMAN.read("1,234") == Amount("1.234")
    assert ENGLISH.read("1.234") == Amount("1.234")
    assert GERMAN.read("1.234") == Amount("1234")


def test_a_number_that_nothing_settles_carries_a_doubt() -> None:
    doubt = remark(About.NUMBER_UNLESS_COMMA, quote="1,234", read="1234", other="1.234")
    assert OPEN.read("1,234") == Amount("1234", doubt)
    doubt = remark(About.NUMBER_UNLESS_COMMA, quote="1.234", read="1.234", other="1234")
    assert OPEN.read("1.234") == Amount("1.234", doubt)
    doubt = remark(About.NUMBER_UNLESS_POINT, quote="1.234", read="1234", other="1.234")
    assert Decimals(comma=True, sure=False).read("1.234") == Amount("1234", doubt)


@pytest.mark.parametrize("typed", ["1.2.3", "1,,2", "1.23,4.5", "1" * 31, "12'34"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert GERMAN.read(typed) is None


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        (["CRP 3,4"], GERMAN),
        (["Ferritin 1.234,5"], GERMAN),
        (["TSH 0,012"], GERMAN),
        (["CRP 3.4"], ENGLISH),
        (["Ferritin 1,234.5"], ENGLISH),
        (["CRP 34"], OPEN),
        (["Ferritin 1,234"], OPEN),
        (["17.05.2024", "vom 3.4. an"], OPEN),
        (["1,25-(OH)2-Vitamin D 30"], OPEN),
        (["CRP 3,4", "CRP 3.4"], Decimals(comma=True, sure=False)),
    ],
)
def test_the_whole_paste_decides_what_a_comma_is(texts: list[str], decimals: Decimals) -> None:
    assert decimals_of(texts) == decimals


def test_the_author_settles_what_a_comma_is() -> None:
    assert decimals_of(["CRP 3.4"], decimal_comma=True) == GERMAN


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        ("<", "<"),
        ("≤", "≤"),
        ("<=", "≤"),
        ("> OR =", "≥"),
        (">", ">"),
        ("kleiner", "<"),
        ("über", ">"),
        ("ca.", "about "),
        ("~", "about "),
        (None, ""),
    ],
)
def test_signs_before_a_number_are_understood(typed: str | None, sign: str) -> None:
    assert sign_of(typed) == sign
