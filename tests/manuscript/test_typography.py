import pytest

from casereports.manuscript.typography import bound


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("147 U/L", "147~U/L"),
        ("5 %", "5~%"),
        ("16.4 mg/L and 92 U/L", "16.4~mg/L and 92~U/L"),
        ("63 × 53 × 67 mm", "63~×~53~×~67~mm"),
        ("≥ 5 cm", "≥~5~cm"),
        ("20 mL/min/1.73 m²", "20~mL/min/1.73~m²"),
        ("3 × 10⁹/L", "3~×~10⁹/L"),
        ("75 HU", "75~HU"),
        ("38.5 °C", "38.5~°C"),
        ("7.4 kBq", "7.4~kBq"),
        ("see Fig. 2 and Table 1", "see Fig.~2 and Table~1"),
    ],
)
def test_a_number_keeps_to_what_it_counts(typed, printed):
    assert bound(typed) == printed.replace("~", "\u00a0")


@pytest.mark.parametrize("text", ["18 patients", "5 groups", "in 2020 the", "L5 to S2", "3-20 or"])
def test_a_number_before_a_plain_word_may_part_from_it(text):
    assert bound(text) == text
