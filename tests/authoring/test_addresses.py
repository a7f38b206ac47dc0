"""Parts, lists and rows are found where their addresses say."""

from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from casereports.authoring.addresses import (
    list_address,
    list_page,
    part_address,
    row_address,
    save_address,
)
from casereports.authoring.tables import Table, tables
from casereports.record.models import Case

TABLES = [table for table in tables().values() if not table.is_single]


def lists(table: Table, case: Case) -> dict[Any, Any]:
    """Returns the parents of a table's rows, each with the first of its rows."""
    found: dict[Any, Any] = {}
    for row in table.rows(case):
        found.setdefault(table.parent_of(row), row)
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_list_and_row_has_a_page_that_names_it(
    table: Table, whole: Case, browser: Client
) -> None:
    for parent, row in lists(table, whole).items():
        page, _hash, anchor = list_page(whole, table, parent).partition("#")
        assert f'id="{anchor}"' in browser.get(page).content.decode()
        assert browser.get(list_address("new-row", whole, table, parent)).status_code == 200
        assert browser.get(row_address(whole, row)).context["row"] == row


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_is_saved_at_its_own_address_and_a_new_one_at_that_of_its_list(
    table: Table, whole: Case
) -> None:
    for parent, row in lists(table, whole).items():
        named = resolve(save_address(whole, table, parent, row))
        assert (named.url_name, named.kwargs["name"], named.kwargs["pk"]) == (
            "save-row",
            table.name,
            row.pk,
        )
        added = list_address("add-row", whole, table, parent)
        assert save_address(whole, table, parent, table.new_row(parent)) == added
        assert save_address(whole, table, parent, None) == added


@pytest.mark.parametrize("name", [name for name, one in tables().items() if one.is_single])
def test_a_part_that_a_case_has_once_is_saved_at_one_address(
    name: str, case: Case, browser: Client
) -> None:
    table = tables()[name]
    found = resolve(save_address(case, table, case, table.new_row(case)))
    assert (found.url_name, found.kwargs["name"]) == ("save-single", name)
    assert browser.get(part_address(case, name)).status_code == 200
