"""The columns that the record adds to Django's: a line, lines, a term, a value.

A column holds what the facts hold and no more: lengths, words and shapes come from the clinical
room, so that a form, an import and an export can't disagree. In a migration each is a plain
Django column; what it means may change without one.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter
from pydantic import ValidationError as FactsError

from casereports.clinical.refusals import fault_sentence
from casereports.clinical.values import LINE, PROSE, TEXT, Term, Value
from casereports.record.fields import value_form_field
from casereports.record.sentence_words import translated

if TYPE_CHECKING:
    FieldBase = models.Field[Any, Any]
    CharBase = models.CharField[str, str]
    TextBase = models.TextField[str, str]
    LinesBase = models.TextField[Sequence[str], tuple[str, ...]]
    NumbersBase = models.CharField[Any, tuple[int, ...]]
else:  # Django's fields take no type parameters at run time
    FieldBase, CharBase, TextBase = models.Field, models.CharField, models.TextField
    LinesBase, NumbersBase = models.TextField, models.CharField

Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


#: What a column means to people: it may change without a migration.
_WORDS = ("verbose_name", "help_text", "validators")


def _stored(field: "models.Field[Any, Any]", path: str) -> Deconstructed:
    """Returns a column as a migration keeps it: a plain Django column without its words."""
    name, _path, args, kwargs = models.Field.deconstruct(field)
    plain = {key: value for key, value in kwargs.items() if key not in _WORDS}
    return name, path, args, plain


def term_choices(terms: type[Term]) -> list[tuple[str, Any]]:
    """Returns a closed list's words as choices, in the reader's language."""
    return [(term.value, _(term.label)) for term in terms]


class LineField(CharBase):
    """One line of text; empty when nothing is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LINE)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Deconstructed:
        return _stored(self, "django.db.models.CharField")


class LongTextField(TextBase):
    """Some sentences; empty when nothing is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", TEXT)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Returns text with one kind of line break, whatever the browser sends."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text

    def deconstruct(self) -> Deconstructed:
        return _stored(self, "django.db.models.TextField")


class ProseField(LongTextField):
    """A section's prose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PROSE)
        super().__init__(*args, **kwargs)


class TermField(CharBase):
    """A word of a closed list, stored by its value; empty when nothing is known."""

    def __init__(self, *args: Any, terms: type[Term] | None = None, **kwargs: Any) -> None:
        self.terms = terms
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("default", "")
        if terms is not None:
            kwargs.setdefault("choices", term_choices(terms))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Deconstructed:
        name, path, args, kwargs = _stored(self, "django.db.models.CharField")
        kwargs.pop("choices", None)
        if isinstance(kwargs.get("default"), Term):
            kwargs["default"] = kwargs["default"].value
        return name, path, args, kwargs


class _StoredAs(FieldBase):
    """Mends the migration form of columns that keep a Python value in a plain column."""

    stored_as = ""

    def deconstruct(self) -> Deconstructed:
        return _stored(self, self.stored_as)


class LinesField(_StoredAs, LinesBase):
    """A list of lines, in order; in the database and in a form one per line."""

    stored_as = "django.db.models.TextField"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        lines = value.split("\n") if isinstance(value, str) else value or ()
        return tuple(line.strip() for line in lines if line.strip())

    def get_prep_value(self, value: Any) -> str:
        return "\n".join(self.to_python(value))

    def get_default(self) -> tuple[str, ...]:
        return ()

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def value_from_object(self, obj: models.Model) -> str:
        return "\n".join(getattr(obj, self.attname))

    def clean(self, value: Any, model_instance: models.Model | None) -> tuple[str, ...]:
        lines = self.to_python(value)
        if not lines and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        for line in lines:
            if len(line) > LINE:
                raise ValidationError(
                    _("Each line has at most %(most)d characters; this one begins “%(start)s”."),
                    params={"most": LINE, "start": line[:40]},
                )
        return lines


class TermsField(LinesField):
    """Several words of a closed list, in the list's order."""

    def __init__(self, *args: Any, terms: type[Term] | None = None, **kwargs: Any) -> None:
        self.terms = terms
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> tuple[str, ...]:
        words = super().clean(value, model_instance)
        for word in words:
            if self.terms is None or word not in {term.value for term in self.terms}:
                raise ValidationError(_("“%(word)s” is not on the list."), params={"word": word})
        return words


class NumbersField(_StoredAs, NumbersBase):
    """Whole numbers in order, in the database and in a form with commas: 1, 8, 15."""

    stored_as = "django.db.models.CharField"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> tuple[int, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[int, ...]:
        if not isinstance(value, str):
            return tuple(value or ())
        try:
            return tuple(
                int(number) for number in value.replace(";", ",").split(",") if number.strip()
            )
        except ValueError:
            raise ValidationError(_("Write whole numbers with commas, such as 1, 8, 15.")) from None

    def get_prep_value(self, value: Any) -> str:
        return ", ".join(str(number) for number in self.to_python(value))

    def get_default(self) -> tuple[int, ...]:
        return ()

    def value_from_object(self, obj: models.Model) -> str:
        return self.get_prep_value(getattr(obj, self.attname))

    def clean(self, value: Any, model_instance: models.Model | None) -> tuple[int, ...]:
        return self.to_python(value)


_ADAPTERS: dict[int, TypeAdapter[Any]] = {}


def _adapter(of: Any) -> TypeAdapter[Any]:
    """Returns one adapter for all columns of a type: each costs memory, and "when" has fifty.

    Types live as long as the program, so that their identity names them (a union can't be hashed).
    """
    if id(of) not in _ADAPTERS:
        _ADAPTERS[id(of)] = TypeAdapter(of)
    return _ADAPTERS[id(of)]


class ValueField(_StoredAs, models.JSONField):
    """A clinical value (a quantity, a time, a result), valid from birth, in one column.

    ``of`` is the value's type or a tagged union of types. A form writes it in the value's
    notation ("147 U/L"); the database keeps it as the case file does.
    """

    stored_as = "django.db.models.JSONField"

    def __init__(self, *args: Any, of: Any = None, **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("null", bool(kwargs.get("blank")))
        kwargs.setdefault("encoder", DjangoJSONEncoder)
        super().__init__(*args, **kwargs)

    @property
    def adapter(self) -> TypeAdapter[Any]:
        return _adapter(self.of)

    def from_db_value(
        self, value: Any, expression: Any, connection: BaseDatabaseWrapper
    ) -> Value | None:
        data = super().from_db_value(value, expression, connection)
        return None if data is None else self.adapter.validate_python(data)

    def to_python(self, value: Any) -> Value | None:
        if value is None or isinstance(value, Value):
            return value
        data = json.loads(value, parse_float=Decimal) if isinstance(value, str) else value
        parsed: Value = self.adapter.validate_python(data)
        return parsed

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        if isinstance(value, Value):
            value = self.adapter.dump_python(value, mode="json", exclude_defaults=True)
        return super().get_db_prep_value(value, connection, prepared)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def clean(self, value: Any, model_instance: models.Model | None) -> Value | None:
        try:
            cleaned = self.to_python(value)
        except FactsError as error:
            raise ValidationError(translated(fault_sentence(dict(error.errors()[0])))) from error
        except ValueError as error:
            raise ValidationError(_("This can't be read.")) from error
        self.validate(cleaned, model_instance)
        return cleaned

    def formfield(self, **kwargs: Any) -> Any:
        options = {
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
        }
        return value_form_field(self.of, **{**options, **kwargs})

    def value_from_object(self, obj: models.Model) -> Any:
        return getattr(obj, self.attname)

    def value_to_string(self, obj: models.Model) -> str:
        value = self.to_python(self.value_from_object(obj))
        return "" if value is None else self.adapter.dump_json(value).decode()
