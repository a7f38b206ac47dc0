"""Many rows of one list typed at once."""

from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict

from casereports.accounts.models import User
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.tables import Table
from casereports.record.actions.rows import save_rows
from casereports.record.models import Case

#: Rows on one page of a grid, and empty ones at its end.
ROWS_ON_PAGE = 100
EMPTY_ROWS = 3


class Grid(forms.BaseModelFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The rows of one list under ``parent``; a row that was left alone is neither judged nor saved.

    ``queryset`` is what the page shows. What was typed comes back to the rows that it names,
    whatever was added or removed meanwhile.
    """

    def __init__(self, *args: Any, case: Case, table: Table, parent: models.Model, **kwargs: Any):
        self.case, self.table, self.parent = case, table, parent
        form_kwargs = {"case": case, "claimed": set()}
        super().__init__(*args, form_kwargs=form_kwargs, **kwargs)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if i >= self.initial_form_count():
            kwargs["instance"] = self.table.new_row(self.parent)
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # not in the stubs
        form.empty_permitted = True
        for field in form.fields.values():
            _dress(field.widget)
        return form

    @property
    def empty_form(self) -> Any:
        """A row that a script may add."""
        form = self.form(
            prefix=self.add_prefix("__prefix__"),
            instance=self.table.new_row(self.parent),
            empty_permitted=True,
            use_required_attribute=False,
            **self.get_form_kwargs(None),
        )
        self.add_fields(form, None)
        for field in form.fields.values():
            _dress(field.widget)
        return form

    def keep(self, *, who: User) -> int:
        """Saves what was changed and returns how many rows; raises RowRefusedError."""
        rows = self.save(commit=False)
        save_rows(case=self.case, who=who, rows=rows, gone=self.deleted_objects)
        return len(rows) + len(self.deleted_objects)


def _dress(widget: forms.Widget) -> None:
    match widget:
        case forms.Select():
            widget.attrs["class"] = "form-select form-select-sm"
        case forms.CheckboxInput():
            widget.attrs["class"] = "form-check-input"
        case forms.Textarea():
            widget.attrs |= {"class": "form-control form-control-sm", "rows": 1}
        case forms.TextInput():
            widget.attrs["class"] = "form-control form-control-sm"


def grid(
    *,
    case: Case,
    table: Table,
    parent: models.Model,
    rows: models.QuerySet[Any],
    data: QueryDict | None = None,
) -> Grid:
    """Returns the grid of ``rows``, or of the rows that ``data`` names."""
    factory: Any = forms.modelformset_factory(
        table.model,
        form=form_class(table.model, *sheet_of(table.model).grid),
        formset=Grid,
        extra=EMPTY_ROWS,
        can_delete=True,
        max_num=1000,
    )
    if data is not None:
        named = [value for name, value in data.items() if name.endswith("-id")]
        rows = rows.filter(pk__in=[pk for pk in named if str(pk).isdecimal()])
    return cast(
        Grid,
        factory(data, prefix=table.name, case=case, table=table, parent=parent, queryset=rows),
    )
