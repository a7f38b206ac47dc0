"""Words that are offered while somebody types, and what a choice fills in."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.authoring.choosing import SHELF_OF, offered
from casereports.authoring.forms.sheets import form_class
from casereports.authoring.tables import tables
from casereports.record.models import Case, OwnTerm
from casereports.vocabulary.shelves import SHELVES
from tests.factories.cases import case_of

#: What a row must have beside what a choice fills in.
NEEDED = {
    "labs": {"result": "positive"},
    "ihc": {"result": "positive"},
    "imaging": {"modality": "PT"},
    "lesions": {"site": "liver"},
    "signals": {"appearance": "high"},
    "enhancement_phases": {"appearance": "marked"},
    "treatments": {"kind": "systemic"},
    "scores": {"grade": "II"},
    "changes": {"kind": "stopped"},
    "susceptibilities": {"category": "S"},
    "stages": {"group": "IV"},
    "grades": {"grade": "G2"},
}


def offer(case: Case, shelf: str, typed: str) -> dict[str, Any]:
    return offered(case, shelf, typed)[0]


WORDS: dict[str, list[dict[str, Any]]] = {}


def words(case: Case, shelf: str) -> list[dict[str, Any]]:
    """Returns all words of a shelf as they are offered, looked up once."""
    if shelf not in WORDS:
        names = [entry.name for entry in SHELVES[shelf]()]
        found = [(name, offered(case, shelf, name)) for name in names]
        WORDS[shelf] = [next(w for w in some if w["name"] == name) for name, some in found]
    return WORDS[shelf]


@pytest.mark.parametrize(("table", "field"), SHELF_OF, ids=lambda name: name)
def test_no_choice_fills_in_what_saving_refuses(table: str, field: str, case: Case) -> None:
    model = tables()[table].model
    fields = form_class(model).base_fields
    refused = {}
    for word in words(case, SHELF_OF[table, field]):
        texts = {**NEEDED.get(table, {}), **word["fills"], field: word["value"]}
        values = {
            name: model._meta.get_field(name).to_python(fields[name].clean(text))
            for name, text in texts.items()
            if name in fields
        }
        row = model(**values, **({"key": "row"} if "key" in fields else {}))
        try:
            row.clean()
        except ValidationError as error:
            refused[word["name"]] = error.messages
    assert refused == {}


def test_every_text_that_is_filled_in_has_a_field_for_it(case: Case) -> None:
    for shelf in set(SHELF_OF.values()):
        named = [table for (table, _field), other in SHELF_OF.items() if other == shelf]
        columns = {
            name for table in named for name in form_class(tables()[table].model).base_fields
        }
        filled = {name for word in words(case, shelf) for name in word["fills"]}
        assert filled <= columns


def test_an_analyte_brings_its_code_specimen_and_interval(author: User) -> None:
    woman = case_of(author, {"patient": {"sex": "female"}})
    assert offer(woman, "analyte", "haemoglobin") == {
        "name": "haemoglobin",
        "value": "haemoglobin",
        "matched": "Hb",
        "note": "",
        "unit": "g/dL",
        "fills": {
            "abbreviation": "Hb",
            "loinc": "718-7",
            "specimen": "whole blood",
            "reference": "12-16",
        },
    }


def test_a_system_puts_its_short_name_into_the_field_and_fills_the_edition(case: Case) -> None:
    word = offer(case, "system", "AJCC 8")
    assert (word["name"], word["value"]) == ("AJCC TNM, 8th edition", "AJCC")
    assert word["fills"] == {"edition": "8th"}


def test_a_marker_brings_its_technique_and_tells_where_it_stains(case: Case) -> None:
    offered = offer(case, "marker", "TTF-1")
    assert (offered["fills"], offered["note"]) == ({"technique": "ihc"}, "nuclear")


def test_an_agent_brings_its_route_and_the_other_name_that_was_typed(case: Case) -> None:
    assert offer(case, "agent", "sulfatinib")["fills"] == {"route": "oral", "synonym": "sulfatinib"}
    assert offer(case, "agent", "surufatinib")["fills"] == {"route": "oral"}


def test_a_scale_brings_its_purpose_and_highest_value(case: Case) -> None:
    assert offer(case, "score", "GCS")["fills"] == {"kind": "neurological", "maximum": "15"}


def test_a_regimen_is_a_drug_treatment(case: Case) -> None:
    assert offer(case, "regimen", "FOLFOX")["fills"] == {"kind": "systemic"}


def test_a_phase_is_offered_where_a_phase_is_asked_for_and_a_sequence_where_a_sequence_is(
    case: Case,
) -> None:
    shelves = [
        SHELF_OF[place]
        for place in [
            ("enhancement_phases", "sequence"),
            ("lesions", "attenuation_phase"),
            ("signals", "sequence"),
            ("imaging", "phases"),
        ]
    ]
    assert [bool(offered(case, shelf, "portal")) for shelf in shelves] == [True, True, False, True]
    assert [bool(offered(case, shelf, "FLAIR")) for shelf in shelves] == [False, False, True, True]


def test_an_examination_brings_its_modality(case: Case) -> None:
    assert offer(case, "examination", "CTPA")["fills"] == {"modality": "CT"}


@pytest.fixture
def own(db: None) -> OwnTerm:
    return OwnTerm.objects.create(
        shelf="analyte",
        name="house marker",
        abbreviation="HM-1",
        synonyms=("Hausmarker",),
        specimen="urine",
        unit="U/L",
    )


def test_a_term_of_the_site_is_found_with_the_rest(own: OwnTerm, case: Case) -> None:
    assert offer(case, "analyte", "hausm") == {
        "name": "house marker",
        "value": "house marker",
        "matched": "Hausmarker",
        "note": "",
        "unit": "U/L",
        "fills": {"abbreviation": "HM-1", "specimen": "urine"},
    }
    names = [word["name"] for word in offered(case, "analyte", "h")]
    assert ("house marker" in names, "haematocrit" in names) == (True, True)


def test_a_term_that_was_changed_is_found_as_it_is_now(own: OwnTerm, case: Case) -> None:
    offered(case, "analyte", "house")
    own.name = "hospital marker"
    own.save()
    assert offer(case, "analyte", "HM-1")["name"] == "hospital marker"
    own.delete()
    assert "hospital marker" not in [word["name"] for word in offered(case, "analyte", "HM-1")]


def test_a_term_of_the_site_stands_in_for_its_namesake(case: Case) -> None:
    OwnTerm.objects.create(shelf="analyte", name="Ferritin", unit="ug/L")
    names = [word["name"] for word in offered(case, "analyte", "ferritin")]
    assert (names.count("Ferritin"), names.count("ferritin")) == (1, 0)


def test_a_term_of_another_vocabulary_is_not_offered(own: OwnTerm, case: Case) -> None:
    assert "house marker" not in [word["name"] for word in offered(case, "marker", "house marker")]


def test_searching_asks_the_database_once_for_the_own_terms(
    own: OwnTerm, case: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    offered(case, "analyte", "alp")
    with django_assert_num_queries(1):
        offered(case, "analyte", "crp")


def test_the_page_is_told_the_words(case: Case, browser: Client) -> None:
    answer = browser.get(reverse("terms", args=[case.slug, "agent"]), {"q": "sulfatinib"})
    assert [word["name"] for word in answer.json()["words"]][:1] == ["surufatinib"]
    assert browser.get(reverse("terms", args=[case.slug, "nothing"])).status_code == 404
