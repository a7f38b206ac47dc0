"""The form of any row or part of the record, made from its model and its sheet."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.db import models
from django.utils.functional import cached_property, keep_lazy_text
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.authoring.choosing import SHELF_OF
from casereports.authoring.forms.sheet import Sheet
from casereports.authoring.prose_fields import prose_attributes
from casereports.authoring.renaming import Renaming
from casereports.authoring.tables import Table, table_of
from casereports.clinical.notation import Notation, NotationError
from casereports.clinical.values import Term
from casereports.record.actions.writing import Pen, write
from casereports.record.columns import LinesField, LongTextField, TermField, TermsField
from casereports.record.fields import NotationField
from casereports.record.models import Case, Picture
from casereports.record.models.rows import Row, free_key, title_of

#: What stands in quotation marks, in the languages that there are.
QUOTED = re.compile(r"[“„«‹「]\s*(.+?)\s*[”“»›」]")


class TextFormField(forms.CharField):
    """Text with one kind of line break, whatever the browser sends."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, self.to_python(data))


class TermsFormField(forms.TypedMultipleChoiceField):
    """Several words of a closed list, ticked."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split("\n") if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or ""), data)


def form_field(column: "models.Field[Any, Any]", **options: Any) -> Any:
    """Returns a column's form field as the author's pages show it."""
    if isinstance(column, TermsField):
        terms = cast(type[Term], column.terms)
        choices = [(term.value, _(term.label)) for term in terms]
        field: Any = TermsFormField(choices=choices, required=False, **_words(column))
    elif isinstance(column, LinesField | LongTextField):
        field = TextFormField(
            widget=forms.Textarea(attrs={"rows": 3}),
            required=not column.blank,
            max_length=column.max_length,
            **_words(column),
        )
        if isinstance(column, LinesField):
            field.help_text = field.help_text or _("One on each line.")
    else:
        field = column.formfield(**options)
        if isinstance(field, NotationField):
            field.widget.attrs["placeholder"] = _example(column.help_text, field.notation)
    if isinstance(column, TermField) and field is not None:
        # HTML wants words in every choice, and a dash would read as "negative".
        empty = "\N{NO-BREAK SPACE}" if column.blank else _("Choose…")
        words = [(value, label) for value, label in column.flatchoices]
        needs_empty = column.blank or not column.default
        field.choices = [("", empty), *words] if needs_empty else words
    return field


@keep_lazy_text
def _example(hint: Any, notation: Notation) -> str:
    """Returns what a field shows while it is empty, in the language of the page."""
    return _first_example(str(hint), notation)


@lru_cache(maxsize=2_000)
def _first_example(hint: str, notation: Notation) -> str:
    """Returns a hint's first example that its field could hold."""
    for example in QUOTED.findall(hint):
        try:
            notation.parse(example)
        except NotationError:
            continue
        return str(example)
    return "" if QUOTED.search(hint) else notation.example


def _words(column: "models.Field[Any, Any]") -> dict[str, Any]:
    return {"label": capfirst(column.verbose_name), "help_text": column.help_text}


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A row's form; every choice it offers is a row of the same case.

    ``claimed`` holds keys that rows typed on the same page have taken.
    """

    sheet: ClassVar[Sheet]
    instance: Any
    required_css_class = "required"

    def __init__(
        self, *args: Any, case: Case, claimed: set[str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.claimed = set() if claimed is None else claimed
        for name, column in self._links().items():
            self.fields[name].queryset = self._choices(column)  # type: ignore[attr-defined]  # a ModelChoiceField
        for name in self.sheet.tall & self.fields.keys():
            self.fields[name].widget.attrs["rows"] = 16
        for name, field in self.fields.items():
            field.widget.attrs |= prose_attributes(self.table.name, name)
            shelf = SHELF_OF.get((self.table.name, name))
            if shelf and isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs |= {"data-shelf": shelf, "autocomplete": "off"}

    @property
    def table(self) -> Table:
        return table_of(self._meta.model)

    @cached_property
    def helper(self) -> FormHelper:
        """How crispy draws the form: no ``<form>`` of its own; the page holds the buttons."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.show_errors = False
        rarer = {name for line in self.sheet.folded for name in line}
        is_open = any(name in rarer for name in self.errors) if self.is_bound else False
        helper.layout = self.sheet.layout(is_open=is_open)
        return helper

    def keep_only(self, names: Sequence[str]) -> None:
        """Leaves the form with some of its fields; the row's other columns stay as they are."""
        for name in [name for name in self.fields if name not in names]:
            del self.fields[name]

    def keep(self, *, who: User) -> None:
        """Saves what the form says; raises RowRefusedError."""
        write(case=self.case, who=who, change=self.write)

    def write(self, pen: Pen) -> None:
        """Saves what the form says, with others or by itself; prose follows a new key."""
        is_renamed = "key" in self.changed_data
        renaming = Renaming.of(self.case, self.instance) if is_renamed else None
        pen.save(self.instance)
        if renaming is not None:
            renaming.follow(pen)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own, not in the stubs
        if isinstance(self.instance, Row):
            self._settle_key()
        if not self.errors:
            self._hold_against_siblings()

    def _hold_against_siblings(self) -> None:
        """Asks what Django leaves out: promises that name the parent, which no form shows."""
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                if isinstance(constraint, models.UniqueConstraint):
                    try:
                        constraint.validate(model, self.instance)
                    except forms.ValidationError as error:
                        self.add_error("key" if "key" in self.fields else None, error.messages)

    def once(self, name: str, sentence: Any) -> str:
        """Returns what was typed in a field that no two rows of a case may share."""
        typed: str = self.cleaned_data[name]
        others = self.table.rows(self.case).exclude(pk=self.instance.pk)
        if typed in self.claimed or others.filter(**{name: typed}).exists():
            raise forms.ValidationError(sentence)
        self.claimed.add(typed)
        return typed

    def _settle_key(self) -> None:
        kept = "" if self.instance._state.adding else self.instance.key
        typed = self.cleaned_data.get("key", kept)
        others = self.table.rows(self.case).exclude(pk=self.instance.pk)
        if not typed:
            taken = set(others.values_list("key", flat=True)) | self.claimed
            self.instance.key = free_key(title_of(self.instance), taken)
            self.claimed.add(self.instance.key)
        elif getattr(self.instance, "way_to_case", "") and others.filter(key=typed).exists():
            self.add_error("key", _("Another row of the case has this key; choose another."))

    def _links(self) -> Mapping[str, Any]:
        columns = {column.name: column for column in self._meta.model._meta.concrete_fields}
        return {
            name: columns[name]
            for name in self.fields
            if name in columns and columns[name].is_relation
        }

    def _choices(self, column: Any) -> models.QuerySet[Any]:
        if column.related_model is Picture:
            return cast("models.QuerySet[Any]", self.case.pictures.all())
        rows = table_of(column.related_model).rows(self.case)
        if column.related_model is self._meta.model:
            rows = rows.exclude(pk=self.instance.pk)
        return rows
