"""Codes as they are typed."""

import pytest

from casereports.clinical.notation import NotationError, notation_named

CODE = notation_named("code")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ICD-10 C7A.8", "ICD-10 C7A.8"),
        ("ICD10: C7A.8", "ICD-10 C7A.8"),
        ("ICD-10-CM C7A.8 other malignant tumour", "ICD-10 C7A.8 other malignant tumour"),
        ("ICD-O 8240/3", "ICD-O-3 8240/3"),
        ("SNOMED CT 1234 tumour", "SNOMED CT 1234 tumour"),
        ("ORPHA:558", "ORPHAcode 558"),
        ("OMIM #154700", "OMIM #154700"),
        ("HP:0001250 Seizure", "HPO HP:0001250 Seizure"),
        ("MONDO:0005015", "Mondo MONDO:0005015"),
        ("other X1 words", "other X1 words"),
        ('other "a b" words', 'other "a b" words'),
        ('LOINC 1-8 "quoted"', "LOINC 1-8 quoted"),
    ],
)
def test_what_is_typed_is_given_back_in_one_form(typed: str, written: str):
    assert CODE.write(CODE.parse(typed)) == written


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("C7A.8", "Begin a code with its system"),
        ("ICD-10", "Begin a code with its system"),
        ("", "Begin a code with its system"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, clause: str):
    with pytest.raises(NotationError) as refused:
        CODE.parse(typed)
    assert str(refused.value).split(";")[0] == clause
