from collections.abc import Callable

import pytest

from casereports.authoring.pasting.lines import Head, Pasted
from casereports.authoring.pasting.remarks import About, left_out, remark

Printed = Callable[[str], Pasted]

#: Print → result, interval and flag of each row.
ROWS = {
    "us-hospital": [
        ("139 mmol/L", "135-145", ""),
        ("5.6 mmol/L", "3.5-5.1", "high"),
        ("147 U/L", "40-129", "high"),
        ("<0.01 ng/mL", "<0.04", ""),
        ("12.3 10*3/uL", "4.5-11.0", "high"),
        ("1234 10*3/uL", "150-400", "critically_high"),
        ("non-reactive", "non-reactive", ""),
    ],
    "us-two-columns": [
        ("92 mg/dL", "65-99", ""),
        ("31 mg/dL", "7-25", "high"),
        ("0.98 mg/dL", "0.60-1.29", ""),
        ("≥60 mL/min/{1.73_m2}", "≥60", ""),
    ],
    "us-progress-note": [
        ("139 mmol/L", "", ""),
        ("4.1 mmol/L", "", ""),
        ("101 mmol/L", "", ""),
        ("12.3 10*9/L", "", ""),
        ("0.04 ng/mL", "", "high"),
        ("2.1 mmol/L", "", ""),
        ("not done: result pending", "", ""),
        ("1.2", "", ""),
        ("250000 [IU]/mL", "", ""),
    ],
    "german-zentrallabor": [
        ("139 mmol/L", "135-145", ""),
        ("5.6 mmol/L", "3.5-5.1", "high"),
        ("147 U/L", "40-129", "high"),
        ("<0.3 mg/dL", "≤0.5", ""),
        ("12.3 10*3/uL", "3.9-10.2", "high"),
        ("234 10*9/L", "150-370", ""),
        ("8.9 g/dL", "13.5-17.2", "low"),
        ("++", "negative", ""),
        ("6.5", "5.0-8.0", ""),
    ],
    "german-practice": [
        ("85 U/L", "<50", "high"),
        ("1.8 mg/dL", "≤1.2", "high"),
        ("72 %", "70-120", ""),
        ("0.012 u[IU]/mL", "0.27-4.2", "low"),
        ("negative", "negative", ""),
        ("1234 ug/L", "30-400", "high"),
    ],
    "german-letter": [
        ("135 mmol/L", "", ""),
        ("4.1 mmol/L", "", ""),
        ("1.1 mg/dL", "0.7-1.2", ""),
        ("<5 mg/L", "", ""),
        ("234 U/L", "≤60", "high"),
        ("35 U/mL", "<37", ""),
        ("1:640", "", ""),
        ("1250 ng/mL", "<100", "high"),
        ("6.8 mmol/L", "", ""),
    ],
    "chinese-chemistry": [
        ("85 U/L", "9-50", "high"),
        ("33.1 g/L", "40.0-55.0", "low"),
        ("negative", "negative", ""),
        ("10.2 10*9/L", "3.5-9.5", "high"),
    ],
    "chinese-urine": [
        ("trace", "negative", ""),
        ("negative", "negative", ""),
        ("2+", "negative", ""),
        ("absent (not detected)", "negative", ""),
        ("<0.5 mmol/L", "0-0.8", ""),
    ],
    "french-laboratory": [
        ("13.5 g/dL", "13.0-17.0", ""),
        ("4.5 10*9/L", "4.0-10.0", ""),
        ("85 umol/L", "59-104", ""),
        ("negative", "negative", ""),
    ],
    "french-haemogram": [
        ("12.5 10*9/L", "4.0-10.0", ""),
        ("8.9 g/dL", "13.0-17.0", ""),
        ("234 10*9/L", "150-400", ""),
        ("<5 mg/L", "", ""),
    ],
    "spanish-laboratory": [
        ("5.4 mmol/L", "3.9-5.6", ""),
        ("negative", "negative", ""),
    ],
    "word-table": [
        ("147 U/L", "40-129", ""),
        ("234 U/L", "<60", ""),
    ],
    "export-with-loinc": [
        ("2.35 mmol/L", "2.15-2.55", ""),
        ("5.4 mmol/L", "3.9-5.6", ""),
        ("5", "1-6", ""),
    ],
}


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_a_print_gives_the_rows_that_a_typist_would_type(
    printed: Printed, name: str, rows: list[tuple[str, str, str]]
) -> None:
    read = printed(name).lines
    assert [
        (line.text("result"), line.text("reference"), line.text("flag")) for line in read
    ] == rows


@pytest.mark.parametrize("name", ["us-hospital", "german-practice", "french-haemogram"])
def test_a_clean_print_raises_no_doubt(printed: Printed, name: str) -> None:
    assert [line.doubts for line in printed(name).lines if line.doubts] == []


def test_names_in_any_language_become_the_vocabulary_s(printed: Printed) -> None:
    names = [line.text("analyte") for line in printed("german-zentrallabor").lines]
    assert names[:4] == ["sodium", "potassium", "alkaline phosphatase", "C-reactive protein"]


def test_the_date_of_sampling_holds_for_the_rows_below_it(printed: Printed) -> None:
    assert {line.text("when_date") for line in printed("german-zentrallabor").lines} == {
        "2024-05-17 08:30"
    }
    assert [line.text("when_date") for line in printed("chinese-urine").lines] == [
        *("", "", "", ""),
        "2024-05-17 08:30",
    ]


def test_a_heading_that_names_a_specimen_holds_until_the_next_one(printed: Printed) -> None:
    assert [line.text("specimen") for line in printed("german-zentrallabor").lines] == [
        *("", "", "", "", "", "", ""),
        *("urine", "urine"),
    ]


def test_the_preview_says_what_became_of_the_columns(printed: Printed) -> None:
    assert printed("french-laboratory").heading == (
        Head("Analyses", "analyte"),
        Head("Résultats", "result"),
        Head("Unités", "unit"),
        Head("Valeurs de référence", "reference"),
        Head("Antériorités", ""),
    )


def test_the_preview_says_why_a_line_gives_no_row(printed: Printed) -> None:
    assert [(line.number, line.why) for line in printed("us-two-columns").ignored] == [
        (1, remark(About.ABOUT_THE_PATIENT)),
        (2, remark(About.GIVES_DATE)),
        (3, remark(About.NAMES_COLUMNS)),
    ]
    assert [(line.number, line.why) for line in printed("german-zentrallabor").ignored] == [
        (1, remark(About.NO_RESULT)),
        (2, remark(About.GIVES_DATE)),
        (3, remark(About.NAMES_COLUMNS)),
        (8, remark(About.NO_RESULT)),
        (12, remark(About.GIVES_SPECIMEN)),
    ]


def test_a_column_for_each_time_gives_a_row_for_each_time(printed: Printed) -> None:
    read = printed("series-by-columns")
    assert [
        (line.number, line.text("result"), line.text("when_date"), line.text("when"))
        for line in read.lines
    ] == [
        (2, "120 mg/L", "2024-05-17", ""),
        (2, "45 mg/L", "2024-05-20", ""),
        (2, "<5 mg/L", "", "day 3"),
        (3, "15.2 10*9/L", "2024-05-17", ""),
        (3, "8.1 10*9/L", "", "day 3"),
    ]
    assert {line.text("reference") for line in read.lines} == {"<5", "4-10"}


def test_a_row_for_each_time_gives_a_row_for_each_analyte(printed: Printed) -> None:
    read = printed("series-by-rows")
    assert [(line.text("result"), line.text("when_date")) for line in read.lines] == [
        ("120 mg/L", "2024-05-17"),
        ("15.2 10*9/L", "2024-05-17"),
        ("8.9", "2024-05-17"),
        ("45 mg/L", "2024-05-20"),
        ("9.2", "2024-05-20"),
    ]
    assert read.lines[2].doubts == (remark(About.NO_UNIT),)


def test_points_of_a_trial_are_times_too(printed: Printed) -> None:
    assert [
        (line.text("result"), line.text("point"), line.text("when"))
        for line in printed("series-of-a-trial").lines
    ] == [
        ("1250 ng/mL", "baseline", ""),
        ("830 ng/mL", "", "Month 3"),
        ("3.1 ng/mL", "baseline", ""),
        ("not done: result pending", "", "Month 3"),
        ("2.9 ng/mL", "", "Month 6"),
    ]


def test_a_code_or_unit_that_is_none_is_left_out_with_a_doubt(printed: Printed) -> None:
    calcium, glucose, chromium = printed("export-with-loinc").lines
    assert (calcium.text("loinc"), glucose.text("loinc")) == ("2000-8", "2345-7")
    assert chromium.text("loinc") == ""
    assert chromium.doubts == (
        remark(About.UNKNOWN_UNIT, quote="foo/bar"),
        remark(About.NO_UNIT),
        left_out("1234-5"),
        remark(About.LOINC_DIGIT),
    )
