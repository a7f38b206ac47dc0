"""How the form of one model is laid out: the usual fields first, the rarer ones folded away."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crispy_forms.layout import Column, Div, Field, Layout
from crispy_forms.layout import Row as FieldRow
from django.db import models
from django.template.loader import render_to_string
from django.utils.functional import Promise

from casereports.authoring.tables import table_of

Words = str | Promise
#: Fields side by side, one tuple for each line of the form.
Lines = tuple[tuple[str, ...], ...]

#: Fields of a line → Bootstrap's twelfths of the width, on a tablet and wider.
WIDTHS = {1: "col-12", 2: "col-md-6", 3: "col-md-4", 4: "col-6 col-md-3"}
#: The database's own, which no form shows.
UNSEEN = {"id", "position", "revision"}
NAMING: Lines = (("key",),)
MOMENT: Lines = (("when", "when_date"),)
SPAN: Lines = (("when", "when_date"), ("until", "until_date"))


@dataclass(frozen=True)
class Sheet:
    """The form of one model, declared once.

    ``grid`` names the fields with which many rows are typed at once; ``columns`` are those that
    a list shows; ``tall`` those with room for prose. ``one`` and ``many`` are what a clinician
    calls a row and the list. Columns that no line names come last among the rarer ones, so that
    a column is never without its field; ``silent`` ones are filled in by others.
    """

    model: type[models.Model]
    one: Words
    many: Words
    usual: Lines
    rarer: Lines = ()
    grid: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    hint: Words = ""
    tall: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    @cached_property
    def folded(self) -> Lines:
        """The lines of the rarer fields, those that nobody placed included."""
        placed = {name for line in (*self.usual, *self.rarer) for name in line}
        links = {branch.link for branch in table_of(self.model).branches}
        columns = [column.name for column in self.model._meta.concrete_fields]
        rest = [name for name in columns if name not in UNSEEN | links | self.silent | placed]
        return (*self.rarer, *((name,) for name in rest))

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields, in the order of the form."""
        return tuple(name for line in (*self.usual, *self.folded) for name in line)

    @property
    def shown(self) -> tuple[str, ...]:
        return self.columns or self.grid or self.fields[:4]

    @property
    def read(self) -> tuple[str, ...]:
        """What a reader sees: all columns; a key only where the text names the row by it."""
        known = {column.name for column in self.model._meta.get_fields()} - {"key", *self.columns}
        unnamed = tuple(name for name in self.fields if name in known)
        return (*self.columns, *unnamed)

    def layout(self, *, is_open: bool) -> Layout:
        """Returns the crispy layout; ``is_open`` unfolds the rarer fields."""
        parts: list[Any] = [_line(line) for line in self.usual]
        if self.folded:
            parts.append(Fold(*(_line(line) for line in self.folded), is_open=is_open))
        return Layout(*parts)


class Fold(Div):  # type: ignore[misc]  # crispy has no types
    """Fields in a ``<details>``: at hand without script, and out of the way."""

    template = "authoring/parts/fold.html"

    def __init__(self, *fields: Any, is_open: bool) -> None:
        super().__init__(*fields)
        self.is_open = is_open

    def render(self, form: Any, context: Any, **kwargs: Any) -> Any:
        inner = self.get_rendered_fields(form, context, **kwargs)
        return render_to_string(self.template, {"inner": inner, "is_open": self.is_open})


def _line(names: tuple[str, ...]) -> Any:
    if len(names) == 1:
        return Field(names[0])
    return FieldRow(*(Column(name, css_class=WIDTHS[len(names)]) for name in names))
