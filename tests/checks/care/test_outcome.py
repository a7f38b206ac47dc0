from typing import Any

import pytest

from tests.checks.care.judging import told
from tests.factories.told import day, told_treatment

CLINICIAN = {"key": "c", "assessor": "clinician", "state": "improved"}
PATIENT = {"key": "p", "assessor": "patient", "finding": "less pain"}


def lab(when: Any = None, **changes: Any) -> list[dict[str, Any]]:
    result = {"kind": "numeric", "value": 1, "unit": "mg/L"}
    return [{"key": "crp", "analyte": "CRP", "result": result, "when": when, **changes}]


def after(**changes: Any) -> dict[str, Any]:
    return {"kind": "offset", "value": 3, "unit": "month", **changes}


def anchored(phrase: str, relation: str = "after", **changes: Any) -> dict[str, Any]:
    return {"kind": "anchor", "relation": relation, "anchor": phrase, **changes}


def test_an_outcome_by_clinician_and_patient_is_present():
    assert told("10a", outcomes=[CLINICIAN, PATIENT]).status == "present"


def test_an_outcome_by_the_clinician_alone_is_partial():
    report = told("10a", outcomes=[CLINICIAN])

    assert report.status == "partial"
    assert report.message == "Enter the outcome as the patient judged it too."


def test_an_outcome_by_the_patient_alone_is_partial():
    assert told("10a", outcomes=[PATIENT]).status == "partial"


def test_who_died_is_not_asked():
    death = {**CLINICIAN, "state": "dead_of_disease"}

    assert told("10a", outcomes=[death]).status == "present"


def test_a_response_is_a_clinicians_outcome():
    row = told_treatment(responses=[{"key": "r", "category": "SD"}])

    assert told("10a", outcomes=[PATIENT], treatments=[row]).status == "present"


def test_no_outcome_is_missing():
    assert told("10a", outcomes=[]).status == "missing"


@pytest.mark.parametrize(
    "when",
    [
        day(15),
        after(reference="treatment_start"),
        after(reference="surgery"),
        after(reference="treatment_start", event="treatment:surufatinib"),
        anchored("cycle 2"),
        anchored("surufatinib"),
        anchored("the third visit", event="agent:surufatinib/surufatinib"),
    ],
)
def test_a_test_timed_after_treatment_began_is_follow_up(when: dict[str, Any]):
    assert told("10b", imaging=[], labs=lab(when)).status == "present"


@pytest.mark.parametrize(
    "when",
    [
        None,
        day(14),
        day(1),
        after(reference="symptom_onset"),
        after(reference="treatment_start", direction="before"),
        after(reference="treatment_start", event="procedure:biopsy"),
        anchored("cycle 1", relation="before"),
        anchored("the second visit"),
        anchored("cycle 1", event="procedure:biopsy"),
    ],
)
def test_a_test_before_treatment_or_at_no_known_time_is_no_follow_up(when: dict[str, Any] | None):
    assert told("10b", imaging=[], labs=lab(when)).status == "missing"


@pytest.mark.parametrize(
    ("point", "status"),
    [("after_treatment", "present"), ("follow_up", "present"), ("baseline", "missing")],
)
def test_a_result_may_say_what_it_stands_for_instead_of_a_time(point: str, status: str):
    assert told("10b", imaging=[], labs=lab(point=point)).status == status


def test_the_operation_itself_is_no_follow_up_test():
    operation = {"key": "op", "kind": "surgery", "when": day(20), "findings": ["a cyst"]}
    row = told_treatment(procedure="op")
    report = told(
        "10b", imaging=[], labs=[], specimens=[], procedures=[operation], treatments=[row]
    )

    assert report.status == "missing"


def test_nothing_follows_a_treatment_that_was_not_given():
    row = told_treatment(status="declined")

    assert told("10b", treatments=[row]).status == "missing"


def test_adherence_with_its_method_is_present():
    assert told("10c").message == "Told: surufatinib: taken as prescribed."


def test_adherence_without_method_is_partial():
    row = told_treatment(adherence={"level": "full"})
    report = told("10c", treatments=[row])

    assert report.status == "partial"
    assert report.source == "treatment:surufatinib"


def test_unknown_adherence_is_an_answer():
    row = told_treatment(adherence={"level": "unknown"})

    assert told("10c", treatments=[row]).status == "present"


def test_adherence_not_told_is_missing():
    assert told("10c", treatments=[told_treatment(adherence=None)]).status == "missing"


@pytest.mark.parametrize("state", ["none_observed", "not_assessed"])
def test_harms_answered_are_present(state: str):
    assert told("10d", course={"harms": state}).status == "present"


def test_an_adverse_event_is_present():
    events = [{"key": "ht", "name": "hypertension", "grade": 2}]

    assert told("10d", course={}, adverse_events=events).message == "Told: hypertension."


def test_a_complication_is_a_harm():
    biopsy = {"key": "b", "kind": "biopsy", "complications": [{"key": "x", "name": "bleeding"}]}

    assert told("10d", course={}, specimens=[], procedures=[biopsy]).status == "present"


def test_harms_observed_but_not_entered_are_partial():
    report = told("10d", course={"harms": "observed"})

    assert report.status == "partial"
    assert report.message == "Harms were observed: enter each adverse event."


def test_harms_not_answered_are_missing():
    assert told("10d", course={}).status == "missing"


def test_no_harms_beside_an_adverse_event_are_a_conflict():
    events = [{"key": "ht", "name": "hypertension"}]
    report = told("10d", course={"harms": "none_observed"}, adverse_events=events)

    assert report.status == "conflict"
