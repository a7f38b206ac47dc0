"""The resources that ids in a packet come from."""

from collections.abc import Iterator
from typing import Any, Final

from casereports.clinical.values import Value
from casereports.renderers.phenopacket.message import Message

#: The schema asks for a version, and the record does not hold which one a code was taken from.
NOT_STATED: Final = "not stated"


class Resource(Value):
    """An ontology or code system; ``stem`` and an id's local part make its full address."""

    id: str
    name: str
    url: str
    stem: str
    version: str = NOT_STATED


_OBO = "http://purl.obolibrary.org/obo"
RESOURCES: Final = {
    "ATC": Resource(
        id="atc",
        name="Anatomical Therapeutic Chemical classification",
        url="https://atcddd.fhi.no/atc_ddd_index/",
        stem="https://identifiers.org/atc:",
    ),
    "DOI": Resource(
        id="doi", name="Digital Object Identifier", url="https://doi.org", stem="https://doi.org/"
    ),
    "HP": Resource(
        id="hp", name="Human Phenotype Ontology", url=f"{_OBO}/hp.owl", stem=f"{_OBO}/HP_"
    ),
    "ICD10": Resource(
        id="icd",
        name="International Classification of Diseases, 10th revision",
        url="https://icd.who.int/browse10",
        stem="https://identifiers.org/icd:",
    ),
    "ICD11": Resource(
        id="icd11",
        name="International Classification of Diseases, 11th revision",
        url="https://icd.who.int",
        stem="https://bioregistry.io/icd11:",
    ),
    "ICDO": Resource(
        id="icdo",
        name="International Classification of Diseases for Oncology, 3rd edition",
        url="https://www.who.int/standards/classifications/other-classifications/"
        "international-classification-of-diseases-for-oncology",
        stem="https://bioregistry.io/icdo:",
    ),
    "LOINC": Resource(
        id="loinc",
        name="Logical Observation Identifiers Names and Codes",
        url="https://loinc.org",
        stem="https://loinc.org/",
    ),
    "MEDDRA": Resource(
        id="meddra",
        name="Medical Dictionary for Regulatory Activities",
        url="https://www.meddra.org",
        stem="https://identifiers.org/meddra:",
    ),
    "MONDO": Resource(
        id="mondo", name="Mondo Disease Ontology", url=f"{_OBO}/mondo.owl", stem=f"{_OBO}/MONDO_"
    ),
    "OMIM": Resource(
        id="omim",
        name="Online Mendelian Inheritance in Man",
        url="https://www.omim.org",
        stem="https://www.omim.org/entry/",
    ),
    "ORPHA": Resource(
        id="ordo",
        name="Orphanet Rare Disease Ontology",
        url="https://www.orpha.net",
        stem="http://www.orpha.net/ORDO/Orphanet_",
    ),
    "SNOMEDCT": Resource(
        id="snomedct",
        name="SNOMED Clinical Terms",
        url="http://snomed.info/sct",
        stem="http://snomed.info/id/",
    ),
    "UCUM": Resource(
        id="ucum",
        name="Unified Code for Units of Measure",
        url="https://ucum.org",
        stem="http://unitsofmeasure.org/",
    ),
    "relative": Resource(
        id="relative",
        name="Times counted from the patient's index visit (ISO 8601 durations, signed)",
        url="urn:casereports:relative",
        stem="urn:casereports:relative:",
        version="1",
    ),
    "words": Resource(
        id="words",
        name="Words of the case record that carry no code of an ontology",
        url="urn:casereports:words",
        stem="urn:casereports:words:",
        version="1",
    ),
}


def resources(packet: Message) -> list[Message]:
    """Returns the resources of exactly those name spaces that ids in ``packet`` use, by name."""
    return [
        {
            "id": RESOURCES[prefix].id,
            "name": RESOURCES[prefix].name,
            "url": RESOURCES[prefix].url,
            "version": RESOURCES[prefix].version,
            "namespacePrefix": prefix,
            "iriPrefix": RESOURCES[prefix].stem,
        }
        for prefix in sorted({id_.partition(":")[0] for id_ in curies(packet)}, key=str.casefold)
    ]


def curies(part: Any) -> Iterator[str]:
    """Yields the ids of all classes, genes and references below ``part``."""
    match part:
        case {"id": str(curie), "label": str(), **rest} if not rest:
            yield curie
        case {"id": str(curie), "description": str(), **rest} if not rest:
            yield curie
        case dict():
            if "symbol" in part:
                yield part["valueId"]
            for value in part.values():
                yield from curies(value)
        case list():
            for value in part:
                yield from curies(value)
