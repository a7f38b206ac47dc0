from itertools import permutations

import pytest

from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.manuscript.quoting.readings import deciding_reading
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
def test_without_a_diagnosis_the_ki67_is_of_the_specimen_nearest_to_the_index_visit(places):
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


def of_the_tumour(*specimens, **diagnosis):
    named = {"key": "net", "name": "primary presacral neuroendocrine tumour", **diagnosis}
    return facts(specimens=specimens, diagnoses=[named])


def found(key, when, ki67, name="neuroendocrine tumour, G2", **reading):
    rows = [{"key": f"{key}-reading", "ki67": ki67, "diagnosis": name, **reading}]
    return specimen(key, when=when, readings=rows)


@pytest.mark.parametrize(
    "name",
    [
        "neuroendocrine tumour, G2",
        "Neuroendocrine tumor (grade 2)",
        "Presacral neuroendocrine tumour WHO grade II",
        "neuroendocrine tumour, presacral",
        "low-grade primary presacral neuroendocrine tumour G1/G2",
    ],
)
def test_a_relapse_of_another_name_never_overrides_what_the_diagnosis_rests_on(name):
    relapse = found("relapse", day(300), 60, "neuroendocrine carcinoma")

    case = of_the_tumour(relapse, found("core", day(9), 6, name))

    assert told("{ki67}", case) == "6%"
    assert told(
        "{ki67}", of_the_tumour(found("core", day(9), 6, "tissue of a tumour"), relapse)
    ) == ("6%")


def test_a_relapse_is_not_quoted_for_a_diagnosis_whose_reading_tells_no_ki67():
    case = of_the_tumour(
        found("core", day(9), None), found("relapse", day(300), 60, "neuroendocrine carcinoma")
    )

    with pytest.raises(NothingQuotedError, match=r"does not tell \{ki67\}"):
        told("{ki67}", case)


def test_a_reading_that_denies_the_diagnosis_has_it_not():
    denied = found("marrow", day(2), 1, "no neuroendocrine tumour")

    assert told("{ki67}", of_the_tumour(denied, found("core", day(9), 6))) == "6%"


@pytest.mark.parametrize(("when", "words"), [(None, "6%"), (day(290), "22%")])
def test_of_several_readings_that_have_the_diagnosis_the_nearest_to_it_is_quoted(when, words):
    relapse = found("relapse", day(300), 22, "neuroendocrine tumour, G3")

    assert told("{ki67}", of_the_tumour(found("core", day(9), 6), relapse, when=when)) == words


def test_a_corrected_report_goes_before_the_original_and_a_frozen_section_behind_both():
    kinds = {"frozen": "intraoperative", "original": "original", "corrected": "corrected"}
    rows = [
        {"key": key, "kind": kind, "ki67": ki67, "diagnosis": "neuroendocrine tumour"}
        for (key, kind), ki67 in zip(kinds.items(), (1, 4, 6), strict=True)
    ]

    assert [
        told("{ki67}", of_the_tumour(specimen("core", readings=kept)))
        for kept in (rows, [rows[2], rows[1]], [rows[1], rows[0]], rows[:1])
    ] == ["6%", "6%", "4%", "1%"]


def test_a_frozen_section_goes_behind_a_specimen_that_is_further_off():
    frozen = found("quick", day(1), 1) | {"kind": "frozen_section"}

    assert told("{ki67}", of_the_tumour(frozen, found("core", day(9), 6))) == "6%"


def test_a_specimen_whose_day_is_not_known_goes_behind_those_with_one():
    unknown = {"kind": "offset", "value": 1, "unit": "day", "reference": "surgery"}

    assert told("{ki67}", of_the_tumour(found("a", unknown, 1), found("b", day(9), 6))) == "6%"


def test_the_mitoses_are_of_the_reading_that_counts_them():
    count = {"count": {"value": 3}, "area": {"value": 2}, "unit": "mm2"}
    core = found("core", day(9), 6)
    core["readings"].append({"key": "again", "mitoses": count})

    assert told("{mitoses}", of_the_tumour(core)) == "3 per 2 mm²"
    assert deciding_reading(of_the_tumour(core)).key == "core-reading"


def test_without_a_specimen_no_reading_decides():
    assert deciding_reading(facts()) is None


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
