import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.checks.care import Status
from casereports.checks.care.report import CARE, CHECKS
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import Consent, ConsentState
from casereports.clinical.facts.paper import CareState, CareTick
from tests.checks.care.judging import item, reports, statuses
from tests.factories.presacral import presacral_case
from tests.factories.told import told_case

ITEMS = (
    *("1", "2", "3a", "3b", "3c", "3d", "4", "5a", "5b", "5c", "5d", "6", "7"),
    *("8a", "8b", "8c", "8d", "9a", "9b", "9c", "10a", "10b", "10c", "10d"),
    *("11a", "11b", "11c", "11d", "12", "13"),
)

#: What the published report of the reference case tells, item by item.
REFERENCE = {
    "1": "present",
    "2": "partial",  # no keyword "case report"
    "3a": "present",
    "3b": "present",
    "3c": "partial",  # no outcome
    "3d": "present",
    "4": "present",
    "5a": "present",
    "5b": "present",
    "5c": "partial",  # no family, psychosocial or genetic history
    "5d": "missing",
    "6": "present",
    "7": "missing",
    "8a": "present",
    "8b": "missing",
    "8c": "present",
    "8d": "present",
    "9a": "present",
    "9b": "partial",  # neither start nor duration of the drug
    "9c": "missing",
    "10a": "missing",
    "10b": "missing",
    "10c": "missing",
    "10d": "missing",
    "11a": "partial",  # a discussion, but no limits
    "11b": "present",
    "11c": "present",
    "11d": "present",
    "12": "missing",
    "13": "missing",
}


def test_care_has_thirty_items_in_order():
    assert tuple(item.item for item in CARE.items) == ITEMS


def test_every_item_has_a_check():
    assert tuple(CHECKS) == ITEMS


def test_the_reference_case_lacks_exactly_what_its_paper_lacks():
    assert statuses(presacral_case()) == REFERENCE


def test_what_the_reference_case_lacks_is_said_in_words():
    said = {report.item.item: report.message for report in reports(presacral_case())}

    assert said["5c"] == (
        "Tell the family, psychosocial and genetic history, or answer with “none” or “unknown”."
    )
    assert said["9b"] == "Complete how treatment was given: surufatinib (start and duration)."
    assert said["3c"] == "Enter the outcome, and tell it in the abstract."


def test_a_case_that_tells_everything_is_present_throughout():
    assert statuses(told_case()) == dict.fromkeys(ITEMS, "present")


def test_an_empty_case_is_missing_throughout():
    assert statuses(CaseFacts()) == dict.fromkeys(ITEMS, "missing")


@pytest.mark.parametrize("number", ITEMS)
def test_what_is_present_names_its_evidence(number: str):
    assert item(number, told_case()).evidence != ()


ticks = st.lists(
    st.builds(
        CareTick,
        item=st.sampled_from(ITEMS),
        state=st.sampled_from(CareState),
        where=st.sampled_from(("", "Discussion")),
        reason=st.sampled_from(("", "no need")),
    ),
    unique_by=lambda tick: tick.item,
)
cases = st.sampled_from((CaseFacts(), presacral_case(), told_case()))
without_consent = st.none() | st.builds(
    Consent,
    state=st.sampled_from(
        (
            ConsentState.ABSENT,
            ConsentState.TREATMENT_ONLY,
            ConsentState.AUTOPSY_ONLY,
            ConsentState.NOT_REQUIRED,
        )
    ),
    form_held=st.booleans(),
)


@given(cases, ticks, without_consent)
def test_no_ticks_ever_make_consent_pass(
    facts: CaseFacts, care: list[CareTick], consent: Consent | None
):
    paper = facts.paper.model_copy(update={"care": tuple(care)})
    facts = facts.model_copy(update={"paper": paper, "consent": consent})

    assert item("13", facts).status in (Status.MISSING, Status.CONFLICT)


@given(cases, ticks)
def test_the_report_always_has_thirty_items_in_order(facts: CaseFacts, care: list[CareTick]):
    paper = facts.paper.model_copy(update={"care": tuple(care)})
    facts = facts.model_copy(update={"paper": paper})

    assert tuple(report.item.item for report in reports(facts)) == ITEMS
