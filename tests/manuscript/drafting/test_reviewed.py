"""The drafts of whole cases, as they were read and found fit to print."""

import pytest

from tests.manuscript.drafting.writing import EXPECTED, prints, unwritten

NAMES = (
    "endocarditis",
    "melas",
    "onc-lung-transformation",
    "presacral-net",
    "sur-jejunal-perforation",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_drafted_as_a_clinician_writes(name):
    expected = (EXPECTED / f"{name}.txt").read_text("utf-8")

    assert "\n\n".join(prints(unwritten(name))) + "\n" == expected


def test_every_reviewed_text_is_held_against_its_case():
    assert sorted(path.stem for path in EXPECTED.glob("*.txt")) == list(NAMES)
