"""A case full of words by which its authors can be recognised, and where such words can hide."""

import base64
from typing import Any
from urllib.parse import quote

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.factories.cases import ARTICLE
from tests.factories.review import ready_case

#: Words that stand nowhere in the product: of people, of places, of grants; and the site's own.
NAMES = (
    "Hülsenbeck",
    "Wiedergrün",
    "Nachrücker",
    "諸葛",
    "Ōnishigawa",
    "Tschuprikowa",
    "Fjällbackström",
    "0000-0002-1825-0097",
    "Norrlandsklinik",
    "Gånsvik",
    "Exampleholm Foundation",
    "EHF-2019-04412",
    "Prövningsnämnden",
    "2021-05112",
    "10.1000/own.1",
)
#: How the owner and the co-author are known on the site, and their case.
OWN_WORDS = (
    "huelsenbeck-login",
    "wiedergruen-login",
    "office@norrlandsklinik.example",
    "wiedergruen@norrlandsklinik.example",
    "huelsenbeck-presacral",
    "huelsenbeck_mri",
)
OWNER = {
    "username": "huelsenbeck-login",
    "email": "office@norrlandsklinik.example",
    "full_name": "Ännchen Hülsenbeck",
}
SECOND = {
    "username": "wiedergruen-login",
    "email": "wiedergruen@norrlandsklinik.example",
    "full_name": "Bo Wiedergrün",
}
AUTHORS: list[dict[str, Any]] = [
    {
        "key": "first",
        "given": "Ännchen",
        "family": "Hülsenbeck",
        "orcid": "0000-0002-1825-0097",
        "email": "office@norrlandsklinik.example",
        "affiliations": ["ward"],
        "corresponding": True,
        "conflicts": "Ännchen Hülsenbeck holds shares.",
        "biography": "Ännchen Hülsenbeck works at the Norrlandsklinik.",
    },
    {"key": "second", "given": "Bo", "family": "Wiedergrün", "affiliations": ["ward"]},
    {
        "key": "third",
        "given": "亮",
        "family": "諸葛",
        "family_first": True,
        "affiliations": ["ward"],
    },
    {"key": "fourth", "given": "Haruto", "family": "Ōnishigawa", "affiliations": ["ward"]},
]
PROSE = (
    "Professor Hülsenbeck saw the man at the Norrlandsklinik in Gånsvik. "
    "As we wrote before (Hülsenbeck and Wiedergrün), such tumours are rare; "
    "諸葛 and Ōnishigawa read the slides."
)


def telltale_case(owner: User, text: str = PROSE) -> Case:
    """Returns a case that names its authors wherever words can stand."""
    case = ready_case(
        owner,
        affiliations=[
            {
                "key": "ward",
                "department": "Tumour Ward",
                "institution": "Norrlandsklinik",
                "city": "Gånsvik",
                "country": "Sweden",
            }
        ],
        authors=AUTHORS,
        paper={
            "title": "Back pain: a case report from the Norrlandsklinik",
            "abstract": [{"text": "A man had back pain when he came to Gånsvik."}],
            "sections": [
                {"kind": "introduction", "text": "Rare [@own2019]."},
                {"kind": "discussion", "text": text},
            ],
            "keywords": ["care in Gånsvik"],
        },
        complaints=[
            {"key": "pain", "name": "back pain, told to Dr. Hülsenbeck", "chief": True},
        ],
        history=[{"key": "op", "kind": "medical", "name": "biopsy at the Norrlandsklinik"}],
        figures=[
            {
                "key": "mri",
                "title": "MRI made by Bo Wiedergrün.",
                "panels": [
                    {
                        "key": "a",
                        "file": "huelsenbeck_mri.png",
                        "alt": "A mass, marked by Ōnishigawa.",
                        "caption": "Courtesy of the Norrlandsklinik.",
                    }
                ],
            }
        ],
        references=[
            ARTICLE,
            {
                **ARTICLE,
                "id": "own2019",
                "title": "Our tumour",
                "author": [{"family": "Hülsenbeck", "given": "Ä."}],
                "DOI": "10.1000/own.1",
            },
        ],
        declarations={
            "acknowledgements": "We thank Dr. Greta Fjällbackström and Olga Tschuprikowa.",
            "contributions": "Ä.H. wrote the text.",
            "guarantor": "Ännchen Hülsenbeck",
            "funding": "Paid by the Exampleholm Foundation, grant EHF-2019-04412.",
            "data_availability": "Ask office@norrlandsklinik.example for the data.",
        },
        funders=[{"key": "ehf", "name": "Exampleholm Foundation", "grant": "EHF-2019-04412"}],
        ethics={
            "state": "approved",
            "committee": "Prövningsnämnden Gånsvik",
            "number": "2021-05112",
        },
    )
    case.slug = "huelsenbeck-presacral"
    case.save()
    return case


def spellings(words: tuple[str, ...]) -> dict[str, str]:
    """Returns each word, and each as it may stand in an address or a cookie, with the word."""
    found: dict[str, str] = {}
    for word in words:
        plain = word.casefold()
        encoded = base64.b64encode(word.encode()).decode().rstrip("=")
        found |= dict.fromkeys((plain, quote(plain), quote(word).casefold()), word)
        found[f"base64 {encoded}"] = word
    return found


def named_in(text: str, words: tuple[str, ...]) -> set[str]:
    """Returns which of some words a text holds, however it writes them."""
    small = text.casefold()
    return {
        word
        for spelling, word in spellings(words).items()
        if (spelling[7:] in text if spelling.startswith("base64 ") else spelling in small)
    }
