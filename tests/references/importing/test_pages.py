import pytest

from casereports.references.importing.pages import pages


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1200--8", "1200-1208"),
        ("1200-8", "1200-1208"),
        ("123–130", "123-130"),
        ("123", "123"),
        ("123-123", "123"),
        ("e77", "e77"),
        ("S12-5", "S12-S15"),
        ("S12-S15", "S12-S15"),
        ("12-15e3", "12-15e3"),
        ("pp. 17-29", "17-29"),
        ("1-9, 12-4", "1-9, 12-14"),
        ("iv-x", "iv-x"),
        ("", ""),
    ],
)
def test_pages_have_one_hyphen_and_whole_numbers(written: str, printed: str) -> None:
    assert pages(written) == printed
