from typing import Any

import pytest

from tests.checks.care.judging import ticked, told
from tests.factories.told import tick, told_paper


@pytest.mark.parametrize(
    "state", ["given_by_patient", "given_by_parent", "given_by_representative"]
)
def test_consent_with_its_form_on_file_is_present(state: str):
    assert told("13", consent={"state": state, "form_held": True}).status == "present"


def test_consent_without_the_form_on_file_is_partial():
    report = told("13", consent={"state": "given_by_patient", "form": "written"})

    assert report.status == "partial"
    assert report.source == "consent:form_held"


def test_oral_consent_is_partial():
    consent = {"state": "given_by_patient", "form": "oral", "form_held": True}

    assert told("13", consent=consent).status == "partial"


@pytest.mark.parametrize("state", ["treatment_only", "autopsy_only", "absent"])
def test_consent_to_something_else_is_missing(state: str):
    report = told("13", consent={"state": state, "form_held": True})

    assert report.status == "missing"
    assert report.evidence[0].source == "consent:state"


def test_consent_not_required_needs_a_reason():
    assert told("13", consent={"state": "not_required"}).status == "missing"


def test_consent_not_required_for_a_reason_is_partial():
    consent = {"state": "not_required", "reason": "waived by the ethics committee"}

    assert told("13", consent=consent).status == "partial"


def test_no_record_of_consent_is_missing():
    assert told("13", consent=None).status == "missing"


def test_a_tick_cannot_waive_consent():
    report = ticked("13", tick("13", "not_applicable", reason="anonymous"), consent=None)

    assert report.status == "conflict"
    assert report.message == (
        "Item 13 is ticked as not applicable, but: no tick can waive it. "
        "Record the patient's consent to publication."
    )


def test_the_patients_account_is_present():
    assert told("12").message == "Told: the patient's own account."


def test_a_section_of_the_patients_words_is_present():
    text = [{"kind": "perspective", "text": "I was afraid."}]

    assert told("12", perspective={}, paper=told_paper(sections=text)).status == "present"


def test_no_account_with_its_reason_is_not_applicable():
    report = told("12", perspective={"absent_reason": "the patient died"})

    assert report.status == "not_applicable"
    assert report.message == "the patient died"


def test_no_account_and_no_reason_is_missing():
    assert told("12", perspective={}).status == "missing"


@pytest.mark.parametrize(
    "perspective", [{"account": "I was afraid.", "absent_reason": "the patient died"}]
)
def test_an_account_beside_a_reason_for_its_absence_is_a_conflict(perspective: dict[str, Any]):
    assert told("12", perspective=perspective).status == "conflict"
