import pytest

from casereports.manuscript.compose.imaging import absent, compose_imaging
from tests.manuscript.papers import facts, grid, notes


def table(**study):
    composed = compose_imaging(facts(imaging=[{"key": "s", "modality": "CT", **study}]))
    assert composed is not None
    return composed


def test_a_record_without_imaging_has_no_table():
    assert compose_imaging(facts()) is None


def test_a_lesion_stands_with_its_size_and_uptake():
    lesion = {
        "key": "l",
        "site": "liver, segment 6",
        "nature": "metastasis",
        "size": {"first": "32", "second": "22", "third": "20", "unit": "mm"},
        "suvmax": {"comparator": "~", "value": "6.2"},
    }
    printed = table(
        modality="PT/CT", tracer={"name": "18F-FDG"}, lesions=[lesion], impression="Spread."
    )

    size = "32\u00a0×\u00a022\u00a0×\u00a020\u00a0mm"
    found = f"Liver, segment 6 (metastasis, {size}, SUVmax about\u00a06.2)"
    assert grid(printed) == [
        ["Study", "Findings", "Impression"],
        ["18F-FDG PET/CT", found, "Spread."],
    ]


def test_contrast_and_region_name_the_study():
    printed = table(contrast="intravenous", region="pelvis", negatives=["ascites"])

    assert grid(printed)[1] == ["Contrast-enhanced CT (pelvis)", "No ascites"]


def test_a_study_that_was_not_done_says_why_below():
    assert notes(table(not_done="claustrophobia")) == ["a Not done: claustrophobia."]


@pytest.mark.parametrize("typed", ["ascites", "no ascites"])
def test_what_was_not_found_is_denied_once(typed):
    assert absent(typed) == "no ascites"
