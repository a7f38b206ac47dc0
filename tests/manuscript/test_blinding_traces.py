"""Texts that still name somebody, however they are written."""

import pytest

from casereports.manuscript.blinding import identities, traces
from tests.manuscript.blinded import case


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lindqvist", "lindqvist"),
        ("Norrland%20Hospital", "Norrland Hospital"),
        ("norrland_hospital.png", "norrland_hospital"),
        ("norrland-hospital-ct.jpg", "norrland-hospital"),
        ("Anna&nbsp;Lindqvist", "Anna Lindqvist"),
        ("<w:t>Lind</w:t></w:r><w:r><w:t>qvist</w:t>", "Lindqvist"),
        ("Lind\u00adqvist", "Lindqvist"),
        ("anna%40norrland-klinik.example", "anna@norrland-klinik.example"),
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("bo_tamm.docx", "bo_tamm"),
        ("lindqvist2019", "lindqvist"),
        ("ume%C3%A5", "umea"),
        ("seen by Lind-\nqvist", "Lindqvist"),
        ("Norrland\nHospital", "Norrland Hospital"),
    ],
)
def test_a_trace_is_found_in_every_disguise(text, found):
    assert found in traces(text, identities(case()))


def test_a_clean_text_has_no_trace():
    text = "<p>A tumour of the department. data:image/png;base64,Tamm+Tamm/Tamm==</p>"

    assert traces(text, identities(case())) == ()
