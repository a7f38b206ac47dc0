import pytest

from casereports.references.importing.dates import issued, read_date


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2020", [[2020]]),
        ("{2020}", [[2020]]),
        ("2020-05", [[2020, 5]]),
        ("2020-05-12", [[2020, 5, 12]]),
        ("2020/05/12/", [[2020, 5, 12]]),
        ("2020/05//", [[2020, 5]]),
        ("2020///", [[2020]]),
        ("2020-05-12T10:00:00Z", [[2020, 5, 12]]),
        ("2020 May 12", [[2020, 5, 12]]),
        ("May 2020", [[2020, 5]]),
        ("May 12, 2020", [[2020, 5, 12]]),
        ("12 mai 2020", [[2020, 5, 12]]),
        ("12. März 2020", [[2020, 3, 12]]),
        ("septembre 2019", [[2019, 9]]),
        ("2019 Nov-Dec", [[2019, 11]]),
        ("2020 Dec 15-21", [[2020, 12, 15]]),
        ("12.05.2020", [[2020, 5, 12]]),
        ("25/12/2020", [[2020, 12, 25]]),
        ("12/25/2020", [[2020, 12, 25]]),
        ("05/12/2020", [[2020]]),
        ("2020-13-01", [[2020]]),
        ("2020-05/2020-07", [[2020, 5], [2020, 7]]),
        ("2019-2020", [[2019], [2020]]),
        ("©2018", [[2018]]),
        ("Copyright 2018 by Example", [[2018]]),
    ],
)
def test_a_date_is_read_in_every_form(written: str, parts: list[list[int]]) -> None:
    assert read_date(written) == {"date-parts": parts}


@pytest.mark.parametrize(("written", "season"), [("2020 Spring", "1"), ("Winter 2020", "4")])
def test_a_season_is_kept(written: str, season: str) -> None:
    assert read_date(written) == {"date-parts": [[2020]], "season": season}


@pytest.mark.parametrize("written", ["ca. 1950", "1950?", "1950~", "c 1950"])
def test_a_year_that_is_not_certain_says_so(written: str) -> None:
    assert read_date(written) == {"date-parts": [[1950]], "circa": True}


@pytest.mark.parametrize("written", ["in press", "n.d.", "forthcoming"])
def test_words_without_a_year_are_kept_as_they_are(written: str) -> None:
    assert read_date(written) == {"literal": written}


@pytest.mark.parametrize("written", ["", " ", "{}", "//", "-"])
def test_nothing_is_no_date(written: str) -> None:
    assert read_date(written) is None


def test_a_year_month_and_day_of_their_own_are_one_date() -> None:
    assert issued("2019", "sep", "4") == {"date-parts": [[2019, 9, 4]]}
