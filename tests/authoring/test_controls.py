"""What a form is believed to show is what a browser sends for it: conflicts are found by that."""

from typing import Any

import lxml.html

from casereports.authoring.attempts import Kept
from casereports.authoring.forms.case import IndexDateForm
from casereports.authoring.forms.controls import belonging, controls_of, names_of, sent
from casereports.authoring.forms.sheets import form_class
from casereports.authoring.tables import Table, tables
from casereports.authoring.typed import Place, Typed, keep
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, Change, Unfinished


def shown_by(markup: str) -> dict[str, list[str]]:
    """Returns what a browser would send for rendered controls, with those it would leave out."""
    return shown_in(lxml.html.fragment_fromstring(markup, create_parent="div"))


def shown_in(page: Any) -> dict[str, list[str]]:
    """Returns what a browser would send for the controls of a part of a page."""
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


def rows_of(table: Table, case: Case) -> list[Any]:
    """Returns the rows of a table, and what the form of a new one is made of."""
    rows = list(table.rows(case))
    assert rows, table.name
    parent = case if table.is_single else table.parent_of(rows[0])
    return [*rows, table.new_row(parent)]


def controls(form: Any) -> dict[str, list[str]]:
    """Returns all that a browser would send for a form."""
    shown = [shown_by(str(form[name])) for name in form.fields]
    return {one: texts for field in shown for one, texts in field.items()}


def send(case: Case, table: Table, row: Any, texts: dict[str, list[str]], revision: int) -> Kept:
    parent = case if table.is_single else table.parent_of(row)
    place = Place(case=case, table=table, parent=parent, row=row.pk)
    return keep(place, who=case.owner, typed=Typed(revision=revision, typed=texts, was=texts))


def test_the_controls_of_a_field_are_those_that_the_page_shows(whole: Case) -> None:
    for table in tables().values():
        for row in rows_of(table, whole):
            form = form_class(table.model)(instance=row, case=whole)
            for name in form.fields:
                assert controls_of(form, name) == shown_by(str(form[name])), (table.name, name)


def test_every_control_belongs_to_its_field_and_to_no_other(whole: Case) -> None:
    for table in tables().values():
        form = form_class(table.model)(instance=table.rows(whole).first(), case=whole)
        every = controls(form)
        for name in form.fields:
            own = shown_by(str(form[name]))
            assert belonging(form, name, every) == own, (table.name, name)
            assert names_of(form, own) == ([name] if own else [])
        assert names_of(form, {"nothing": ["x"], "": ["x"]}) == []


def test_a_row_that_is_sent_as_it_stands_is_not_written(whole: Case) -> None:
    before, changes, lines = case_facts(whole), Change.objects.count(), AuditLine.objects.count()
    for table in tables().values():
        for row in table.rows(whole):
            texts = controls(form_class(table.model)(instance=row, case=whole))
            kept = send(whole, table, row, texts, row.revision)
            assert (kept.errors, kept.missing, kept.theirs) == ({}, [], {}), table.name
            assert sorted(kept.saved) == sorted(texts)
            assert table.rows(whole).get(pk=row.pk).revision == row.revision, table.name
    assert case_facts(whole) == before
    assert Change.objects.count() == changes
    assert AuditLine.objects.count() == lines
    assert Unfinished.objects.count() == 0


def test_what_an_old_page_shows_of_untouched_fields_collides_with_nothing(whole: Case) -> None:
    for table in tables().values():
        for row in table.rows(whole):
            texts = controls(form_class(table.model)(instance=row, case=whole))
            table.rows(whole).filter(pk=row.pk).update(revision=7)
            kept = send(whole, table, row, texts, 0)
            assert (kept.theirs, sorted(kept.saved)) == ({}, sorted(texts)), table.name


def test_parts_that_were_not_typed_are_sent_as_they_are_saved(whole: Case) -> None:
    form = form_class(tables()["patient"].model)(instance=whole.patient, case=whole)
    own = controls_of(form, "age")
    (years,) = [one for one in own if one.endswith("years")] or [next(iter(own))]
    data = sent(form, ["age"], {years: ["41"]})
    assert {one: data.getlist(one) for one in own} == {**own, years: ["41"]}


def test_the_day_of_the_index_visit_is_sent_as_it_is_shown(whole: Case) -> None:
    form = IndexDateForm(instance=whole)
    assert controls_of(form, "index_date") == shown_by(str(form["index_date"]))
