"""The grid that a page writes fast: the same names and values as the formset that reads it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.authoring.forms.grid import EMPTY_ROWS
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.parts import PARTS, part_of
from casereports.authoring.tables import Table, table_of, tables
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, Paper
from tests.authoring.pages import tree
from tests.authoring.test_controls import shown_in
from tests.factories.cases import case_of, every_field_case, many_rows_case

RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}
GRIDS = [table for table in tables().values() if sheet_of(table.model).grid]


def addresses(table: Table, case: Case) -> dict[str, str]:
    """Returns the page of each list of a table, and the page of its formset."""
    found = {}
    for parent in {table.parent_of(row): None for row in table.rows(case)}:
        if isinstance(parent, Case | Paper):
            page = reverse("part", args=[case.slug, part_of(table.name).key])
            found[page] = reverse("grid", args=[case.slug, table.name])
        else:
            above = [case.slug, table_of(type(parent)).name, parent.pk]
            page = reverse("row", args=above)
            found[page] = reverse("grid-below", args=[*above, table.name])
    return found


def grid_on(answer: HttpResponse, table: str) -> Any:
    (form,) = tree(answer).xpath(f"//form[@data-grid='{table}']")
    for pattern in form.xpath(".//template"):
        pattern.getparent().remove(pattern)
    return form


def formset_on(answer: HttpResponse) -> Any:
    (form,) = tree(answer).xpath("//form[contains(@class, 'grid-form')]")
    for pattern in form.xpath(".//template"):
        pattern.getparent().remove(pattern)
    return form


@pytest.mark.parametrize("rows", [1, 2])
def test_every_grid_has_the_names_and_values_of_its_formset(
    rows: int, author: User, browser: Client
) -> None:
    case = many_rows_case(author, rows)
    for table in GRIDS:
        found = addresses(table, case)
        assert found, table.name
        for page, formset in found.items():
            shown = shown_in(grid_on(browser.get(page), table.name))
            read = shown_in(formset_on(browser.get(formset)))
            del shown["csrfmiddlewaretoken"], read["csrfmiddlewaretoken"]
            number = int(read[f"{table.name}-INITIAL_FORMS"][0])
            for at in range(number, number + EMPTY_ROWS):
                # An empty line is no row yet, so that it has no number and can't be removed.
                assert read.pop(f"{table.name}-{at}-id") == [""]
                assert read.pop(f"{table.name}-{at}-DELETE") == []
            assert shown == read, page


def test_every_grid_that_is_sent_as_it_stands_changes_nothing(
    author: User, browser: Client
) -> None:
    case = every_field_case(author)
    before, lines = case_facts(case), AuditLine.objects.count()
    for table in GRIDS:
        for page in addresses(table, case):
            form = grid_on(browser.get(page), table.name)
            answer = browser.post(form.get("action"), dict(form.form_values()))
            assert answer.status_code == 302, (table.name, page)
    assert case_facts(case) == before
    assert AuditLine.objects.count() == lines


def test_what_is_typed_in_a_grid_without_script_is_saved(author: User, browser: Client) -> None:
    case = case_of(author, {"labs": [{"key": "alp", "analyte": "ALP", "result": RESULT}]})
    form = grid_on(browser.get(reverse("part", args=[case.slug, "laboratory"])), "labs")
    sent = dict(form.form_values())
    sent |= {"labs-0-result": "12 U/L", "labs-2-analyte": "CRP", "labs-2-result": "3 mg/L"}
    browser.post(form.get("action"), sent)
    assert [str(row.result.value) for row in case.labs.all()] == ["12", "3"]


def test_a_line_says_where_a_script_sends_it_and_how_old_it_is(
    author: User, browser: Client
) -> None:
    case = every_field_case(author)
    for table in GRIDS:
        for page in addresses(table, case):
            form = grid_on(browser.get(page), table.name)
            lines = form.xpath(".//tr[@data-entry]")
            rows = [line for line in lines if line.get("data-row")]
            assert len(lines) == len(rows) + EMPTY_ROWS
            for line in rows:
                row = table.rows(case).get(pk=line.get("data-row"))
                address = reverse("save-row", args=[case.slug, table.name, row.pk])
                assert line.get("data-save") == address
                assert line.get("data-revision") == str(row.revision)
            for line in lines[len(rows) :]:
                assert line.get("data-save") == form.get("data-add")
                assert line.get("data-revision") is None


def pages(case: Case) -> list[str]:
    """Returns every page of a case on which something is typed, one for each kind of row."""
    parts = [reverse("part", args=[case.slug, part.key]) for part in PARTS]
    rows = [
        reverse("row", args=[case.slug, table.name, table.rows(case).first().pk])
        for table in tables().values()
        if not table.is_single
    ]
    return [*parts, *rows]


def test_every_control_of_every_page_has_one_label_and_every_name_is_there_once(
    author: User, browser: Client
) -> None:
    case = every_field_case(author)
    for address in pages(case):
        page = tree(browser.get(address))
        named = page.xpath("//*[@id][not(ancestor::template)]/@id")
        assert [one for one in named if named.count(one) > 1] == [], address
        labels = set(page.xpath("//label/@for"))
        for control in page.xpath("//main//input | //main//select | //main//textarea"):
            if control.get("type") in ("hidden", "submit"):
                continue
            is_labelled = (
                control.get("id") in labels
                or control.get("aria-label")
                or control.xpath("ancestor::label")
            )
            assert is_labelled, (address, control.get("name"))
        for label in page.xpath("//label[@for][not(ancestor::template)]/@for"):
            assert label in named, (address, label)


def test_markup_in_a_line_is_shown_and_not_run(author: User, browser: Client) -> None:
    evil = '"><script>alert(1)</script>'
    case = case_of(author, {"labs": [{"key": "x", "analyte": evil, "result": RESULT}]})
    answer = browser.get(reverse("part", args=[case.slug, "laboratory"]))
    assert "<script>alert" not in answer.content.decode()
    form = grid_on(answer, "labs")
    assert shown_in(form)["labs-0-analyte"] == [evil]


@pytest.mark.parametrize("rows", [3, 300])
def test_a_page_takes_the_same_queries_with_three_rows_and_with_three_hundred(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = [{"key": f"alp-{n}", "analyte": "ALP", "result": RESULT} for n in range(rows)]
    case = case_of(author, {"labs": many})
    with django_assert_num_queries(LABORATORY):
        answer = browser.get(reverse("part", args=[case.slug, "laboratory"]))
    shown = grid_on(answer, "labs").xpath(".//tr[@data-row]")
    assert len(shown) == min(rows, 100)


#: Session, user, case, the paper's title, unfinished entries, the numbers for the side; how many
#: results and which, and the groups of results.
LABORATORY = 9
