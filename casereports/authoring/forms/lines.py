"""A list's rows as the lines of a grid, written fast: a page may hold hundreds of controls.

The controls bear the names that the formset of the same table (forms/grid.py) reads, so that the
page works without script; a line also says where a script sends what is typed in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db import models
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from casereports.authoring.addresses import (
    is_at_top,
    list_address,
    row_address,
    save_address,
)
from casereports.authoring.annotations import annotations
from casereports.authoring.choosing import SHELF_OF
from casereports.authoring.forms.grid import EMPTY_ROWS, ROWS_ON_PAGE
from casereports.authoring.forms.sheet import Sheet
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.panel_lines import panels_of
from casereports.authoring.places import source_of_row
from casereports.authoring.tables import Table
from casereports.record.models import Case
from casereports.vocabulary.panels import Panel


@dataclass(frozen=True)
class Column:
    """A column of the grid; ``shelf`` names the vocabulary that is searched while typing."""

    name: str
    label: str
    hint: str
    is_required: bool
    shelf: str


@dataclass(frozen=True)
class GridLine:
    """A row, or an empty line for one: ``row`` is None then.

    A cell is a control with its label, and with what the page says beside it.
    """

    number: int
    prefix: str
    row: Any
    source: str
    save: str
    page: str
    cells: tuple[SafeString, ...]


@dataclass(frozen=True)
class GridView:
    """The grid of one list under ``parent``, a page of it."""

    case: Case
    table: Table
    parent: models.Model
    page: Page[Any]

    is_grid = True

    @property
    def sheet(self) -> Sheet:
        return sheet_of(self.table.model)

    @cached_property
    def _form(self) -> Any:
        return form_class(self.table.model, *self.sheet.grid)(
            instance=self.table.new_row(self.parent), case=self.case
        )

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(
            Column(
                name=name,
                label=str(field.label),
                hint=str(field.help_text),
                is_required=field.required,
                shelf=SHELF_OF.get((self.table.name, name), ""),
            )
            for name, field in self._form.fields.items()
        )

    @property
    def is_at_top(self) -> bool:
        """Whether the list is the case's own, not one below a row."""
        return is_at_top(self.parent)

    @property
    def action(self) -> str:
        """Where the grid is sent without script."""
        return self._address("grid")

    @property
    def add(self) -> str:
        """Where a new line is sent."""
        return self._address("add-row")

    @property
    def new(self) -> str:
        """Where one row is added on a page of its own."""
        return self._address("new-row")

    @property
    def paste(self) -> str:
        """Where many lines are pasted."""
        return self._address("paste-rows")

    @property
    def panels(self) -> tuple[Panel, ...]:
        """What the list can be begun with: entries that are usually reported together."""
        return panels_of(self.table)

    @property
    def panel_address(self) -> str:
        """Where a panel is asked for."""
        return self._address("add-panel")

    @property
    def management(self) -> Mapping[str, int]:
        """What the formset has to know of the page."""
        rows = len(self.page)
        return {
            f"{self.table.name}-TOTAL_FORMS": rows + EMPTY_ROWS,
            f"{self.table.name}-INITIAL_FORMS": rows,
            f"{self.table.name}-MIN_NUM_FORMS": 0,
            f"{self.table.name}-MAX_NUM_FORMS": 1000,
        }

    @property
    def lines(self) -> Iterator[GridLine]:
        """The rows of the page, then empty lines."""
        for number, row in enumerate(self.page):
            yield self._line(number, row)
        for number in range(len(self.page), len(self.page) + EMPTY_ROWS):
            yield self._line(number, None)

    @property
    def empty(self) -> GridLine:
        """An empty line that a script may copy; its number is to be put in."""
        return self._line(None, None)

    def _line(self, number: int | None, row: Any) -> GridLine:
        prefix = f"{self.table.name}-{'__prefix__' if number is None else number}"
        notes = {} if row is None else annotations(self.table, row)
        shown = row if row is not None else self._form.instance
        shown_as = 0 if number is None else number + self.page.start_index()
        cells = tuple(
            self._cell(column, f"{prefix}-{column.name}", shown, shown_as, notes)
            for column in self.columns
        )
        return GridLine(
            number=shown_as,
            prefix=prefix,
            row=row,
            source="" if row is None else source_of_row(self.table, row, self.parent),
            save=save_address(self.case, self.table, self.parent, row),
            page="" if row is None else row_address(self.case, row),
            cells=cells,
        )

    def _cell(
        self, column: Column, name: str, row: Any, number: int, notes: Mapping[str, str]
    ) -> SafeString:
        field = self._form.fields[column.name]
        stored = row._meta.get_field(column.name).value_from_object(row)
        words = {"label": column.label, "number": number or ""}
        label = escape(self._label % words)
        control = _control(field, name, field.prepare_value(stored), column)
        note = escape(notes.get(column.name, ""))
        return SafeString(
            f'<label class="visually-hidden" for="id_{name}">{label}</label>{control}'
            f'<span class="note" data-note="{column.name}">{note}</span>'
        )

    @cached_property
    def _label(self) -> str:
        return _("%(label)s, row %(number)s")

    def _address(self, name: str) -> str:
        return list_address(name, self.case, self.table, self.parent)


def grid_view(
    case: Case, table: Table, parent: models.Model, rows: Any, number: str | None = None
) -> GridView:
    """Lays out a page of a list's rows, a queryset or a sequence."""
    page = Paginator(rows, ROWS_ON_PAGE).get_page(number)
    return GridView(case=case, table=table, parent=parent, page=page)


def _control(field: Any, name: str, value: Any, column: Column) -> SafeString:
    """Writes a control; what a grid seldom shows is left to the widget itself."""
    widget = field.widget
    marks = f'name="{name}" id="id_{name}"'
    text = "" if value is None else str(value)
    match widget:
        case forms.CheckboxInput():
            ticked = " checked" if widget.check_test(value) else ""
            return SafeString(f'<input type="checkbox" class="form-check-input" {marks}{ticked}>')
        case forms.MultiWidget() | forms.CheckboxSelectMultiple() | forms.SelectMultiple():
            return widget.render(name, value, {"id": f"id_{name}"})
        case forms.Select():
            chosen = str(getattr(value, "pk", value)) if value is not None else ""
            options = "".join(_option(one, label, chosen) for one, label in widget.choices)
            return SafeString(
                f'<select class="form-select form-select-sm" {marks}>{options}</select>'
            )
        case forms.Textarea():
            return SafeString(
                f'<textarea class="form-control form-control-sm" rows="1" {marks}>'
                f"{escape(text)}</textarea>"
            )
    hint = escape(widget.attrs.get("placeholder", ""))
    shelf = f' data-shelf="{column.shelf}" autocomplete="off"' if column.shelf else ""
    longest = f' maxlength="{field.max_length}"' if getattr(field, "max_length", None) else ""
    return SafeString(
        f'<input type="text" class="form-control form-control-sm" {marks} value="{escape(text)}"'
        f' placeholder="{hint}"{longest}{shelf}>'
    )


def _option(value: Any, label: Any, chosen: str) -> str:
    text = str(getattr(value, "value", value))
    mark = " selected" if text == chosen else ""
    return f'<option value="{escape(text)}"{mark}>{escape(label)}</option>'
