"""Drafts of what a panel shows, held against its fields and the record."""

from typing import Any

import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import Panel
from casereports.clinical.notation.marks import parse_marks
from casereports.manuscript.drafting.alt import alt_draft, caption_draft

MARKS = {
    "arrow": "arrow 10,10 to 20,20",
    "arrows": "arrow 10,10 to 20,20; arrow 30,30 to 40,40",
    "asterisk": "asterisk 50,50",
    "both": "arrow 10,10 to 20,20; asterisk 50,50",
}


def case(sex: str | None = "female") -> CaseFacts:
    lesions = [
        {
            "key": "mass",
            "site": "presacral space",
            "structure": "mass",
            "size": {"first": "63", "second": "53", "unit": "mm"},
        },
        {"key": "bone", "site": "sacrum", "nature": "metastasis", "multiplicity": "multiple"},
    ]
    stained = [
        {"key": "cga", "marker": "chromogranin A", "result": "positive"},
        {"key": "pms2", "marker": "PMS2", "result": "negative"},
    ]
    return CaseFacts.model_validate(
        {
            "patient": {"sex": sex} if sex else {},
            "imaging": [{"key": "mri", "modality": "MR", "lesions": lesions}],
            "examination": [
                {"key": "icterus", "system": "skin", "finding": "scleral icterus"},
                {"key": "rash", "system": "skin", "finding": "rash", "state": "absent"},
            ],
            "specimens": [
                {
                    "key": "core",
                    "kind": "core_biopsy",
                    "readings": [{"key": "first", "ihc": stained}],
                }
            ],
        }
    )


def panel(marks: str = "", **parts: Any) -> Panel:
    drawn = {"marks": parse_marks(marks)} if marks else {}
    return Panel.model_validate({"key": "a", "file": "a.png", **parts, **drawn})


def alt(marks: str = "", sex: str | None = "female", **parts: Any) -> str:
    return alt_draft(panel(marks, **parts), case(sex)).replace("\u00a0", " ")


def caption(marks: str = "", **parts: Any) -> str:
    return caption_draft(panel(marks, **parts), case())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"modality": "MRI", "plane": "axial"}, "Axial MRI."),
        (
            {"modality": "MRI", "plane": "axial", "phase": "contrast-enhanced T1-weighted"},
            "Axial contrast-enhanced T1-weighted MRI.",
        ),
        (
            {"modality": "CT", "plane": "axial", "phase": "arterial phase"},
            "Axial CT, arterial phase.",
        ),
        ({"plane": "coronal", "phase": "T2-weighted"}, "Coronal T2-weighted image."),
        (
            {"modality": "Transthoracic echocardiography", "plane": "apical four-chamber view"},
            "Transthoracic echocardiography, apical four-chamber view.",
        ),
        ({"modality": "Clinical photograph", "plane": "lateral"}, "Lateral clinical photograph."),
        (
            {"modality": "contrast-enhanced MRI", "phase": "contrast-enhanced"},
            "Contrast-enhanced MRI.",
        ),
        (
            {"stain": "haematoxylin and eosin", "magnification": "×200"},
            "Histology, haematoxylin and eosin, ×200.",
        ),
        (
            {"modality": "bone marrow smear", "stain": "Giemsa", "magnification": "×1000"},
            "Bone marrow smear, Giemsa stain, ×1000.",
        ),
        ({"shows": ["study:mri"]}, "MRI."),
        ({}, ""),
    ],
)
def test_a_picture_is_told_by_how_it_was_made(fields: dict[str, Any], told: str) -> None:
    assert alt(**fields) == told
    assert caption(**fields) == told


def test_an_arrow_marks_the_lesion_that_is_shown() -> None:
    told = alt(MARKS["arrow"], modality="MRI", plane="axial", shows=["lesion:mass"])
    assert told == "Axial MRI. An arrow marks a mass in the presacral space (63 × 53 mm)."


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("arrows", "Arrows mark multiple metastases in the sacrum."),
        ("asterisk", "An asterisk marks multiple metastases in the sacrum."),
        ("both", "The picture shows multiple metastases in the sacrum."),
    ],
)
def test_marks_are_told_as_far_as_they_are_of_one_kind(marks: str, told: str) -> None:
    assert alt(MARKS[marks], shows=["lesion:bone"]) == told


def test_marks_alone_tell_nothing() -> None:
    assert alt(MARKS["both"], modality="CT") == "CT."


def test_labels_are_told_with_their_data() -> None:
    label = 'label 12,15 "M, {lesion:mass:size}"'
    assert alt(label, modality="CT") == "CT. A label reads “M, 63 × 53 mm”."
    assert alt(f'{label}; label 50,50 "T"').endswith("read “M, 63 × 53 mm”, and “T”.")


def test_a_label_that_quotes_nothing_is_left_out() -> None:
    assert alt('label 12,15 "{lesion:node:size}"', modality="CT") == "CT."


def test_staining_is_told_with_its_marker_and_result() -> None:
    told = alt(shows=["ihc:first/cga", "ihc:first/pms2"], magnification="×200")
    assert told == ("Immunohistochemistry for chromogranin A (positive) and PMS2 (negative), ×200.")


def test_a_finding_is_told_where_there_is_one() -> None:
    told = alt(modality="clinical photograph", shows=["exam:icterus", "exam:rash"])
    assert told == "Clinical photograph. It shows scleral icterus."


@pytest.mark.parametrize("sex", ["male", "female", None])
def test_who_the_patient_is_is_not_told(sex: str | None) -> None:
    told = alt(modality="MRI", shows=["lesion:mass"], sex=sex)
    assert told == "MRI. It shows a mass in the presacral space (63 × 53 mm)."


@pytest.mark.parametrize("name", ["lesion:gone", "lesion", "nothing:mass", "", ":"])
def test_what_names_no_row_is_passed_over(name: str) -> None:
    assert alt(modality="MRI", shows=["lesion:gone"]) == "MRI."
    assert alt(modality="MRI", shows=[name] if name else []) == "MRI."


def test_a_caption_quotes_the_record_and_names_its_mark() -> None:
    told = caption(MARKS["arrow"], modality="MRI", plane="axial", shows=["lesion:mass"])
    assert told == (
        "Axial MRI: a {lesion:mass:structure} in the {lesion:mass:site} "
        "({lesion:mass:size}; arrow)."
    )


def test_a_caption_without_a_view_tells_what_is_shown() -> None:
    told = caption(MARKS["arrows"], shows=["lesion:bone"])
    assert told.startswith("{lesion:bone:multiplicity} metastases")
    assert told.endswith("(arrows).")
