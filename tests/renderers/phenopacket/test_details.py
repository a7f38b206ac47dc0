"""The patient, what was found, and what was measured."""

import pytest

from tests.renderers.phenopacket.packets import packet, words

MG_PER_DL = {"id": "UCUM:mg/dL", "label": "mg/dL"}


def lab(**lab: object) -> dict[str, object]:
    return packet(labs=[{"key": "k", "analyte": "glucose", **lab}])["measurements"][0]


def numeric(value: object, **more: object) -> dict[str, object]:
    return {"kind": "numeric", "value": value, "unit": "mg/dL", **more}


SEXES = {"male": "MALE", "female": "FEMALE", "intersex": "OTHER_SEX"}


@pytest.mark.parametrize("sex", SEXES)
def test_sex_is_that_of_the_record(sex):
    assert packet(patient={"sex": sex})["subject"]["sex"] == SEXES[sex]


def test_sex_that_is_not_stated_is_left_out():
    assert packet(patient={"sex": "unknown"})["subject"] == {"id": "case-7-patient"}


def vital_status(*outcomes: dict[str, object], **facts: object) -> object:
    rows = [{"key": f"o{at}", "assessor": "clinician", **row} for at, row in enumerate(outcomes)]
    return packet(outcomes=rows, **facts)["subject"].get("vitalStatus")


def test_patient_who_recovered_is_alive():
    assert vital_status({"state": "recovered"}) == {"status": "ALIVE"}


def test_patient_who_died_later_is_not_alive():
    moment = {"kind": "offset", "value": 14, "unit": "month"}
    died = {"state": "dead_of_disease", "cause_of_death": "sepsis", "when": moment}
    assert vital_status({"state": "improved"}, died) == {
        "status": "DECEASED",
        "timeOfDeath": {
            "ontologyClass": {"id": "relative:P14M", "label": "14 months after presentation"}
        },
        "causeOfDeath": words("sepsis"),
    }


def test_death_among_the_events_counts():
    assert vital_status(events=[{"key": "d", "kind": "death", "name": "death"}]) == {
        "status": "DECEASED"
    }


def test_nobody_knows_of_a_patient_lost_to_follow_up():
    assert vital_status({"state": "lost_to_follow_up"}) is None


def test_pertinent_negative_is_excluded():
    told = packet(complaints=[{"key": "f", "name": "fever", "presence": "absent"}])
    assert told["phenotypicFeatures"] == [{"type": words("fever"), "excluded": True}]


def test_complaint_that_nobody_asked_for_is_left_out():
    told = packet(complaints=[{"key": "f", "name": "fever", "presence": "unknown"}])
    assert "phenotypicFeatures" not in told


def test_finding_with_an_hpo_code_is_told_by_it():
    code = {"system": "hpo", "code": "HP:0001878", "term": "Hemolytic anemia"}
    told = packet(
        examination=[{"key": "a", "system": "general", "finding": "haemolysis", "code": code}]
    )
    assert told["phenotypicFeatures"] == [
        {"type": {"id": "HP:0001878", "label": "Hemolytic anemia"}}
    ]


def test_finding_that_was_normal_is_a_result_and_no_feature():
    told = packet(
        examination=[
            {"key": "a", "system": "cardiovascular", "finding": "heart sounds", "state": "normal"},
            {"key": "b", "system": "rectal", "finding": "mass", "state": "not_examined"},
        ]
    )
    assert "phenotypicFeatures" not in told
    assert told["measurements"] == [
        {"assay": words("heart sounds"), "value": {"ontologyClass": words("normal")}}
    ]


def test_lab_result_has_its_unit_its_interval_and_its_flag():
    told = lab(result=numeric(300), reference={"low": 70, "high": 100}, loinc="2345-7")
    assert told == {
        "description": "high",
        "assay": {"id": "LOINC:2345-7", "label": "glucose"},
        "value": {
            "quantity": {
                "unit": MG_PER_DL,
                "value": 300,
                "referenceRange": {"unit": MG_PER_DL, "low": 70, "high": 100},
            }
        },
    }


def test_result_of_zero_is_a_result():
    assert lab(result=numeric(0))["value"]["quantity"]["value"] == 0


def test_open_side_of_an_interval_is_not_zero():
    told = lab(result=numeric(3), reference={"high": 5, "includes_high": False})
    assert told["description"] == "normal; reference <5"
    assert "referenceRange" not in told["value"]["quantity"]


NO_NUMBERS = {
    ">300 mg/dL": numeric(300, comparator=">"),
    "3–5 mg/dL": numeric(3, high=5),
    "≥1:320": {"kind": "titre", "dilution": 320, "comparator": ">="},
    "positive (3+)": {"kind": "qualitative", "quality": "positive", "wording": "3+"},
}


@pytest.mark.parametrize("printed", NO_NUMBERS)
def test_result_that_is_no_exact_number_is_told_as_the_paper_prints_it(printed):
    assert lab(result=NO_NUMBERS[printed])["value"]["ontologyClass"]["label"] == printed


def test_test_that_was_not_done_is_left_out():
    told = packet(
        labs=[{"key": "k", "analyte": "CRP", "result": {"kind": "not_done", "reason": "no serum"}}]
    )
    assert "measurements" not in told


def test_share_has_its_absolute_number_beside_it():
    share = {"kind": "share", "percent": 42, "absolute": {"value": "6.3"}, "unit": "10*9/L"}
    parts = lab(result=share, specimen="blood")["complexValue"]["typedQuantities"]
    assert [(part["type"]["label"], part["quantity"]["unit"]["id"]) for part in parts] == [
        ("share", "UCUM:%"),
        ("absolute number", "UCUM:10*9/L"),
    ]


def test_result_without_a_day_is_placed_by_its_point():
    assert lab(result=numeric(3), point="peak")["timeObserved"] == {"ontologyClass": words("peak")}


def test_blood_pressure_has_both_its_numbers():
    sign = {
        "key": "bp",
        "sign": "blood_pressure",
        "value": {"value": 120, "unit": "mm[Hg]"},
        "diastolic": {"value": 80, "unit": "mm[Hg]"},
    }
    value = packet(vital_signs=[sign])["measurements"][0]["complexValue"]
    assert [part["quantity"]["value"] for part in value["typedQuantities"]] == [120, 80]


def test_score_says_out_of_how_many():
    score = {"key": "g", "instrument": "GCS", "value": {"value": 9}, "maximum": 15}
    assert packet(scores=[score])["measurements"] == [
        {
            "description": "out of 15",
            "assay": words("GCS"),
            "value": {"quantity": {"unit": {"id": "UCUM:1", "label": "1"}, "value": 9}},
        }
    ]


def test_search_for_a_germ_names_what_grew():
    row = {
        "key": "m",
        "specimen": "blood",
        "method": "culture",
        "finding": "growth",
        "organism": "Candida albicans",
    }
    pending = {"key": "p", "specimen": "urine", "method": "culture", "finding": "pending"}
    (told,) = packet(microbiology=[row, pending])["measurements"]
    assert (told["assay"]["label"], told["value"]["ontologyClass"]["label"]) == (
        "culture (blood)",
        "growth: Candida albicans",
    )
