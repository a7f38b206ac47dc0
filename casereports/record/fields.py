"""Form fields for clinical values: one input in the value's notation, or one for each part."""

from collections.abc import Sequence
from typing import Any, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError as FactsError

from casereports.clinical.notation import Notation, NotationError, notation_for
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.values import Term, Value
from casereports.record.sentence_words import translated


class NotationField(forms.CharField):
    """A value as a clinician types it: "147 U/L", "6 months before", "63 × 53 × 67 mm"."""

    def __init__(self, *, notation: Notation, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        super().__init__(**kwargs)
        self.notation = notation
        self.widget.attrs.setdefault("placeholder", notation.example)
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        return self.notation.write(value) if isinstance(value, Value) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        super().run_validators(text)
        try:
            return self.notation.parse(text)
        except NotationError as error:
            raise ValidationError(translated(error.said), code="notation") from error

    def run_validators(self, value: Any) -> None:
        """Does nothing: what is validated is the text, before it is read."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or None))
        except ValidationError:
            return True


class PartsWidget(forms.MultiWidget):
    """The inputs of a value's parts, each named by its label."""

    template_name = "record/parts_widget.html"

    def __init__(self, names: Sequence[str], labels: Sequence[str], widgets: Sequence[Any]) -> None:
        super().__init__(dict(zip(names, widgets, strict=True)))
        self.names = tuple(names)
        self.labels = tuple(labels)

    def decompress(self, value: Any) -> list[Any]:
        if value is None:
            return [None] * len(self.names)
        return [getattr(value, name) for name in self.names]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if isinstance(value, Value):
            value = [
                field.prepare_value(part)
                for field, part in zip(self.fields, self.decompress(value), strict=True)
            ]
        context = super().get_context(name, value, attrs)
        for label, part in zip(self.labels, context["widget"]["subwidgets"], strict=True):
            part["label"] = label
        return context

    fields: Sequence[forms.Field] = ()


class PartsField(forms.MultiValueField):
    """A value by its parts, for values that nobody writes in one line."""

    def __init__(self, *, of: type[Value], **kwargs: Any) -> None:
        self.of = of
        labels = [capfirst(name.replace("_", " ")) for name in of.model_fields]
        fields = [part_field(field.annotation) for field in of.model_fields.values()]
        widget = PartsWidget(list(of.model_fields), labels, [field.widget for field in fields])
        widget.fields = fields
        super().__init__(fields, require_all_fields=False, widget=widget, **kwargs)

    def compress(self, data_list: list[Any]) -> Value | None:
        names = self.of.model_fields
        if not data_list:
            return None  # Django's word for a value of which no part is filled in
        parts = {
            name: part
            for name, part in zip(names, data_list, strict=True)
            if part not in (None, "", False)
        }
        if not parts:
            return None
        try:
            return self.of.model_validate(parts)
        except FactsError as error:
            fault = error.errors()[0]
            place = ".".join(str(step) for step in fault["loc"]).replace("_", " ")
            sentence = translated(fault_sentence(dict(fault)))
            raise ValidationError(f"{place}: {sentence}" if place else sentence) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


class ExactField(forms.DecimalField):
    """A bare number, kept as it was written."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}" if hasattr(value, "as_tuple") else value


def value_form_field(of: Any, **options: Any) -> forms.Field:
    """Returns the form field of a value's type or tagged union of types."""
    notation = notation_for(of)
    if notation is not None:
        return NotationField(notation=notation, **_known(options))
    if isinstance(of, type) and issubclass(of, Value):
        return PartsField(of=of, **_known(options))
    return ExactField(**_known(options))


def part_field(annotation: Any) -> forms.Field:
    """Returns the form field of one part of a value."""
    notation = notation_for(annotation)
    if notation is not None:
        return NotationField(notation=notation, required=False)
    plain = (
        next((part for part in get_args(annotation) if part is not type(None)), annotation)
        if get_origin(annotation)
        else annotation
    )
    notation = notation_for(plain)
    if notation is not None:
        return NotationField(notation=notation, required=False)
    if isinstance(plain, type) and issubclass(plain, Term):
        choices = [("", "—"), *((term.value, _(term.label)) for term in plain)]
        return forms.ChoiceField(choices=choices, required=False)
    if plain is bool:
        return forms.BooleanField(required=False)
    if plain is int:
        return forms.IntegerField(required=False)
    return forms.CharField(required=False, help_text=gettext_lazy("In words."))


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """Leaves out what Django passes for its own JSON form field."""
    return {name: value for name, value in options.items() if name not in ("encoder", "decoder")}
