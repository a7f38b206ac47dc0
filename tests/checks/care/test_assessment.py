from typing import Any

import pytest

from tests.checks.care.judging import told
from tests.factories.told import day, told_treatment

COMPLAINT = {
    "key": "pain",
    "name": "lumbosacral pain",
    "when": {"kind": "offset", "value": 6, "unit": "month", "direction": "before"},
}
UNTIMED: dict[str, Any] = {
    "events": [],
    "imaging": [],
    "outcomes": [],
    "treatments": [told_treatment(when=None)],
}


def test_a_timeline_that_ends_with_follow_up_is_present():
    report = told("7")

    assert report.status == "present"
    assert report.message == "5 events have a time; the last is CT."


def test_a_case_without_times_is_missing_its_timeline():
    assert told("7", **UNTIMED).status == "missing"


def test_one_time_makes_no_timeline():
    assert told("7", **UNTIMED, complaints=[COMPLAINT]).status == "missing"


def test_a_timeline_that_ends_with_treatment_is_partial():
    parts = {**UNTIMED, "treatments": [told_treatment()]}
    report = told("7", **parts, complaints=[COMPLAINT])

    assert report.status == "partial"
    assert report.message == (
        "The timeline ends before any follow-up: enter the last one with its time."
    )


def test_a_length_of_follow_up_ends_the_timeline():
    parts = {**UNTIMED, "treatments": [told_treatment()]}
    course = {"follow_up": {"value": 1, "unit": "year"}}

    assert told("7", **parts, complaints=[COMPLAINT], course=course).status == "present"


def test_a_look_after_a_cycle_ends_the_timeline_without_a_day():
    anchor = {"kind": "anchor", "relation": "after", "anchor": "cycle 6"}
    outcome = {"key": "end", "assessor": "clinician", "state": "improved", "when": anchor}
    parts = {**UNTIMED, "outcomes": [outcome]}

    assert told("7", **parts, complaints=[COMPLAINT]).status == "present"


def test_a_treatment_after_the_last_look_leaves_the_timeline_open():
    late = told_treatment(key="late", when=day(300))

    assert told("7", treatments=[told_treatment(), late]).status == "partial"


def test_the_timeline_of_an_untreated_case_ends_with_its_outcome():
    death = {"key": "end", "assessor": "clinician", "state": "dead_of_disease", "when": day(2)}
    parts = {**UNTIMED, "treatments": [], "outcomes": [death]}

    assert told("7", **parts, complaints=[COMPLAINT]).status == "present"


@pytest.mark.parametrize(
    "parts",
    [
        {"imaging": [{"key": "ct", "modality": "CT"}]},
        {"tests": [{"key": "ecg", "kind": "ecg"}]},
        {"procedures": [{"key": "biopsy", "kind": "biopsy"}], "specimens": []},
        {
            "specimens": [{"key": "core", "kind": "core_biopsy", "site": "liver"}],
            "procedures": [],
        },
        {"molecular": [{"key": "ret", "gene": "RET", "result": "pending"}]},
        {
            "microbiology": [
                {"key": "mc", "specimen": "blood", "method": "culture", "finding": "pending"}
            ]
        },
    ],
)
def test_a_test_without_result_is_partial_and_pointed_at(parts: dict[str, Any]):
    report = told("8a", **parts)

    assert report.status == "partial"
    assert report.source.partition(":")[2] == next(iter(parts.values()))[0]["key"]


@pytest.mark.parametrize(
    "parts",
    [
        {"imaging": [{"key": "ct", "modality": "CT", "not_done": "pacemaker"}]},
        {"tests": [{"key": "ecg", "kind": "ecg", "negatives": ["ischaemia"]}]},
        {"procedures": [{"key": "op", "kind": "surgery"}], "specimens": []},
        {"scores": [{"key": "ecog", "instrument": "ECOG", "grade": "1"}]},
    ],
)
def test_a_test_with_a_result_or_a_reason_is_present(parts: dict[str, Any]):
    assert told("8a", **parts).status == "present"


def test_no_tests_are_missing():
    none = dict.fromkeys(("labs", "lab_groups", "imaging", "procedures", "specimens"), ())

    assert told("8a", **none).status == "missing"


def test_challenges_told_are_present():
    course = {"diagnostic_challenges": "The nearest PET/CT was 300 km away."}

    assert told("8b", course=course).status == "present"


def test_challenges_not_answered_are_missing():
    assert told("8b", course={}).status == "missing"


def test_challenges_told_and_denied_are_a_conflict():
    course = {"diagnostic_challenges": "No PET/CT.", "no_diagnostic_challenges": True}

    assert told("8b", course=course).status == "conflict"


def test_a_differential_needs_for_and_against():
    rows = [
        {"key": "a", "name": "chordoma", "speaks_for": ["site"]},
        {"key": "b", "name": "lymphoma", "speaks_against": ["histology"]},
    ]
    report = told("8c", differentials=rows)

    assert report.status == "partial"
    assert report.message == "Say what speaks against chordoma and for lymphoma."
    assert report.source == "differential:a"


def test_what_excluded_a_diagnosis_speaks_against_it():
    row = {"key": "a", "name": "chordoma", "speaks_for": ["site"], "excluded_by": "biopsy"}

    assert told("8c", differentials=[row]).status == "present"


def test_no_differential_is_missing():
    assert told("8c", differentials=[]).status == "missing"


def test_a_stage_tells_the_outlook():
    stage = {"key": "s", "system": "UICC", "edition": "8", "group": "IV"}

    assert told("8d", diagnoses=[{"key": "d", "name": "x", "stages": [stage]}]).status == "present"


def test_a_prognosis_in_words_tells_the_outlook():
    course = {"prognosis": "Expected to resolve."}

    assert told("8d", diagnoses=[], course=course).status == "present"


def test_neither_grade_nor_stage_is_missing():
    assert told("8d", diagnoses=[]).status == "missing"
