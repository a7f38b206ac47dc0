import pytest

from tests.checks.care.judging import item, told
from tests.factories.presacral import presacral_case


def test_age_and_sex_are_present():
    assert told("5a").message == "Told: age (68 years) and sex (male)."


def test_a_decade_is_an_age():
    assert told("5a", patient={"age": {"decade": 60}, "sex": "male"}).status == "present"


def test_an_unknown_sex_is_an_answer():
    assert told("5a", patient={"age": {"days": 3}, "sex": "unknown"}).status == "present"


def test_age_alone_is_partial_and_points_at_the_sex():
    report = told("5a", patient={"age": {"years": 68}})

    assert report.status == "partial"
    assert report.source == "patient:sex"


def test_sex_alone_is_partial_and_points_at_the_age():
    assert told("5a", patient={"sex": "male"}).source == "patient:age"


def test_neither_age_nor_sex_is_missing():
    assert told("5a", patient={}).status == "missing"


def test_an_absent_symptom_answers_for_a_chance_finding():
    complaints = [{"key": "fever", "name": "fever", "presence": "absent"}]

    assert told("5b", complaints=complaints).message == "Told: no fever."


def test_no_complaint_is_missing():
    assert told("5b", complaints=[]).status == "missing"


@pytest.mark.parametrize("answer", ["none", "unremarkable", "unknown", "not_asked"])
def test_every_answer_to_a_history_counts(answer: str):
    answers = [{"kind": kind, "answer": answer} for kind in ("family", "psychosocial", "genetic")]

    assert told("5c", history_answers=answers).status == "present"


def test_a_history_that_is_not_told_is_named():
    answers = [{"kind": kind, "answer": "none"} for kind in ("family", "psychosocial")]
    report = told("5c", history_answers=answers)

    assert report.status == "partial"
    assert report.message == "Tell the genetic history, or answer with “none” or “unknown”."
    assert report.where == "History › genetic"


def test_no_history_at_all_is_missing():
    assert told("5c", history_answers=[], history=[]).status == "missing"


def test_tobacco_tells_psychosocial_and_a_germline_test_tells_genetic_history():
    report = told(
        "5c",
        history_answers=[{"kind": "family", "answer": "unknown"}],
        history=[
            {"key": "smoke", "kind": "substance", "name": "tobacco"},
            {"key": "ht", "kind": "medical", "name": "hypertension"},
        ],
        molecular=[{"key": "men1", "gene": "MEN1", "result": "not_detected", "origin": "germline"}],
    )

    assert report.status == "present"


def test_a_family_history_of_none_beside_an_ill_relative_is_a_conflict():
    ill = {"key": "mother", "kind": "family", "name": "breast cancer"}
    report = told("5c", history=[ill])

    assert report.status == "conflict"
    assert report.source == "history:family"


def test_a_denied_disease_does_not_contradict_none():
    denied = {"key": "mother", "kind": "family", "name": "cancer", "presence": "absent"}
    healthy = {"key": "ht", "kind": "medical", "name": "hypertension"}

    assert told("5c", history=[denied, healthy]).status == "present"


def test_a_past_intervention_with_outcome_is_present():
    rows = [{"key": "op", "name": "hernia repair", "kind": "surgery", "outcome": "unknown"}]

    assert told("5d", past_interventions=rows).status == "present"


def test_a_past_intervention_without_outcome_is_partial_and_named():
    rows = [{"key": "op", "name": "hernia repair", "kind": "surgery"}]
    report = told("5d", past_interventions=rows)

    assert report.status == "partial"
    assert report.source == "intervention:op"
    assert report.message == "Say how hernia repair turned out, “unknown” included."


def test_a_surgical_history_of_none_answers_past_interventions():
    assert told("5d").message == "Told: surgical history: none."


def test_past_interventions_that_are_not_told_are_missing():
    assert item("5d", presacral_case()).status == "missing"


def test_a_normal_examination_is_present():
    assert told("6").message == "Told: physical examination (normal)."


def test_positive_findings_alone_are_partial():
    rows = [{"key": "mass", "system": "rectal", "finding": "hard mass"}]
    report = told("6", examination=rows)

    assert report.status == "partial"
    assert report.message == "Add what the examination looked for and did not find."


def test_vital_signs_alone_are_partial():
    sign = {"key": "t", "sign": "temperature", "value": {"value": "36.6", "unit": "Cel"}}

    assert told("6", examination=[], vital_signs=[sign]).status == "partial"


def test_no_examination_is_missing():
    assert told("6", examination=[]).status == "missing"


def test_an_examination_not_done_with_its_reason_is_an_answer():
    row = {
        "key": "rectal",
        "system": "rectal",
        "finding": "rectal examination",
        "state": "not_examined",
        "reason": "declined",
    }

    assert told("6", examination=[row]).status == "present"
