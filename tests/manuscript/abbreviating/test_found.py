import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.manuscript.abbreviating.found import explained, unexplained
from casereports.manuscript.abbreviating.known import Known
from tests.manuscript.papers import facts

KNOWN = Known(facts(), {})


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("magnetic resonance imaging (MRI)", {"MRI": "magnetic resonance imaging"}),
        ("MRI (magnetic resonance imaging)", {"MRI": "magnetic resonance imaging"}),
        ("Neuroendocrine tumours (NETs)", {"NET": "Neuroendocrine tumours"}),
        ("alkaline phosphatase (ALP, 147 U/L)", {"ALP": "alkaline phosphatase"}),
        ("neuron-specific enolase (NSE)", {"NSE": "neuron-specific enolase"}),
        (
            "by the Response Evaluation Criteria in Solid Tumours (RECIST)",
            {"RECIST": "Response Evaluation Criteria in Solid Tumours"},
        ),
        ("the dose (300 mg)", {}),
        ("a mass (Figure 1)", {}),
        ("a large mass (MRI)", {}),
        ("(MRI)", {}),
        ("()", {}),
    ],
)
def test_what_a_text_explains(text, pairs):
    assert explained(text) == pairs


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("On MRI there was a mass.", ["MRI"]),
        ("MRIs were done.", ["MRI"]),
        ("Magnetic resonance imaging (MRI) was done; MRI showed.", []),
        ("MRI was done. Magnetic resonance imaging (MRI) showed.", ["MRI"]),
        ("CT and PET/CT, then CT", ["CT", "PET/CT"]),
        ("DNA in the UK", []),
        ("CD56, TP53 and QQQ of stage IIIB in the USA", []),
        ("F-FDG-PET", []),
        ("18F-fluorodeoxyglucose (FDG) and FDG", []),
        ("SUVmax, the maximum standardised uptake value (SUVmax)", ["SUVmax"]),
    ],
)
def test_what_a_text_leaves_unexplained(text, shorts):
    assert list(unexplained(text, KNOWN)) == shorts


@given(st.text(alphabet="MRIabc ()/-s,;.") | st.text())
def test_any_text_is_read(text):
    assert all(
        KNOWN.needs_spelling(short) == long for short, long in unexplained(text, KNOWN).items()
    )
    assert all(long.casefold()[0] == short.casefold()[0] for short, long in explained(text).items())
