from itertools import permutations

import pytest

from casereports.manuscript.quoting.forms import NothingQuotedError
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import day, told


def read(*markers, **reading):
    rows = [
        {"key": f"m{place}", "marker": marker, "result": result}
        for place, (marker, result) in enumerate(markers)
    ]
    readings = [{"key": "first", "ihc": rows, **reading}]
    return facts(specimens=[{"key": "core", "kind": "core_biopsy", "readings": readings}])


@pytest.mark.parametrize(
    ("markers", "words"),
    [
        ([("CD56", "positive")], "CD56"),
        ([("CD56", "positive"), ("SATB2", "focal")], "CD56 and SATB2 (focal)"),
        (
            [("CD56", "diffuse"), ("S100", "negative"), ("p63", "weak"), ("CK", "positive")],
            "CD56 (diffuse), p63 (weak) and CK",
        ),
    ],
)
def test_positive_markers_are_listed_with_how_they_are_so(markers, words):
    assert told("{ihc:positive}", read(*markers)) == words


def test_without_a_negative_marker_there_is_no_list_of_them():
    with pytest.raises(NothingQuotedError, match=r"does not tell \{ihc:negative\}"):
        told("{ihc:negative}", read(("CD56", "positive"), ("CK", "not_done"), ("p53", "equivocal")))


def specimen(key, **parts):
    return {"key": key, "kind": "core_biopsy", **parts}


def test_the_last_reading_that_tells_the_ki67_is_quoted():
    old = {"key": "old", "ki67": 4}
    new = {"key": "new", "ki67": {"value": 15, "high": 20}}
    silent = {"key": "silent"}

    assert told("{ki67}", facts(specimens=[specimen("core", readings=[old, new, silent])])) == (
        "15–20%"
    )


@pytest.mark.parametrize("places", [*permutations(range(3))])
def test_the_latest_ki67_is_quoted_wherever_the_list_has_it(places):
    rows = (
        specimen("first", when=day(-20), readings=[{"key": "a", "ki67": 4}]),
        specimen("again", procedure="op", readings=[{"key": "b", "ki67": 15}]),
        specimen("old", when=day(-900), readings=[{"key": "c", "ki67": 2, "when": day(-5)}]),
    )
    surgery = {"key": "op", "kind": "surgery", "name": "resection", "when": day(10)}

    case = facts(specimens=[rows[place] for place in places], procedures=[surgery])

    assert told("{ki67}", case) == "15%"


CODE = {"system": "icdo", "code": "8240/3"}


@pytest.mark.parametrize(
    "found", [{"diagnosis": "Neuroendocrine tumour"}, {"diagnosis": "NET G2", "code": CODE}]
)
@pytest.mark.parametrize("places", [*permutations(range(2))])
def test_the_ki67_of_the_reading_that_has_the_diagnosis_goes_before_a_later_one(found, places):
    rows = (
        specimen(
            "core",
            when=day(3),
            readings=[{"key": "net", "ki67": 6, **found}],
        ),
        specimen("relapse", when=day(700), readings=[{"key": "nec", "ki67": 60}]),
    )
    diagnosis = {"key": "net", "name": "neuroendocrine tumour", "codes": [CODE]}

    case = facts(specimens=[rows[place] for place in places], diagnoses=[diagnosis])

    assert told("{ki67}", case) == "6%"


def diagnosed(**parts):
    return {"key": "net", "name": "neuroendocrine tumour", **parts}


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ({"t": "T3", "n": "N1", "m": "M1", "kind": "c"}, "cT3N1M1"),
        ({"group": "IV"}, "stage IV"),
        ({"t": "T3", "n": "N1", "m": "M0", "kind": "p", "group": "IIIA"}, "pT3N1M0, stage IIIA"),
        ({"t": "T2", "modifiers": "(m)"}, "T2(m)"),
    ],
)
def test_a_stage_prints_its_classes_and_its_group(stage, words):
    row = {"key": "s", "system": "UICC", **stage}

    assert told("{stage}", facts(diagnoses=[diagnosed(stages=[row])])) == words


def test_the_case_is_about_the_final_diagnosis_and_not_the_revised_one():
    revised = {"key": "ibs", "name": "irritable bowel syndrome", "status": "revised"}
    grade = {"key": "who", "grade": "G2", "system": "WHO", "edition": "2019"}
    case = facts(diagnoses=[diagnosed(grades=[grade]), revised])

    assert told("{diagnosis}", case) == "neuroendocrine tumour"
    assert told("{grade}", case) == "G2"
    assert told("{grade:who:full}", case) == "G2 (WHO 2019)"
