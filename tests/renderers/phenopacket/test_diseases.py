"""Diagnoses, the past, and specimens."""

from tests.renderers.phenopacket.packets import packet, words

STAGE = {
    "key": "s",
    "kind": "c",
    "system": "AJCC",
    "edition": "8",
    "t": "T2",
    "n": "N1",
    "group": "IIB",
}


def test_diagnosis_has_stage_tnm_and_site():
    row = {
        "key": "d",
        "name": "lung cancer",
        "site": "left upper lobe",
        "laterality": "left",
        "codes": [
            {"system": "icd10", "code": "C34.1"},
            {"system": "mondo", "code": "MONDO:0008903", "term": "lung cancer"},
            {"system": "other", "code": "X"},
        ],
        "stages": [STAGE],
    }
    told = packet(diagnoses=[row])
    assert told["diseases"] == [
        {
            "term": {"id": "MONDO:0008903", "label": "lung cancer"},
            "diseaseStage": [words("AJCC 8 stage IIB")],
            "clinicalTnmFinding": [words("cT2 (AJCC 8)"), words("cN1 (AJCC 8)")],
            "primarySite": words("left upper lobe"),
            "laterality": words("left"),
        }
    ]
    assert told["metaData"]["externalReferences"] == [
        {"id": "ICD10:C34.1", "description": "lung cancer"}
    ]


def test_pathological_tnm_stands_with_the_only_specimen():
    row = {"key": "d", "name": "lung cancer", "stages": [{**STAGE, "kind": "p"}]}
    told = packet(diagnoses=[row], specimens=[{"key": "s", "kind": "resection"}])
    assert told["biosamples"][0]["pathologicalTnmFinding"] == [
        words("pT2 (AJCC 8)"),
        words("pN1 (AJCC 8)"),
    ]
    assert "clinicalTnmFinding" not in told["diseases"][0]


def test_diagnosis_that_is_only_suspected_is_no_disease():
    told = packet(diagnoses=[{"key": "d", "name": "sarcoidosis", "status": "suspected"}])
    assert "diseases" not in told
    assert told["interpretations"] == [
        {
            "id": "case-7-interpretation-d",
            "progressStatus": "IN_PROGRESS",
            "diagnosis": {"disease": words("sarcoidosis")},
            "summary": "suspected",
        }
    ]


def test_excluded_diagnosis_is_excluded():
    told = packet(diagnoses=[{"key": "d", "name": "sarcoidosis", "status": "excluded"}])
    assert told["diseases"] == [{"term": words("sarcoidosis"), "excluded": True}]


def test_revised_diagnosis_tells_what_it_became():
    told = packet(
        diagnoses=[
            {"key": "a", "name": "psychosis", "status": "revised"},
            {"key": "b", "name": "encephalitis", "revises": "a"},
        ]
    )
    assert [each["term"]["label"] for each in told["diseases"]] == ["encephalitis", "psychosis"]
    assert told["diseases"][1]["resolution"] == {
        "ontologyClass": words("later revised to encephalitis")
    }


def test_history_of_the_patient_is_told_and_what_was_denied_is_not():
    hpo = {"system": "hpo", "code": "HP:0001263"}
    told = packet(
        history=[
            {
                "key": "a",
                "kind": "medical",
                "name": "asthma",
                "until": {"kind": "age", "age": {"years": 9}},
            },
            {"key": "b", "kind": "medical", "name": "tumours", "presence": "absent"},
            {"key": "c", "kind": "family", "name": "gout", "relative": {"relation": "mother"}},
            {"key": "d", "kind": "development", "name": "developmental delay", "code": hpo},
            {"key": "e", "kind": "development", "name": "walked at 14 months"},
        ]
    )
    assert told["diseases"] == [
        {"term": words("asthma"), "resolution": {"age": {"iso8601duration": "P9Y"}}}
    ]
    assert told["phenotypicFeatures"] == [
        {"type": {"id": "HP:0001263", "label": "developmental delay"}}
    ]


def test_specimen_has_its_markers_and_what_yielded_it():
    reading = {
        "key": "r",
        "diagnosis": "neuroendocrine tumour",
        "code": {"system": "icdo", "code": "8240/3"},
        "ki67": 5,
        "ihc": [
            {"key": "a", "marker": "CgA", "result": "positive"},
            {"key": "b", "marker": "TTF-1", "result": "not_done"},
        ],
    }
    told = packet(
        procedures=[{"key": "p", "kind": "biopsy", "site": "liver"}],
        specimens=[
            {
                "key": "s",
                "kind": "core_biopsy",
                "site": "liver",
                "procedure": "p",
                "readings": [reading],
            }
        ],
    )
    assert told["biosamples"] == [
        {
            "id": "case-7-specimen-s",
            "individualId": "case-7-patient",
            "sampledTissue": words("liver"),
            "sampleType": words("core biopsy"),
            "measurements": [
                {
                    "assay": words("Ki-67 index"),
                    "value": {"quantity": {"unit": {"id": "UCUM:%", "label": "%"}, "value": 5}},
                }
            ],
            "histologicalDiagnosis": {"id": "ICDO:8240/3", "label": "neuroendocrine tumour"},
            "diagnosticMarkers": [words("CgA positive")],
            "procedure": {"code": words("biopsy"), "bodySite": words("liver")},
        }
    ]
