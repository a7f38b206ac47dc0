"""Treatments, procedures and variations."""

import pytest

from tests.renderers.phenopacket.packets import packet, words


def treated(**treatment: object) -> list[dict[str, object]]:
    row = {"key": "t", "kind": "systemic", "name": "chemotherapy", **treatment}
    return packet(treatments=[row]).get("medicalActions", [])


def interval(**agent: object) -> dict[str, object]:
    _whole, drug = treated(agents=[{"key": "a", "inn": "cisplatin", **agent}])
    return drug["treatment"].get("doseIntervals", [{}])[0]


def test_drug_has_dose_route_and_schedule():
    _whole, drug = treated(
        agents=[
            {
                "key": "a",
                "inn": "cisplatin",
                "dose": {"value": 75, "unit": "mg", "basis": "per_m2"},
                "total": {"value": 300, "unit": "mg"},
                "route": "intravenous",
                "frequency": "every",
                "interval": {"value": 3, "unit": "week"},
                "days": [1, 8],
            }
        ]
    )
    assert drug["treatment"] == {
        "agent": words("cisplatin"),
        "routeOfAdministration": words("intravenously"),
        "doseIntervals": [
            {
                "quantity": {"unit": {"id": "UCUM:mg/m2", "label": "mg/m²"}, "value": 75},
                "scheduleFrequency": words("every 3 weeks on days 1 and 8"),
            }
        ],
        "cumulativeDose": {"unit": {"id": "UCUM:mg", "label": "mg"}, "value": 300},
    }


UNITS = {
    "UCUM:mg": {"unit": "mg"},
    "UCUM:mg/kg": {"unit": "mg", "basis": "per_kg"},
    "UCUM:mg/d": {"unit": "mg", "basis": "per_day"},
    "UCUM:mg/kg/d": {"unit": "mg", "basis": "per_kg_day"},
    "UCUM:mg/m2/d": {"unit": "mg", "basis": "per_m2_day"},
    "UCUM:mL/h": {"unit": "mL/h", "basis": "rate"},
    "UCUM:ug/kg/min": {"unit": "ug/min", "basis": "per_kg_rate"},
    "UCUM:{AUC}": {"basis": "auc"},
}


@pytest.mark.parametrize("unit", UNITS)
def test_unit_of_a_dose_says_what_it_is_counted_on(unit):
    assert interval(dose={"value": 5, **UNITS[unit]})["quantity"]["unit"]["id"] == unit


INEXACT = {
    "a range": {"value": 5, "high": 10, "unit": "mg"},
    "a bound": {"value": 5, "comparator": ">", "unit": "mg"},
    "a fixed combination": {"value": 160, "partner": 800, "unit": "mg"},
}


@pytest.mark.parametrize("dose", INEXACT)
def test_dose_is_left_out_where_it_is(dose):
    assert interval(dose=INEXACT[dose]) == {}


def test_treatment_as_a_whole_has_its_times_and_what_came_of_it():
    months = {"kind": "offset", "unit": "month"}
    whole, *_drugs = treated(
        status="stopped",
        reason="progression",
        intent="palliative",
        indication="liver metastases",
        when={**months, "value": 1},
        until={**months, "value": 4},
        responses=[{"key": "r", "category": "PD"}],
    )
    assert whole == {
        "therapeuticRegimen": {
            "ontologyClass": words("chemotherapy"),
            "startTime": {
                "ontologyClass": {"id": "relative:P1M", "label": "1 month after presentation"}
            },
            "endTime": {
                "ontologyClass": {"id": "relative:P4M", "label": "4 months after presentation"}
            },
            "regimenStatus": "DISCONTINUED",
        },
        "treatmentTarget": words("liver metastases"),
        "treatmentIntent": words("palliative"),
        "responseToTreatment": words("progressive disease"),
        "treatmentTerminationReason": words("progression"),
    }


NEVER_GIVEN = (
    "planned_not_given",
    "declined",
    "declined_by_family",
    "judged_unsuitable",
    "planned",
)


@pytest.mark.parametrize("status", NEVER_GIVEN)
def test_treatment_is_no_action_while_it_is(status):
    assert treated(status=status) == []


def test_harm_stands_with_the_drug_that_it_came_of():
    told = packet(
        treatments=[
            {"key": "t", "kind": "systemic", "name": "X", "agents": [{"key": "a", "inn": "x"}]}
        ],
        adverse_events=[
            {"key": "h", "name": "nausea", "treatment": "t"},
            {"key": "i", "name": "rash", "treatment": "t", "agent": "x"},
            {"key": "j", "name": "falls"},
        ],
    )
    whole, drug = told["medicalActions"]
    assert whole["adverseEvents"] == [words("nausea")]
    assert drug["adverseEvents"] == [words("rash")]
    assert told["phenotypicFeatures"] == [{"type": words("falls")}]


def course(**course: object) -> dict[str, object]:
    _whole, told = treated(
        kind="radiotherapy", radiotherapy=[{"key": "r", "target": "pelvis", **course}]
    )
    return told


def test_radiation_is_told_in_whole_grays():
    told = course(technique="IMRT", total={"value": 5000, "unit": "cGy"}, fractions=25)
    assert told["radiationTherapy"] == {
        "modality": words("IMRT"),
        "bodySite": words("pelvis"),
        "dosage": 50,
        "fractions": 25,
    }


def test_radiation_is_not_rounded():
    told = course(total={"value": "50.4", "unit": "Gy"}, fractions=28)
    assert told == {
        "procedure": {
            "code": words("radiotherapy 50.4 Gy in 28 fractions"),
            "bodySite": words("pelvis"),
        }
    }


def test_operation_with_a_procedure_of_its_own_is_told_once():
    told = packet(
        procedures=[
            {"key": "p", "kind": "surgery", "name": "laparotomy", "site": "abdomen"},
            {"key": "q", "kind": "colonoscopy"},
            {"key": "n", "kind": "biopsy", "not_done": "bleeding"},
        ],
        treatments=[{"key": "t", "kind": "surgery", "name": "resection", "procedure": "p"}],
    )
    assert told["medicalActions"] == [
        {"procedure": {"code": words("resection"), "bodySite": words("abdomen")}},
        {"procedure": {"code": words("colonoscopy")}},
    ]


def examined(**finding: object) -> dict[str, object]:
    return packet(
        diagnoses=[{"key": "d", "name": "melanoma"}],
        specimens=[{"key": "s", "kind": "excision"}],
        molecular=[{"key": "m", "result": "detected", **finding}],
    )


def test_variation_has_its_hgvs_names_and_its_class():
    told = examined(
        gene="BRAF",
        transcript="NM_004333.6",
        coding="c.1799T>A",
        protein="p.(Val600Glu)",
        genomic="NC_000007.14:g.140753336A>T",
        identifier="rs113488022",
        zygosity="heterozygous",
        significance="pathogenic",
        specimen="s",
    )
    assert told["interpretations"] == [
        {
            "id": "case-7-interpretation",
            "progressStatus": "COMPLETED",
            "diagnosis": {
                "disease": words("melanoma"),
                "genomicInterpretations": [
                    {
                        "subjectOrBiosampleId": "case-7-specimen-s",
                        "interpretationStatus": "UNKNOWN_STATUS",
                        "variantInterpretation": {
                            "acmgPathogenicityClassification": "PATHOGENIC",
                            "therapeuticActionability": "UNKNOWN_ACTIONABILITY",
                            "variationDescriptor": {
                                "id": "case-7-molecular-m",
                                "label": "BRAF c.1799T>A p.(Val600Glu)",
                                "geneContext": {"valueId": "words:BRAF", "symbol": "BRAF"},
                                "expressions": [
                                    {"syntax": "hgvs.c", "value": "NM_004333.6:c.1799T>A"},
                                    {"syntax": "hgvs.p", "value": "p.(Val600Glu)"},
                                    {"syntax": "hgvs.g", "value": "NC_000007.14:g.140753336A>T"},
                                ],
                                "xrefs": ["dbSNP:rs113488022"],
                                "moleculeContext": "genomic",
                                "allelicState": words("heterozygous"),
                            },
                        },
                    }
                ],
            },
        }
    ]


def test_tier_of_a_tumour_is_no_acmg_class():
    (told,) = examined(gene="BRAF", coding="c.1799T>A", significance="tier_1")["interpretations"]
    (finding,) = told["diagnosis"]["genomicInterpretations"]
    held = finding["variantInterpretation"]["acmgPathogenicityClassification"]
    assert held == "NOT_PROVIDED"


MARKERS = {
    "a variant that was looked for": (
        {"gene": "EGFR", "protein": "p.Thr790Met", "result": "not_detected"},
        ("EGFR p.Thr790Met", "not detected"),
    ),
    "an HLA type": (
        {"gene": "HLA-A", "variant": "hla", "alleles": ["A*02:01", "A*24:02"]},
        ("HLA-A HLA type", "A*02:01 and A*24:02"),
    ),
    "a panel of genes": (
        {"genes": ["BRCA1", "BRCA2"], "variant": "panel", "result": "not_detected"},
        ("BRCA1 and BRCA2 whole panel", "not detected"),
    ),
    "a normal karyotype by another name": (
        {"karyotype": "46,XY"},
        ("karyotype", "46,XY"),
    ),
    "a normal karyotype": (
        {"karyotype": "46,XX[20]", "variant": "karyotype"},
        ("karyotype", "46,XX[20]"),
    ),
}


@pytest.mark.parametrize("name", MARKERS)
def test_result_is_a_measurement(name):
    finding, told = MARKERS[name]
    (measured,) = examined(**finding)["measurements"]
    assert (measured["assay"]["label"], measured["value"]["ontologyClass"]["label"]) == told


def test_biomarker_keeps_its_number():
    told = examined(biomarker="TMB", variant="signature", value={"value": 12, "unit": "{mut}/{Mb}"})
    assert told["measurements"][0]["value"]["quantity"]["value"] == 12


NOT_THE_PATIENTS = {
    "a relative's test": {"gene": "NAGS", "relative": "mother"},
    "a test that failed": {"gene": "NAGS", "result": "failed"},
    "a test that was not done": {"gene": "NAGS", "result": "not_done", "reason": "declined"},
}


@pytest.mark.parametrize("name", NOT_THE_PATIENTS)
def test_nothing_is_told_of(name):
    told = examined(**NOT_THE_PATIENTS[name])
    assert "interpretations" not in told
    assert "measurements" not in told


def test_variation_without_a_diagnosis_says_so():
    told = packet(molecular=[{"key": "m", "gene": "BRAF", "result": "detected"}])
    assert told["interpretations"][0]["diagnosis"]["disease"] == words("diagnosis not stated")
