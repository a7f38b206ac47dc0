"""What a form is believed to show is what a browser sends for it: conflicts are found by that."""

from uuid import uuid4

import lxml.html
import pytest

from casereports.accounts.models import User
from casereports.authoring.forms.case import IndexDateForm
from casereports.authoring.forms.controls import belonging, controls_of, names_of, sent
from casereports.authoring.forms.sheets import form_class
from casereports.authoring.tables import Table, tables
from casereports.authoring.typed import Place, Typed, keep
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, Change, Unfinished
from tests.factories.cases import every_field_case

TABLES = pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)


def shown_by(markup: str) -> dict[str, list[str]]:
    """Returns what a browser would send for rendered controls, with those it would leave out."""
    page = lxml.html.fragment_fromstring(markup, create_parent="div")
    found: dict[str, list[str]] = {}
    for control in page.xpath(".//input | .//select | .//textarea"):
        if control.get("type") == "file" or not control.name:
            continue
        texts = found.setdefault(control.name, [])
        if control.tag == "select":
            options = control.xpath(".//option")
            chosen = [one.get("value") for one in options if one.get("selected") is not None]
            texts += chosen if control.multiple else (chosen or [options[0].get("value")])[-1:]
        elif control.get("type") in ("checkbox", "radio"):
            texts += [control.get("value", "on")] if control.checked else []
        else:
            text = (control.value or "").replace("\r\n", "\n")
            # A browser leaves out a line break right behind the tag of a textarea.
            texts.append(text.removeprefix("\n") if control.tag == "textarea" else text)
    return found


def rows_of(table: Table, case: Case) -> list[object]:
    """Returns the rows of a table, and what the form of a new one is made of."""
    rows = list(table.rows(case))
    assert rows, table.name
    parent = case if table.is_single else table.parent_of(rows[0])
    return [*rows, table.new_row(parent)]


@pytest.fixture
def whole(author: User) -> Case:
    return every_field_case(author)


@TABLES
def test_the_controls_of_a_field_are_those_that_the_page_shows(table: Table, whole: Case) -> None:
    for row in rows_of(table, whole):
        form = form_class(table.model)(instance=row, case=whole)
        for name in form.fields:
            assert controls_of(form, name) == shown_by(str(form[name])), (table.name, name)


@TABLES
def test_every_control_belongs_to_its_field_and_to_no_other(table: Table, whole: Case) -> None:
    form = form_class(table.model)(instance=table.rows(whole).first(), case=whole)
    controls = {one: [""] for name in form.fields for one in shown_by(str(form[name]))}
    for name in form.fields:
        own = shown_by(str(form[name]))
        assert list(belonging(form, name, controls)) == list(own)
        assert names_of(form, own) == ([name] if own else [])
    assert names_of(form, {"nothing": ["x"], "": ["x"]}) == []


@TABLES
def test_a_row_that_is_sent_as_it_stands_is_not_written(table: Table, whole: Case) -> None:
    before, changes, lines = case_facts(whole), Change.objects.count(), AuditLine.objects.count()
    for row in table.rows(whole):
        form = form_class(table.model)(instance=row, case=whole)
        controls = {
            one: texts for name in form.fields for one, texts in shown_by(str(form[name])).items()
        }
        parent = whole if table.is_single else table.parent_of(row)
        place = Place(case=whole, table=table, parent=parent, row=row.pk)
        typed = Typed(revision=row.revision, token=uuid4(), typed=controls, was=controls)
        kept = keep(place, who=whole.owner, typed=typed)
        assert (kept.errors, kept.missing, kept.theirs) == ({}, [], {})
        assert sorted(kept.saved) == sorted(controls)
        assert table.rows(whole).get(pk=row.pk).revision == row.revision
    assert case_facts(whole) == before
    assert Change.objects.count() == changes
    assert AuditLine.objects.count() == lines
    assert Unfinished.objects.count() == 0


@TABLES
def test_controls_shown_on_an_old_page_collide_with_nothing(table: Table, whole: Case) -> None:
    for row in table.rows(whole):
        form = form_class(table.model)(instance=row, case=whole)
        controls = {
            one: texts for name in form.fields for one, texts in shown_by(str(form[name])).items()
        }
        parent = whole if table.is_single else table.parent_of(row)
        place = Place(case=whole, table=table, parent=parent, row=row.pk)
        type(row).objects.filter(pk=row.pk).update(revision=7)
        kept = keep(place, who=whole.owner, typed=Typed(revision=0, typed=controls, was=controls))
        assert (kept.theirs, sorted(kept.saved)) == ({}, sorted(controls))


def test_parts_that_were_not_typed_are_sent_as_they_are_saved(whole: Case) -> None:
    form = form_class(tables()["patient"].model)(instance=whole.patient, case=whole)
    own = controls_of(form, "age")
    (years,) = [one for one in own if one.endswith("years")] or [next(iter(own))]
    data = sent(form, ["age"], {years: ["41"]})
    assert {one: data.getlist(one) for one in own} == {**own, years: ["41"]}


def test_the_day_of_the_index_visit_is_sent_as_it_is_shown(whole: Case) -> None:
    form = IndexDateForm(instance=whole)
    assert controls_of(form, "index_date") == shown_by(str(form["index_date"]))
