from casereports.manuscript.compose.ihc import compose_ihc
from tests.manuscript.papers import facts, grid, notes, words


def marker(name, result="positive", **parts):
    return {"key": name.lower(), "marker": name, "result": result, **parts}


def reading(*markers, key="first", **parts):
    return {"key": key, "ihc": list(markers), **parts}


def table(*readings):
    specimen = {"key": "s", "kind": "core_biopsy", "site": "pelvis", "readings": list(readings)}
    composed = compose_ihc(facts(specimens=[specimen]))
    assert composed is not None
    return composed


def test_a_record_without_markers_has_no_table():
    assert compose_ihc(facts()) is None


def test_positive_markers_go_first_and_those_not_done_last():
    printed = table(
        reading(
            marker("CK7", "negative"),
            marker("HER2", "not_done"),
            marker("SDHB", "retained"),
            marker("CD56"),
        )
    )

    assert grid(printed) == [
        ["Marker", "Result"],
        ["CD56", "Positive"],
        ["SDHB", "Retained expression"],
        ["CK7", "Negative"],
        ["HER2", "Not done"],
    ]


def test_clone_and_staining_have_columns_where_they_are_told():
    printed = table(
        reading(
            marker("ER", clone="SP1", intensity="strong", percent={"value": "90"}),
            marker("CPS", "positive", score={"system": "CPS", "value": "10"}, pattern="membranous"),
        )
    )

    assert grid(printed) == [
        ["Marker", "Clone", "Result", "Staining"],
        ["ER", "SP1", "Positive", "Strong intensity, 90% of cells"],
        ["CPS", "–", "Positive", "Membranous, CPS 10"],
    ]


def test_ki67_and_mitoses_stand_below_the_markers():
    printed = table(
        reading(
            marker("CD56"),
            ki67={"comparator": "~", "value": "5"},
            mitoses={"count": {"value": "3"}, "area": {"value": "10"}, "unit": "[HPF]"},
        )
    )

    assert grid(printed)[2:] == [
        ["Ki-67 index", "About\u00a05%"],
        ["Mitoses", "3 per 10\u00a0HPF"],
    ]


def test_ki67_among_the_markers_is_not_told_twice():
    printed = table(
        reading(marker("Ki-67", percent={"value": "5"}), ki67={"value": "5"}, mitoses_note="none")
    )

    assert [row[0] for row in grid(printed)] == ["Marker", "Ki-67", "Mitoses"]


def test_mitoses_that_were_not_reported_say_so():
    assert grid(table(reading(marker("CD56"), mitoses_note="not reported")))[-1] == [
        "Mitoses",
        "Not reported",
    ]


def test_each_reading_is_headed_where_there_are_several():
    printed = table(
        reading(marker("CD56")), reading(marker("CD56", "negative"), key="later", kind="review")
    )

    assert [row[0] for row in grid(printed)] == [
        "Marker",
        "Core biopsy, pelvis: original report",
        "CD56",
        "Core biopsy, pelvis: re-read later",
        "CD56",
    ]


def test_one_reading_is_named_in_the_caption():
    assert words(table(reading(marker("CD56"))).caption) == (
        "Immunohistochemistry (core biopsy, pelvis)."
    )


def test_another_technique_is_told_below():
    printed = table(
        reading(marker("EBER", technique="ish"), marker("HER2", "not_done", reason="x"))
    )

    assert notes(printed) == ["a By in situ hybridisation.", "b Reason: x."]


def test_a_marker_points_at_its_form():
    assert table(reading(marker("CD56"))).rows[0].source == "ihc:first/cd56"


def test_a_density_and_the_cells_that_stain_are_told():
    printed = table(
        reading(
            marker("CD8", density={"value": "300", "unit": "/mm2"}),
            marker("CD20", "partial", percent={"value": "30"}, cells="blasts"),
        )
    )

    assert [row[-1] for row in grid(printed)[1:]] == ["Density 300/mm²", "30% of blasts"]


def test_a_site_that_is_the_kind_of_specimen_stands_once():
    specimen = {
        "key": "s",
        "kind": "bone_marrow",
        "site": "bone marrow",
        "readings": [reading(marker("CD19"))],
    }
    composed = compose_ihc(facts(specimens=[specimen]))

    assert composed is not None
    assert words(composed.caption) == "Immunohistochemistry (bone marrow)."
