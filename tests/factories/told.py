"""The reference case as if all were told, so that a test can take one thing away."""

from typing import Any

from casereports.clinical.facts.case import CaseFacts
from tests.factories.presacral import paper, presacral_case, treatments
from tests.factories.presacral_prose import ABSTRACT


def told_case(**changes: Any) -> CaseFacts:
    """Returns a case that answers all of CARE; ``changes`` replace whole parts of it."""
    parts = {
        "paper": told_paper(),
        "history_answers": [
            {"kind": "family", "answer": "none"},
            {"kind": "psychosocial", "answer": "unremarkable"},
            {"kind": "genetic", "answer": "unknown"},
            {"kind": "surgical", "answer": "none"},
        ],
        "events": [
            {"key": "referral", "kind": "referral", "name": "referral", "when": day(0)},
        ],
        "imaging": [
            {
                "key": "control",
                "modality": "CT",
                "when": day(104),
                "impression": "unchanged mass",
            }
        ],
        "treatments": [treatments()[0], told_treatment()],
        "outcomes": [
            {"key": "clinic", "assessor": "clinician", "state": "stable", "when": day(104)},
            {"key": "self", "assessor": "patient", "finding": "less pain", "when": day(104)},
        ],
        "course": {"harms": "none_observed", "no_diagnostic_challenges": True},
        "perspective": {"account": "I am glad that the pain has a name."},
        "consent": {"state": "given_by_patient", "form": "written", "form_held": True},
        "ethics": {"state": "approved", "committee": "Example committee", "number": "1"},
    }
    return presacral_case(**{**parts, **changes})


def told_paper(**changes: Any) -> dict[str, Any]:
    """Returns the paper with the keyword, the outcome in the abstract and all ticks."""
    parts = paper()
    limits = {"item": "11a", "state": "present", "where": "Discussion, last paragraph"}
    parts["keywords"] = [*parts["keywords"], "case report"]
    parts["abstract"] = [{"text": f"{ABSTRACT} The disease stayed stable."}]
    parts["care"] = [*parts["care"], limits]
    return {**parts, **changes}


def told_treatment(**changes: Any) -> dict[str, Any]:
    """Returns the drug with its beginning, a change of dose and how it was taken."""
    parts = treatments()[1]
    parts["status"] = "ongoing"
    parts["when"] = day(14)
    parts["changes"] = [{"key": "less", "kind": "reduced", "reason": "proteinuria"}]
    parts["adherence"] = {"level": "full", "method": "pill count"}
    return {**parts, **changes}


def day(number: int) -> dict[str, Any]:
    """Returns a time in days after the index visit."""
    return {"kind": "offset", "value": number}


def tick(item: str, state: str, **words: str) -> dict[str, Any]:
    """Returns an author's tick."""
    return {"item": item, "state": state, **words}
