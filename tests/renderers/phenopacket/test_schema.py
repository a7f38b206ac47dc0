"""Every packet keeps to the schema, names its resources, and holds no date."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.renderers.phenopacket import print_phenopacket
from tests.renderers.phenopacket.packets import (
    CREATED,
    REPORTS,
    packet,
    packet_of,
    printed,
    read,
    report,
)
from tests.renderers.phenopacket.schema import faults

NAMES = tuple(REPORTS)


def texts(part: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yields all texts of a packet with the name of their field."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from texts(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value, field)
    elif isinstance(part, str):
        yield field, part


def prefixes(told: dict[str, Any]) -> set[str]:
    """Returns the prefixes of all ids that have one."""
    named = [text for field, text in texts(told) if field in ("id", "valueId")]
    return {text.partition(":")[0] for text in named if ":" in text}


@pytest.mark.parametrize("name", NAMES)
def test_packet_keeps_to_the_schema(name):
    assert faults(packet_of(name)) == []


def test_empty_case_is_a_packet_with_its_name_alone():
    assert packet() == {
        "id": "case-7",
        "subject": {"id": "case-7-patient"},
        "metaData": {
            "created": "2026-03-01T12:30:00Z",
            "createdBy": "casereports",
            "phenopacketSchemaVersion": "2.0",
        },
    }


@pytest.mark.parametrize("name", NAMES)
def test_resources_are_exactly_those_that_ids_come_from(name):
    told = packet_of(name)
    named = [each["namespacePrefix"] for each in told["metaData"]["resources"]]
    assert named == sorted(prefixes(told), key=str.casefold)


@pytest.mark.parametrize("name", NAMES)
def test_same_words_have_the_same_id(name):
    classes: dict[str, set[str]] = {}
    for each in all_classes(packet_of(name)):
        classes.setdefault(each["id"], set()).add(each["label"])
    labels = {len(said) for name, said in classes.items() if name.startswith("words:")}
    assert labels <= {1}


def all_classes(part: Any) -> Iterator[dict[str, str]]:
    if isinstance(part, dict):
        if set(part) == {"id", "label"}:
            yield part
        for value in part.values():
            yield from all_classes(value)
    elif isinstance(part, list):
        for value in part:
            yield from all_classes(value)


@pytest.mark.parametrize("name", NAMES)
def test_same_facts_give_the_same_bytes(name):
    assert printed(report(name)) == printed(report(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_date_stands_in_a_packet_but_its_making(name):
    dated = [
        (field, text)
        for field, text in texts(packet_of(name))
        if re.search(r"\d{4}-\d\d-\d\d", text)
    ]
    assert dated == [("created", "2026-03-01T12:30:00Z")]


@pytest.mark.parametrize("name", NAMES)
def test_no_null_and_no_empty_list_is_written(name):
    def gaps(part: Any) -> Iterator[Any]:
        if part is None or part in ({}, [], ""):
            yield part
        for value in (
            part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        ):
            yield from gaps(value)

    assert list(gaps(packet_of(name))) == []


def test_authors_and_their_places_are_not_in_a_packet():
    facts = report("presacral-net")
    people = {author.family for author in facts.authors} | {
        row.institution for row in facts.affiliations
    }
    content = printed(facts).decode()
    assert people
    assert {name for name in people if name in content} == set()


def test_moment_of_making_is_told_in_utc():
    summer = CREATED.astimezone(timezone(timedelta(hours=2)))
    assert print_phenopacket(CaseFacts(), id="a", created=summer) == print_phenopacket(
        CaseFacts(), id="a", created=CREATED
    )


def test_moment_without_a_zone_is_taken_for_utc():
    bare = datetime.fromisoformat("2026-03-01T12:30:00")
    assert print_phenopacket(CaseFacts(), id="a", created=bare) == print_phenopacket(
        CaseFacts(), id="a", created=CREATED
    )


def test_packet_is_utf_8_and_names_nothing_in_escapes():
    facts = CaseFacts.model_validate({"complaints": [{"key": "a", "name": "Müdigkeit 乏力"}]})
    content = printed(facts)
    assert "Müdigkeit 乏力".encode() in content
    assert read(content)["phenotypicFeatures"][0]["type"]["id"] == (
        "words:M%C3%BCdigkeit%20%E4%B9%8F%E5%8A%9B"
    )


def test_numbers_keep_the_digits_that_they_were_told_with():
    facts = CaseFacts.model_validate_json(
        json.dumps(
            {
                "labs": [
                    {
                        "key": "k",
                        "analyte": "potassium",
                        "result": {"kind": "numeric", "value": "5.0", "unit": "mmol/L"},
                    }
                ]
            }
        )
    )
    assert b'"value": 5.0' in printed(facts)


def test_published_article_is_referred_to():
    told = packet(paper={"title": "A case", "doi": "https://doi.org/10.1000/182"})
    assert told["metaData"]["externalReferences"] == [
        {"id": "DOI:10.1000/182", "description": "A case"}
    ]


BROKEN = {
    "no id": ({"metaData": {}}, "Phenopacket lacks id"),
    "two values": (
        {"measurements": [{"assay": {"id": "a:b", "label": "x"}, "value": {}, "complexValue": {}}]},
        "holds ['value', 'complexValue']",
    ),
    "a strange field": ({"diagnosis": 1}, "Phenopacket has no diagnosis"),
    "a calendar date": (
        {"subject": {"id": "a", "timeAtLastEncounter": {"age": {"iso8601duration": "2020-01-01"}}}},
        "is no duration",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_validator_of_these_tests_finds(fault):
    broken, sentence = BROKEN[fault]
    assert [found for found in faults(broken) if sentence in found]
