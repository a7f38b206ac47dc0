"""The form of every table: complete, and true to what it was given."""

import pytest
from django.test import Client
from django.urls import reverse

from casereports.authoring.forms.sheets import form_class, sheet_of, sheets
from casereports.authoring.parts import PARTS
from casereports.authoring.tables import Table, tables
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case
from tests.authoring.pages import errors, typed

#: Columns that no form shows: the database's own, and what the place of a row says.
SILENT = {"id", "position", "revision", "case"}


def columns(table: Table) -> set[str]:
    links = {branch.link for branch in table.branches}
    return {column.name for column in table.model._meta.concrete_fields} - SILENT - links


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_every_column_stands_on_its_form_once(table: Table) -> None:
    sheet = sheet_of(table.model)
    placed = [name for line in (*sheet.usual, *sheet.rarer) for name in line]
    assert len(placed) == len(set(placed))
    own = set(form_class(table.model).declared_fields)
    assert set(placed) - own == columns(table) - sheet.silent


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_grids_and_lists_show_columns_of_the_form(table: Table) -> None:
    sheet = sheet_of(table.model)
    assert set(sheet.grid) <= set(sheet.fields)
    assert set(sheet.columns) <= set(sheet.fields) | {"key"} | sheet.silent


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_a_grid_asks_for_all_that_a_row_must_have(table: Table) -> None:
    sheet = sheet_of(table.model)
    fields = form_class(table.model).base_fields
    needed = {name for name, field in fields.items() if field.required and not field.initial}
    defaults = {name for name in needed if getattr(table.model(), name, None)}
    assert not sheet.grid or needed - defaults <= set(sheet.grid)


def test_every_sheet_belongs_to_a_table_and_every_table_to_a_part() -> None:
    assert set(sheets()) == {table.model for table in tables().values()}
    shown = [name for part in PARTS for name in (*part.singles, *part.lists)]
    own = {name for name, table in tables().items() if table.under_case}
    assert sorted(shown) == sorted(own | set(tables()["paper"].children))


def test_a_row_that_is_opened_and_saved_says_what_it_said(whole: Case, browser: Client) -> None:
    before = case_facts(whole)
    for table in tables().values():
        if table.is_single:
            continue
        rows = list(table.rows(whole))
        assert rows, table.name
        for row in rows:
            page = reverse("row", args=[whole.slug, table.name, row.pk])
            answer = browser.post(page, typed(browser.get(page)))
            assert answer.status_code == 302, (table.name, errors(answer))
    assert case_facts(whole) == before


@pytest.mark.parametrize("key", [part.key for part in PARTS if part.singles])
def test_a_part_that_is_opened_and_saved_says_what_it_said(
    key: str, whole: Case, browser: Client
) -> None:
    before, lines = case_facts(whole), AuditLine.objects.count()
    page = reverse("part", args=[whole.slug, key])
    answer = browser.post(page, typed(browser.get(page)))
    assert answer.status_code == 302, errors(answer)
    assert case_facts(whole) == before
    assert AuditLine.objects.count() == lines


def test_a_grid_that_is_opened_and_saved_says_what_it_said(whole: Case, browser: Client) -> None:
    before, lines = case_facts(whole), AuditLine.objects.count()
    pages = []
    for table in tables().values():
        if not sheet_of(table.model).grid:
            continue
        if table.under_case or table.name == "care":
            pages.append(reverse("grid", args=[whole.slug, table.name]))
            continue
        for row in table.rows(whole):
            parent = table.parent_of(row)
            above = next(name for name, t in tables().items() if t.model is type(parent))
            pages.append(reverse("grid-below", args=[whole.slug, above, parent.pk, table.name]))
    for page in pages:
        answer = browser.post(page, typed(browser.get(page)))
        assert answer.status_code == 302, (page, errors(answer))
    assert case_facts(whole) == before
    assert AuditLine.objects.count() == lines
