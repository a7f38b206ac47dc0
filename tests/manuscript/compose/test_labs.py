import pytest

from casereports.manuscript.compose.labs import compose_labs
from tests.manuscript.papers import facts, grid, notes, words


def lab(key, analyte, value="5", *, unit="mg/L", **parts):
    result = {"kind": "numeric", "value": value, "unit": unit}
    return {"key": key, "analyte": analyte, "result": result, **parts}


def table(*labs, groups=()):
    composed = compose_labs(facts(labs=list(labs), lab_groups=list(groups)))
    assert composed is not None
    return composed


def day(number, **parts):
    return {"kind": "offset", "value": str(number), "unit": "day", **parts}


def test_a_record_without_laboratory_has_no_table():
    assert compose_labs(facts()) is None


def test_a_result_stands_with_its_interval_and_flag():
    printed = table(
        lab("crp", "C-reactive protein", "16.4", abbreviation="CRP", reference={"high": "8"}),
        lab("alb", "albumin", "30", unit="g/L", reference={"low": "35", "high": "50"}),
    )

    assert grid(printed) == [
        ["Analyte", "Result", "Reference interval", "Flag"],
        ["C-reactive protein (CRP)", "16.4\u00a0mg/L", "≤8", "↑"],
        ["Albumin", "30\u00a0g/L", "35–50", "↓"],
    ]
    assert notes(printed) == ["↑, above the reference interval; ↓, below the reference interval."]


def test_a_column_in_which_nothing_stands_falls_away():
    assert grid(table(lab("crp", "CRP"))) == [["Analyte", "Result"], ["CRP", "5\u00a0mg/L"]]


def test_a_row_points_at_its_form():
    assert [row.source for row in table(lab("crp", "CRP")).rows] == ["lab:crp"]


def test_an_interval_that_is_missing_beside_others_is_a_dash_and_said():
    printed = table(lab("a", "A", reference={"high": "8"}), lab("b", "B"))

    assert grid(printed)[2] == ["B", "5\u00a0mg/L", "–", "–"]
    assert notes(printed) == ["–, not reported."]


def test_the_authors_flag_goes_before_the_computed_one_and_says_why():
    printed = table(
        lab(
            "k",
            "potassium",
            flag="critically_high",
            flag_reason="U wave",
            reference={"high": "8"},
        )
    )

    assert grid(printed)[1] == ["Potassium", "5\u00a0mg/L[a]", "≤8", "↑↑"]
    assert notes(printed) == [
        "↑↑, critically high.",
        "a Held to be critically high: U wave.",
    ]


def test_a_flag_against_the_interval_says_whose_judgement_it_is():
    printed = table(lab("k", "K", flag="high", reference={"high": "8"}))

    assert notes(printed)[-1] == "a Held to be high: the authors’ judgement."


def test_a_test_that_was_not_done_says_why_below():
    result = {"kind": "not_done", "reason": "no reagent"}
    printed = table({"key": "a", "analyte": "A", "result": result})

    assert grid(printed)[1] == ["A", "Not done[a]"]
    assert notes(printed) == ["a Not done: no reagent."]


def test_the_other_unit_system_stands_below():
    printed = table(lab("crp", "CRP", "16.4", equivalent={"value": "1.64", "unit": "mg/dL"}))

    assert notes(printed) == ["a Equal to 1.64\u00a0mg/dL."]


def test_remarks_share_a_letter_when_they_say_the_same():
    printed = table(
        lab("a", "A", condition="fasting"),
        lab("b", "B", condition="fasting", method="ELISA"),
    )

    assert [row[1] for row in grid(printed)[1:]] == ["5\u00a0mg/L[a]", "5\u00a0mg/L[b,a]"]
    assert notes(printed) == ["a Condition: fasting.", "b Method: ELISA."]


def test_specimens_head_their_results_when_there_are_several():
    printed = table(
        lab("a", "A", specimen="serum"),
        lab("b", "B", specimen="CSF"),
        lab("c", "C", specimen="serum"),
    )

    assert [row[0] for row in grid(printed)] == ["Analyte", "Serum", "A", "C", "CSF", "B"]
    assert [row.heading for row in printed.rows] == [True, False, False, True, False]


def test_one_specimen_and_one_time_stand_in_the_caption():
    printed = table(lab("a", "A", specimen="serum", point="admission"))

    assert words(printed.caption) == "Laboratory findings (serum; on admission)."


def test_series_that_share_their_times_have_them_as_columns():
    printed = table(
        lab("a2", "alanine", "90", abbreviation="ALT", when=day(3), reference={"high": "40"}),
        lab("a1", "alanine", "30", abbreviation="ALT", when=day(0), reference={"high": "40"}),
        lab("b1", "B", "1", when=day(0)),
        lab("b2", "B", "2", when=day(3)),
    )

    assert grid(printed) == [
        [
            "Analyte",
            "Reference interval",
            "At presentation",
            "3\u00a0days after presentation",
        ],
        ["ALT", "≤40", "30\u00a0mg/L", "90\u00a0mg/L ↑"],
        ["B", "–", "1\u00a0mg/L", "2\u00a0mg/L"],
    ]
    assert notes(printed)[0] == "ALT, alanine."


def test_times_that_are_not_shared_stand_in_a_column():
    printed = table(
        lab("a", "A", when=day(0)), lab("b", "B", when=day(1)), lab("c", "C", when=day(2))
    )

    assert [row[:2] for row in grid(printed)] == [
        ["Analyte", "Time"],
        ["A", "At presentation"],
        ["B", "1\u00a0day after presentation"],
        ["C", "2\u00a0days after presentation"],
    ]


def test_more_times_than_fit_on_a_page_go_down():
    series = [lab(f"a{number}", "A", when=day(number)) for number in range(7)]

    assert len(table(*series).rows) == 7


def test_two_results_of_one_time_are_both_printed():
    printed = table(
        lab("a1", "A", "1", point="peak"),
        lab("a2", "A", "2", point="peak"),
        lab("a3", "A", "3", point="nadir"),
    )

    assert [row[2] for row in grid(printed)[1:]] == ["1\u00a0mg/L", "2\u00a0mg/L", "3\u00a0mg/L"]


NORMAL = {
    "key": "tm",
    "name": "tumour markers",
    "analytes": ["CA 19-9", "CEA"],
    "finding": "no_significant_abnormality",
}


def test_analytes_without_values_are_told_below():
    printed = table(lab("crp", "CRP"), groups=[NORMAL])

    assert notes(printed) == [
        "Tumour markers (no significant abnormality; values not reported): CA 19-9, CEA."
    ]


@pytest.mark.parametrize(
    ("group", "note"),
    [
        ({"finding": "negative"}, "Negative: A, B."),
        ({"finding": "normal"}, "Normal (values not reported): A, B."),
        (
            {"finding": "not_done", "reason": "cost", "specimen": "CSF"},
            "Not done (cost; CSF): A, B.",
        ),
    ],
)
def test_a_group_without_a_name_is_told_by_its_finding(group, note):
    printed = table(lab("crp", "CRP"), groups=[{"key": "g", "analytes": ["A", "B"], **group}])

    assert notes(printed) == [note]


def test_a_laboratory_without_any_value_is_a_table_of_findings():
    assert grid(table(groups=[NORMAL])) == [
        ["Analytes", "Finding"],
        ["CA 19-9, CEA", "No significant abnormality; values not reported"],
    ]


def test_a_point_that_the_time_tells_is_not_told_twice():
    admission = {"kind": "offset", "value": "0", "reference": "admission"}
    printed = table(
        lab("a", "CRP", point="admission", when=admission),
        lab("b", "CRP", point="peak", when=day(3)),
    )

    assert [words(column.header) for column in printed.columns][1:] == [
        "On admission",
        "Peak, 3\u00a0days after presentation",
    ]


@pytest.mark.parametrize(
    ("drawn", "time"),
    [
        (
            {"stimulus": "ACTH", "stimulus_dose": {"value": "250", "unit": "ug"}},
            "60\u00a0minutes after ACTH 250\u00a0µg",
        ),
        ({"condition": "after glucagon"}, "60\u00a0minutes after glucagon"),
        ({}, "60\u00a0minutes after the stimulus"),
    ],
)
def test_a_dynamic_test_tells_its_stimulus_and_the_time_since(drawn, time):
    after = {"value": "60", "unit": "minute"}
    printed = table(lab("a", "cortisol", after_stimulus=after, **drawn), lab("b", "sodium"))

    assert grid(printed)[1][1] == time
    assert notes(printed) == ["–, not reported."]


def test_where_and_with_what_a_sample_was_drawn_is_told_below():
    printed = table(lab("a", "AST", panel="liver", elsewhere=True, condition="fasting"))

    assert notes(printed) == ["a Condition: fasting.", "b Panel: liver.", "c Measured elsewhere."]


def test_results_of_no_stated_specimen_lead_without_a_heading():
    printed = table(lab("a", "CRP", specimen="serum"), lab("b", "sodium"))

    assert [row[0] for row in grid(printed)[1:]] == ["Sodium", "Serum", "CRP"]
