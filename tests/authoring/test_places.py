"""Every kind of source leads to a form that opens, at the field that it names."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.authoring.places import NAMED_BY, SINGLES, nouns, places
from casereports.checks.checklist import checklist
from casereports.clinical.facts.sources import NOUNS, all_rows
from casereports.record.door import case_facts
from casereports.record.models import Case
from tests.authoring.pages import tree
from tests.factories.cases import many_rows_case


def test_every_noun_has_its_table() -> None:
    assert set(nouns()) == {*NOUNS.values(), "reference"}


def test_every_row_of_a_case_leads_to_its_own_form(whole: Case, browser: Client) -> None:
    sources = [source for source, _row in all_rows(case_facts(whole))]
    found = places(whole, sources)
    assert set(found) == set(sources)
    assert len(set(found.values())) == len(set(sources))
    for address in found.values():
        assert browser.get(address).status_code == 200, address


@pytest.mark.parametrize("item", checklist("care").items, ids=lambda item: item.item)
def test_every_care_item_leads_to_a_page_that_opens(
    item: object, case: Case, browser: Client
) -> None:
    ((_source, address),) = places(case, [item.source]).items()  # type: ignore[attr-defined]
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("noun", sorted({*nouns(), *SINGLES, *NAMED_BY, "abstract"}))
def test_a_row_that_is_not_there_leads_to_where_it_is_added(
    noun: str, case: Case, browser: Client
) -> None:
    for source in (f"{noun}:", f"{noun}:nothing", f"{noun}:nothing/nothing"):
        assert browser.get(places(case, [source])[source]).status_code == 200


@pytest.mark.parametrize(
    "source", ["patient:age", "consent:state", "paper:keywords", "course:harms", "ethics:state"]
)
def test_a_field_is_named_in_the_address_and_stands_on_the_page(
    source: str, case: Case, browser: Client
) -> None:
    page, _hash, field = places(case, [source])[source].partition("#")
    assert field == f"id_{source.replace(':', '-')}"
    assert len(tree(browser.get(page)).xpath(f"//*[@id='{field}']")) == 1


def test_a_section_that_is_not_written_opens_with_its_kind(case: Case, browser: Client) -> None:
    address = places(case, ["section:discussion"])["section:discussion"]
    chosen = tree(browser.get(address)).xpath("//select/option[@selected]/@value")
    assert chosen == ["discussion"]


def test_a_part_of_the_abstract_is_named_by_its_number(case: Case) -> None:
    part = case.paper.abstract.get()
    expected = reverse("row", args=[case.slug, "abstract", part.pk])
    assert places(case, ["abstract:1"]) == {"abstract:1": expected}


def test_no_key_stands_in_an_address(whole: Case) -> None:
    whole.labs.filter(pk=whole.labs.first().pk).update(key="a-name")
    assert "a-name" not in places(whole, ["lab:a-name"])["lab:a-name"]


@pytest.mark.parametrize("rows", [1, 3])
def test_places_take_one_query_for_each_table(
    rows: int, author: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = many_rows_case(author, rows)
    sources = [f"lab:{row.key}" for row in case.labs.all()] + ["patient:age", "complaint:"]
    with django_assert_num_queries(2):
        places(case, sources)
