"""A case whose authors can be recognised by much, and what a reviewer sees of it."""

from typing import Any

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.blinding import blind, identities
from casereports.manuscript.document import Manuscript
from tests.manuscript.papers import SEED, composed, paper_facts, reference

W = "[withheld]"
AUTHORS = [
    {
        "key": "lindqvist",
        "given": "Anna",
        "family": "Lindqvist",
        "orcid": "0000-0002-1825-0097",
        "email": "anna@norrland-klinik.example",
        "affiliations": ["home"],
        "corresponding": True,
        "credit": ["software"],
        "conflicts": "holds shares of a firm",
        "biography": "Anna Lindqvist works at Norrland Hospital.",
    },
    {"key": "second", "given": "Bo", "family": "Tamm", "affiliations": ["home"]},
]
HOME = {
    "key": "home",
    "department": "Department of Surgery",
    "institution": "Norrland Hospital",
    "city": "Umeå",
    "country": "Sweden",
}
OWN = {
    **reference("lindqvist2019", "A tumour of the same kind"),
    "author": [{"family": "Lindqvist", "given": "A."}, {"family": "Other", "given": "C."}],
    "DOI": "10.1000/own.1",
}
STATEMENTS = {
    "acknowledgements": "We thank Dr. Greta Fjällbacka and Ivo Petrosyan of Uppsala University.",
    "contributions": "A.L. wrote the text.",
    "guarantor": "Anna Lindqvist",
    "funding": "Paid by the Bergström Foundation, grant 2019-04412.",
    "prior_publication": "Shown in Umeå as doi 10.1000/talk.7.",
    "data_availability": "Ask anna@norrland-klinik.example for the data.",
    "ai_use": "None.",
}


def case(text: str = "Text.", **parts: Any) -> CaseFacts:
    """A case of two authors with everything that they can be recognised by."""
    whole: dict[str, Any] = {
        "authors": AUTHORS,
        "affiliations": [HOME],
        "declarations": STATEMENTS,
        "funders": [{"key": "vr", "name": "Vetenskapsrådet", "grant": "2020-01234"}],
        "ethics": {
            "state": "approved",
            "committee": "Etikprövningsmyndigheten Umeå",
            "number": "2021-05112",
        },
        "references": [reference("other2010"), OWN],
    }
    return paper_facts({"discussion": text}, **(whole | parts))


def blinded(facts: CaseFacts, journal: str = SEED) -> Manuscript:
    return blind(composed(facts, journal).manuscript, identities(facts))
