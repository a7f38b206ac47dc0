"""The data manager's form of any row."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casereports.clinical.values import Term
from casereports.record.admin.links import case_of, links_aside, links_up
from casereports.record.columns import (
    LinesField,
    LongTextField,
    ProseField,
    TermsField,
    term_choices,
)

if TYPE_CHECKING:
    FormBase = forms.ModelForm[Any]
    PageBase = BaseModelAdmin[Any]
else:  # Django's classes take no type parameters at run time
    FormBase, PageBase = forms.ModelForm, object

#: Fields that stand at the foot of every page.
_FOOT = ("when", "when_date", "until", "until_date", "key", "position")
_HEIGHT = {LinesField: 3, LongTextField: 4, ProseField: 20}


class RowForm(FormBase):
    """A row's form; refuses links to rows of another case."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in links_aside(type(self.instance)):
            row, case = self.cleaned_data.get(name), self._case()
            if row is not None and case is not None and case_of(row) != case:
                self.add_error(name, _("This belongs to another case; choose one of this case."))
        return cleaned

    def _case(self) -> Any:
        for name in links_up(type(self.instance)):
            parent = self.cleaned_data.get(name) or getattr(self.instance, name, None)
            if parent is not None:
                return case_of(parent)
        return None

    def _update_errors(self, errors: ValidationError) -> None:
        """Tells at the form's head what the model faults in a field that is not on the page."""
        if hasattr(errors, "error_dict"):
            told: dict[str, Any] = {}
            for name, faults in errors.error_dict.items():
                place = name if name in self.fields else NON_FIELD_ERRORS
                told.setdefault(place, []).extend(faults)
            errors = ValidationError(told)
        super()._update_errors(errors)  # type: ignore[misc]  # Django's own, where model errors arrive


class TermsFormField(forms.MultipleChoiceField):
    """Several words of a closed list, ticked."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split("\n") if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or ""), data)


class Typed(PageBase):
    """How the columns of the record are typed on the data manager's pages."""

    form: type[Any] = RowForm

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, TermsField):
            return TermsFormField(
                choices=term_choices(cast(type[Term], db_field.terms)),
                required=not db_field.blank,
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
            )
        if type(db_field) in _HEIGHT:
            height = _HEIGHT[type(db_field)]
            kwargs["widget"] = forms.Textarea(attrs={"rows": height, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return (*links_up(self.model), *links_aside(self.model))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = list(super().get_fields(request, obj))
        foot = [name for name in _FOOT if name in names]
        return [name for name in names if name not in foot] + foot
