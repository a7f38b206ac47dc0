"""Sizes as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

DIMENSIONS = notation_named("dimensions")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("63 x 53 x 67 mm", "63 × 53 × 67 mm"),
        ("63 mm × 53 mm × 67 mm", "63 × 53 × 67 mm"),
        ("63mm x 53mm x 67mm", "63 × 53 × 67 mm"),
        ("63*53*67 mm", "63 × 53 × 67 mm"),
        ("6,3x5,3 cm", "6.3 × 5.3 cm"),
        ("3 by 4 cm", "3 × 4 cm"),
        ("<5mm", "<5 mm"),
        ("about 3 cm", "about 3 cm"),
        ("3 x 4 =", "3 × 4 ="),
        ("3-4 cm", "3-4 cm"),
        ("3 to 12 mm", "3-12 mm"),
        ("3 mm - 12 mm", "3-12 mm"),
        ("up to 12 mm", "≤12 mm"),
        ("10–12 × 8 mm", "10-12 × 8 mm"),
        ("10-12 x 8 x 5 mm", "10-12 × 8 × 5 mm"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert DIMENSIONS.write(DIMENSIONS.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("63 x 53", "Add the unit to the size"),
        ("5 mm x 3 cm", "Give all diameters in the same unit"),
        ("3 x 4-5 cm", "Only the first diameter can be a range"),
        ("12-3 mm", "The range runs backwards: its end is less than its beginning"),
        ("3 cm - 4 mm", "Give all diameters in the same unit"),
        ("1 x 2 x 3 x 4 mm", "A size has three diameters at most"),
        ("0 mm", "Dimensions are greater than zero"),
        ("large", "“large” is not a size"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        DIMENSIONS.parse(typed)
    assert str(refused.value).split(";")[0] == clause
