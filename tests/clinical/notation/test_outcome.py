"""Results of the laboratory as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

OUTCOME = notation_named("outcome")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("147 U/L", "147 U/L"),
        (">4500 ng/mL", ">4500 ng/mL"),
        ("3–5 /HPF", "3-5 /[HPF]"),
        ("1:640", "1:640"),
        ("1 : 640", "1:640"),
        ("≥1:320", "≥1:320"),
        ("1/10", "1/10"),
        ("1 =/10", "1 =/10"),
        ("1:1280 (homogeneous)", "1:1280 (homogeneous)"),
        ("1:1280, homogeneous", "1:1280 (homogeneous)"),
        ("positive 1:1280", "1:1280"),
        ("positive, 1:80 (speckled)", "1:80 (speckled)"),
        ("positive (1:1280)", "positive (1:1280)"),
        ("weakly positive 1:40", "weakly positive (1:40)"),
        ("negative <1:40", "negative (<1:40)"),
        ("12,480 U/L", "12480 U/L"),
        ("1,234 /µL", "1234 /uL"),
        ("4,500-11,000 cells/µL", "4500-11000 {cells}/uL"),
        ("250,000 copies/mL", "250000 {copies}/mL"),
        ("1.05 S/CO", "1.05 {S/CO}"),
        ("1:1,280", "1:1280"),
        ("positive", "positive"),
        ("pos", "positive"),
        ("Negative", "negative"),
        ("neg", "negative"),
        ("negative (IgM only)", "negative (IgM only)"),
        ("negative, IgM only", "negative (IgM only)"),
        ("positive 3+", "positive (3+)"),
        ("+++", "positive (+++)"),
        ("2+", "positive (2+)"),
        ("weakly positive", "weakly positive"),
        ("non-reactive", "non-reactive"),
        ("raised", "raised"),
        ("high", "raised"),
        ("borderline", "equivocal (borderline)"),
        ("not detected", "absent (not detected)"),
        ("trace", "trace"),
        ("other (cloudy)", "other (cloudy)"),
        ("42 % (6.3 10*9/L)", "42 % (6.3 10*9/L)"),
        ("42% (6.3 x10^9/L)", "42 % (6.3 10*9/L)"),
        ("6.3 10*9/L (42 %)", "42 % (6.3 10*9/L)"),
        ("42 % (6.3)", "42 % (6.3)"),
        ("42 % of the whole", "42 % of the whole"),
        ("42 %", "42 %"),
        ("not done: haemolysed", "not done: haemolysed"),
        ("not done (no sample)", "not done: no sample"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert OUTCOME.write(OUTCOME.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("not done", "Say why it was not done"),
        ("cloudy", "“cloudy” is not a result"),
        ("postive", "“postive” is not a result"),
        (
            "24/30",
            "“/30” is not a unit",
        ),
        ("1 /10", "“/10” is not a unit"),
        ("12,480 ng/mL", "“12,480” can be read in two ways: write 12480 or 12.480."),
        ("1,234 mIU/L", "“1,234” can be read in two ways: write 1234 or 1.234."),
        ("5 wombats", "“wombats” is not a known unit"),
        ("", "“” is not a result"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        OUTCOME.parse(typed)
    assert str(refused.value).split(";")[0] == clause
