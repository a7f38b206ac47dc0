from pathlib import Path

from casereports.journals.rule import Confidence
from casereports.journals.shelf import profiles

PAGE = (Path(__file__).parents[2] / "docs" / "journals.md").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    """The cells of all tables of the page, without their back-quotes."""
    lines = (line for line in PAGE.splitlines() if line.startswith("| `"))
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


def test_the_page_lists_every_profile_with_its_style():
    listed = {row[0]: row[-1] for row in rows() if row[0] in profiles()}

    assert listed == {key: profile.style for key, profile in profiles().items()}


def test_the_page_explains_every_confidence():
    listed = [row[0] for row in rows() if row[0] in list(Confidence)]

    assert listed == list(Confidence)
