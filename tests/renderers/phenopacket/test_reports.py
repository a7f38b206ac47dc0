"""Nothing that was settled, measured or given in a report is missing from its packet."""

from typing import Any

import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.examination import ExamState
from casereports.clinical.facts.labs import NotDone
from casereports.clinical.facts.presentation import HistoryEntry, HistoryKind
from casereports.renderers.phenopacket.message import one_line
from casereports.renderers.phenopacket.scope import NOT_GIVEN, UNSETTLED
from tests.renderers.phenopacket.packets import REPORTS, packet_of, report

NAMES = tuple(REPORTS)


def labels(found: list[dict[str, Any]], *path: str) -> list[str]:
    """Returns the labels at ``path`` of those that have it."""
    told = []
    for each in found:
        part: Any = each
        for name in path:
            part = part.get(name, {})
        told += [part["label"]] if part else []
    return told


def past(facts: CaseFacts) -> list[HistoryEntry]:
    """Returns the patient's own past diseases."""
    own = [row for row in facts.history if row.relative is None and row.presence == "present"]
    return [row for row in own if row.kind is HistoryKind.MEDICAL]


@pytest.mark.parametrize("name", NAMES)
def test_every_diagnosis_is_found_and_the_standing_one_first(name):
    facts, told = report(name), packet_of(name)
    settled = [row for row in facts.diagnoses if row.status not in UNSETTLED]
    excluded = [row for row in facts.differentials if row.state == "excluded"]
    found = labels(told.get("diseases", []), "term")
    assert sorted(found) == sorted(row.name for row in (*settled, *past(facts), *excluded))
    revised = {row.revises for row in facts.diagnoses}
    if settled:
        assert found[0] in {row.name for row in settled if row.key not in revised}


@pytest.mark.parametrize("name", NAMES)
def test_every_lab_result_is_found(name):
    facts, told = report(name), packet_of(name)
    done = [row for row in facts.labs if not isinstance(row.result, NotDone)]
    found = labels(told.get("measurements", []), "assay")[: len(done)]
    assert [name.partition(" (")[0] for name in found] == [
        one_line(row.analyte).partition(" (")[0] for row in done
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_lab_result_is_found_with_its_unit(name):
    facts, told = report(name), packet_of(name)
    numeric = [row.result for row in facts.labs if row.result.kind == "numeric"]
    exact = [row for row in numeric if row.comparator is None and row.high is None]
    quantities = [
        each["value"]["quantity"]
        for each in told.get("measurements", [])
        if "quantity" in each.get("value", {})
    ]
    found = {(each["value"], each["unit"]["id"]) for each in quantities}
    assert {(row.value, f"UCUM:{row.unit or 1}") for row in exact} <= found


def given_names(facts: CaseFacts) -> list[str]:
    return [one_line(row.name) for row in facts.treatments if row.status not in NOT_GIVEN]


@pytest.mark.parametrize("name", NAMES)
def test_every_treatment_that_was_given_is_found(name):
    actions = packet_of(name).get("medicalActions", [])
    found = labels(actions, "therapeuticRegimen", "ontologyClass") + labels(
        actions, "procedure", "code"
    )
    missing = [treatment for treatment in given_names(report(name)) if treatment not in found]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_drug_that_was_given_is_found(name):
    given = [row for row in report(name).treatments if row.status not in NOT_GIVEN]
    drugs = [one_line(agent.inn) for row in given for agent in row.agents]
    actions = packet_of(name).get("medicalActions", [])
    assert labels(actions, "treatment", "agent") == drugs


@pytest.mark.parametrize("name", NAMES)
def test_every_procedure_is_found_once(name):
    facts, told = report(name), packet_of(name)
    done = [row for row in facts.procedures if not row.not_done]
    linked = {row.procedure for row in facts.treatments if row.status not in NOT_GIVEN}
    found = labels(told.get("medicalActions", []), "procedure", "code")
    alone = [one_line(row.name or row.kind.label) for row in done if row.key not in linked]
    coded = {row.code.term for row in done if row.code and row.code.term}
    assert [name for name in alone if found.count(name) < 1 and not coded] == []


@pytest.mark.parametrize("name", NAMES)
def test_complaints_and_findings_are_found_and_unknown_ones_left_out(name):
    facts, told = report(name), packet_of(name)
    complaints = [row for row in facts.complaints if row.presence is not Presence.UNKNOWN]
    seen = [row for row in facts.examination if row.state in (ExamState.PRESENT, ExamState.ABSENT)]
    given = {row.key for row in facts.treatments if row.status not in NOT_GIVEN}
    harms = [row for row in facts.adverse_events if row.treatment not in given]
    features = told.get("phenotypicFeatures", [])
    past = [row for row in facts.history if row.code and row.code.system == "hpo"]
    assert len(features) == len(complaints) + len(seen) + len(past) + len(harms)
    absent = [row for row in complaints if row.presence is Presence.ABSENT]
    missed = [row for row in seen if row.state is ExamState.ABSENT]
    assert sum(each.get("excluded", False) for each in features) == len(absent) + len(missed)


@pytest.mark.parametrize("name", NAMES)
def test_every_specimen_is_found_under_the_patient(name):
    facts, told = report(name), packet_of(name)
    samples = told.get("biosamples", [])
    assert [each["id"] for each in samples] == [
        f"case-7-specimen-{row.key}" for row in facts.specimens
    ]
    assert {each["individualId"] for each in samples} <= {"case-7-patient"}


def references(part: Any) -> set[str]:
    """Returns all ids below a part of a packet."""
    if isinstance(part, dict):
        own = {part["id"]} if isinstance(part.get("id"), str) else set()
        return own.union(*map(references, part.values()))
    return set().union(*map(references, part)) if isinstance(part, list) else set()


CODES = {
    "car-eisenmenger-leadless": {"ICD10:Q21.2"},
    "endocarditis": {"ICD10:T82.6"},
    "melas": {"OMIM:540000", "HP:0001263"},
    "neonate": {"OMIM:237310", "ORPHA:927", "HP:0000369", "HP:0008936"},
    "obs-percreta-twins": {"ICD10:O43.2"},
    "stroke": {"ICD10:I63.4"},
}


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_those_of_the_record_and_no_others(name):
    own = ("words:", "relative:", "UCUM:", "LOINC:")
    found = {each for each in references(packet_of(name)) if ":" in each}
    assert {each for each in found if not each.startswith(own)} == CODES.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_loinc_codes_are_those_of_the_record(name):
    found = {each for each in references(packet_of(name)) if each.startswith("LOINC:")}
    assert found == {f"LOINC:{row.loinc}" for row in report(name).labs if row.loinc}
