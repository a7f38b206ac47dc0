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


def test_a_study_that_was_not_done_says_why():
    assert grid(table(not_done="claustrophobia"))[1] == ["CT", "Not done (claustrophobia)"]


@pytest.mark.parametrize("typed", ["ascites", "no ascites"])
def test_what_was_not_found_is_denied_once(typed):
    assert absent(typed) == "no ascites"


def test_measures_stand_with_what_qualifies_them():
    measures = [
        {
            "key": "ef",
            "name": "LVEF",
            "value": {"value": "25", "unit": "%"},
            "condition": "biplane",
            "z_score": {"value": "-4.2"},
            "flag": "low",
            "reference": {"low": "52"},
        },
        {"key": "mr", "name": "mitral regurgitation", "grade": "severe"},
        {
            "key": "rv",
            "name": "RV pressure",
            "value": {"value": "96", "unit": "mm[Hg]"},
            "diastolic": {"value": "8", "unit": "mm[Hg]"},
            "mean": {"value": "36", "unit": "mm[Hg]"},
        },
    ]
    ((*_, found),) = grid(table(result="abnormal", measurements=measures))[1:]

    assert found == (
        "Abnormal; LVEF 25%, biplane, z-score −4.2, low, reference ≥52%; "
        "mitral regurgitation severe; RV pressure 96/8\u00a0mmHg (mean 36\u00a0mmHg)"
    )


def test_a_normal_study_says_so_and_names_its_side():
    assert grid(table(region="hand", laterality="left", result="normal"))[1] == [
        "CT (hand, left)",
        "Normal",
    ]


def test_how_a_study_was_made_is_told_below():
    printed = table(
        tracer={
            "name": "18F-FDG",
            "activity": {"value": "240", "unit": "MBq"},
            "uptake": {"value": "60", "unit": "minute"},
        },
        contrast="both",
        field_strength={"value": "3", "unit": "T"},
        phases=["arterial", "portal venous"],
        limitation="movement",
        elsewhere=True,
    )

    made = (
        "Oral and intravenous contrast; arterial, portal venous; field strength 3 T; "
        "18F-FDG, 240 MBq, uptake time 60 minutes; done elsewhere."
    )
    assert [note.replace("\u00a0", " ") for note in notes(printed)] == [
        f"a {made}",
        "b Limitation: movement.",
    ]


@pytest.mark.parametrize(
    ("lesion", "said"),
    [
        (
            {"nature": "stenosis", "structure": "occlusion"},
            "occlusion",
        ),
        (
            {"nature": "metastasis", "size": {"first": "5", "high": "12", "unit": "mm"}},
            "metastasis, 5–12\u00a0mm",
        ),
        ({"volume": {"value": "120", "unit": "mL"}}, "volume 120\u00a0mL"),
        (
            {"signals": [{"sequence": "T2", "appearance": "hyperintense"}]},
            "hyperintense on T2",
        ),
        ({"enhancement": "none"}, "no enhancement"),
        ({"enhancement": "late gadolinium enhancement"}, "late gadolinium enhancement"),
        ({"diffusion": "restricted", "uptake": "intense"}, "intense uptake, restricted diffusion"),
        ({"involves": ["duodenum", "vein"], "spares": ["artery"]}, None),
    ],
)
def test_a_lesion_is_told_in_short_phrases(lesion, said):
    (_, found) = grid(table(lesions=[{"key": "l", "site": "Liver", **lesion}]))[1]

    assert found == f"Liver ({said or 'involving duodenum and vein, sparing artery'})"
