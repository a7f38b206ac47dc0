"""Mitotic counts as the paper prints them; ~ stands for a fixed space."""

import pytest

from casereports.clinical.notation import notation_named
from casereports.clinical.wording import printed_mitoses


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3 per 10 HPF", "3 per 10~HPF"),
        ("3-5 per 10 HPF", "3–5 per 10~HPF"),
        ("<2 per 2 mm²", "<2 per 2~mm²"),
    ],
)
def test_a_count_names_its_denominator(typed: str, printed: str):
    mitoses = notation_named("mitoses").parse(typed)
    assert printed_mitoses(mitoses).replace("\u00a0", "~") == printed
