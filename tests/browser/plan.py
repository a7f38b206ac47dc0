"""What has to be typed for a case: the controls of every row, as a browser shows a saved row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from casereports.authoring.forms.controls import controls_of
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.reading import single_of
from casereports.authoring.tables import Table, tables
from casereports.authoring.views.lists import rows_below
from casereports.record.models import Case, Figure, Panel


@dataclass(frozen=True)
class Control:
    """A control and what is put in it: a text, or the words of the choices made."""

    name: str
    texts: tuple[str, ...]
    is_required: bool


@dataclass(frozen=True)
class Line:
    """A row: what is typed in the grid of its list, what on its own page, and what below it."""

    table: Table
    in_grid: tuple[Control, ...]
    by_itself: tuple[Control, ...]
    below: Mapping[str, tuple["Line", ...]]

    @property
    def needs_its_page(self) -> bool:
        return bool(self.by_itself) or any(self.below.values())


def lines_of(case: Case, table: Table, parent: Any) -> tuple[Line, ...]:
    """Return what to type for the rows of a list, in their order."""
    return tuple(_line(case, table, parent, row) for row in rows_below(table, parent))


def controls_of_single(case: Case, name: str) -> tuple[Control, ...]:
    """Return what to type in a part that a case has once."""
    row = single_of(case, name)
    return () if row is None else tuple(_controls(case, row, tables()[name].model()))


def _line(case: Case, table: Table, parent: Any, row: Any) -> Line:
    grid = sheet_of(table.model).grid
    controls = list(_controls(case, row, table.new_row(parent)))
    return Line(
        table=table,
        in_grid=tuple(one for one in controls if one.name in grid),
        by_itself=tuple(one for one in controls if one.name not in grid),
        below={
            name: lines_of(case, tables()[name], row)
            for name in table.children
            if tables()[name].model in {type(one) for one in rows_below(tables()[name], row)}
        },
    )


def _controls(case: Case, row: Any, blank: Any) -> Iterator[Control]:
    """Yield the controls in which a row differs from a new one.

    Keys are left to be made by the record, but for those by which the text names a row.
    """
    form_of = form_class(type(row))
    shown, empty = form_of(instance=row, case=case), form_of(instance=blank, case=case)
    named = isinstance(row, Figure | Panel) or getattr(row, "key", "") in named_in_text(case)
    for name, field in shown.fields.items():
        if name == "key" and not named:
            continue
        new = controls_of(empty, name)
        for control, texts in controls_of(shown, name).items():
            if texts != new[control]:
                words = tuple(_word(field, text) for text in texts)
                yield Control(control, words, field.required)


def named_in_text(case: Case) -> set[str]:
    """Return the keys that sections and abstract quote: "alp" of {lab:alp}."""
    parts = (*case.paper.sections.all(), *case.paper.abstract.all())
    return {key for part in parts for key in re.findall(r"\{\w+:([\w-]+)", part.text)}


def _word(field: Any, text: str) -> str:
    """Return the words of a choice; a row that is chosen has another number in each case."""
    if not isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return text
    return next(str(label) for value, label in field.choices if str(value) == text)
