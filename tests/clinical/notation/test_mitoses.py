"""Mitotic counts as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

MITOSES = notation_named("mitoses")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("3 per 10 HPF", "3 per 10 HPF"),
        ("3/10 HPF", "3 per 10 HPF"),
        ("3-5 mitoses per 10 HPF", "3-5 per 10 HPF"),
        ("3 mitoses/10 high-power fields", "3 per 10 HPF"),
        ("<2 per 2 mm²", "<2 per 2 mm²"),
        ("<2/2mm2", "<2 per 2 mm²"),
        ("3 per mm2", "3 per 1 mm²"),
        ("20 in 50 HPF", "20 per 50 HPF"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert MITOSES.write(MITOSES.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("3", "“3” is not a mitotic count"),
        ("3 per slide", "“3 per slide” is not a mitotic count"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        MITOSES.parse(typed)
    assert str(refused.value).split(";")[0] == clause
