import pytest

from casereports.clinical.facts.ethics import Consent, ConsentState, Ethics
from casereports.manuscript.compose.declarations import consent_statement, ethics_statement
from tests.manuscript.papers import CARE, SEED, composed, facts, order


def statements(journal=CARE, **parts):
    """The statements after the text, by heading."""
    case = facts(paper={"title": "A case report"}, **parts)
    return {
        section.title: order(section.blocks) for section in composed(case, journal).manuscript.back
    }


def test_a_record_that_declares_nothing_prints_no_statement():
    assert statements() == {}


STATED = "The authors state that"


@pytest.mark.parametrize(
    ("consent", "statement"),
    [
        (
            {"state": "given_by_patient", "form": "written"},
            f"{STATED} the patient gave written consent to the publication of this report.",
        ),
        (
            {"state": "given_by_patient", "scope": ["text", "CT"]},
            f"{STATED} the patient gave consent to the publication of this report (text and CT).",
        ),
        (
            {"state": "given_by_parent", "relation": "mother"},
            f"{STATED} the patient’s mother gave consent to the publication of this report.",
        ),
        (
            {"state": "given_by_parent", "relation": "both parents"},
            f"{STATED} both parents of the patient gave consent to the publication of this report.",
        ),
        (
            {"state": "treatment_only"},
            "Consent was given for treatment only, not for publication.",
        ),
        (
            {"state": "absent", "reason": "The patient could not be reached"},
            "Consent to publication was not obtained. The patient could not be reached.",
        ),
    ],
)
def test_consent_is_stated_as_recorded(consent, statement):
    assert consent_statement(Consent.model_validate(consent)) == statement


def test_a_childs_assent_and_a_form_on_file_are_told():
    statement = consent_statement(
        Consent(state=ConsentState.GIVEN_BY_PARENT, assent_of_child=True, form_held=True)
    )

    assert statement.endswith(" The child assented. The signed form is on file.")


@pytest.mark.parametrize("state", ["treatment_only", "autopsy_only", "not_required", "absent"])
def test_consent_that_was_not_given_is_never_asserted(state):
    assert "consent to the publication" not in consent_statement(Consent(state=ConsentState(state)))


@pytest.mark.parametrize(
    ("ethics", "statement"),
    [
        (
            {"state": "approved", "committee": "the board of Example Hospital", "number": "12/26"},
            "Ethics approval was given by the board of Example Hospital (12/26).",
        ),
        ({"state": "waived"}, "Ethics approval was waived."),
        (
            {"state": "not_required"},
            "The authors state that this report did not require ethics approval.",
        ),
        ({"state": "pending"}, "Ethics approval is pending."),
        ({"state": "absent"}, "Ethics approval was not sought."),
    ],
)
def test_ethics_approval_is_stated_as_recorded(ethics, statement):
    assert ethics_statement(Ethics.model_validate(ethics)) == statement


def test_the_authors_own_words_on_ethics_go_first():
    printed = statements(ethics={"state": "approved", "statement": "The board agreed."})

    assert printed == {"Ethics": ["The board agreed."]}


def test_no_conflicts_is_the_authors_word():
    assert statements(declarations={"no_conflicts": True}) == {
        "Conflicts of Interest": ["The authors declare that they have no conflicts of interest."]
    }


def test_one_authors_conflict_leaves_no_room_for_none():
    printed = statements(
        declarations={"no_conflicts": True},
        authors=[{"key": "a", "given": "Ex", "family": "Ample", "conflicts": "Holds shares"}],
    )

    assert printed == {"Conflicts of Interest": ["Ex Ample: Holds shares."]}


def test_funders_are_listed_with_their_grants():
    printed = statements(
        funders=[
            {"key": "a", "name": "Fund A", "grant": "1"},
            {"key": "b", "name": "Fund B", "role": "none"},
        ]
    )

    assert printed == {
        "Funding": ["This work was funded by Fund A (grant 1) and Fund B. Role of Fund B: none."]
    }


def test_contributions_come_from_the_roles_of_each_author():
    printed = statements(
        authors=[
            {"key": "a", "given": "Ex", "family": "Ample", "credit": ["investigation"]},
            {"key": "b", "family": "Other", "credit": ["supervision", "resources"]},
        ]
    )

    assert printed == {
        "Author Contributions": ["Ex Ample: Investigation. Other: Supervision, Resources."]
    }


def test_every_text_that_is_declared_is_printed_under_its_heading():
    printed = statements(
        declarations={
            "data_availability": "On request.",
            "ai_use": "None used.",
            "acknowledgements": "We thank all.",
            "prior_publication": "A poster.",
            "guarantor": "Ex Ample",
        }
    )

    assert printed == {
        "Guarantor": ["Ex Ample."],
        "Data Availability": ["On request."],
        "Use of AI Tools": ["None used."],
        "Acknowledgements": ["We thank all."],
        "Prior Publication": ["A poster."],
    }


def test_the_seed_journal_prints_statements_that_its_printed_paper_lacks():
    printed = statements(
        SEED,
        declarations={"no_conflicts": True, "no_funding": True, "data_availability": "On request."},
    )

    assert list(printed) == ["Conflicts of Interest", "Funding", "Data Availability"]
