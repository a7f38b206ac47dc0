"""Numbers as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

NUMBER = notation_named("number")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("5", "5"),
        ("5.0", "5.0"),
        ("3,5", "3.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("12,345,678", "12345678"),
        ("1\u2009234", "1234"),
        ("0,123", "0.123"),
        (".5", "0.5"),
        ("≥ 4", "≥4"),
        (">=4", "≥4"),
        ("=< 4", "≤4"),
        ("at least 3", "≥3"),
        ("no more than 3", "≤3"),
        ("ca. 10", "about 10"),
        ("~5", "about 5"),
        ("approx. 5", "about 5"),
        ("about 3–5", "about 3-5"),
        ("3 - 5", "3-5"),
        ("2 to 3", "2-3"),
        ("2 bis 3", "2-3"),
        ("1.5 … 2", "1.5-2"),
        ("-5 to -3", "-5 to -3"),
        ("−3", "-3"),
        ("10 %", "10"),
        ("fewer than 3", "<3"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert NUMBER.write(NUMBER.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("1,234", "“1,234” can be read in two ways: write 1234 or 1.234."),
        ("10,000", "“10,000” can be read in two ways: write 10000 or 10.000."),
        ("5-3", "The range runs backwards: its end is less than its beginning"),
        ("<3-5", "A range takes no < or >"),
        ("5 cm", "“5 cm” is not a number"),
        ("five", "“five” is not a number"),
        ("1.2.3", "“1.2.3” is not a number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        NUMBER.parse(typed)
    assert str(refused.value).split(";")[0] == clause
