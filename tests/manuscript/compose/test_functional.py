"""The table of tests of function."""

from casereports.manuscript.compose.functional import compose_tests
from casereports.manuscript.walk import words_of
from tests.manuscript.papers import facts


def rows(*tests):
    table = compose_tests(facts(tests=tests))
    return [[words_of(cell.children) for cell in row.cells] for row in table.rows], table


def test_a_case_without_tests_has_no_table():
    assert compose_tests(facts()) is None


def test_a_test_is_told_with_its_measures_and_what_it_did_not_show():
    found, table = rows(
        {
            "key": "ecg",
            "kind": "ecg",
            "when": {"kind": "offset", "value": 2},
            "condition": "at rest",
            "findings": ["sinus rhythm"],
            "negatives": ["ST elevation"],
            "impression": "normal for age",
            "measurements": [{"key": "qtc", "name": "QTc", "value": {"value": 468, "unit": "ms"}}],
        }
    )
    assert found == [
        [
            "Electrocardiography",
            "2\u00a0days after presentation",
            "QTc 468\u00a0ms; sinus rhythm; no ST elevation",
            "Normal for age",
        ]
    ]
    assert [words_of(note.children) for note in table.notes] == ["At rest."]


def test_a_test_that_was_not_done_says_why():
    found, table = rows({"key": "eeg", "kind": "eeg", "not_done": "the device was broken"})
    assert found == [["Electroencephalography", "Not done (the device was broken)"]]
    assert [words_of(column.header) for column in table.columns] == ["Test", "Findings"]
