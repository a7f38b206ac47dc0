"""A row of the record field by field, each in the words in which a clinician types it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from casereports.clinical.facts.paper import Author
from casereports.clinical.notation import notation_for
from casereports.clinical.notation.number import write_decimal
from casereports.clinical.quantities import Dimensions, Dose, Quantity
from casereports.clinical.sentences import Sentence, _, in_a_row, own
from casereports.clinical.values import RowValue, Term, Value
from casereports.clinical.wording import printed_dimensions, printed_dose, printed_quantity
from casereports.clinical.wording.naming import full_name
from casereports.clinical.wording.number import NBSP

#: What names a row and says nothing of the patient.
_NAMES = ("key", "id")
#: Lists of a part whose entries are rows of the record, though they have no key.
ROWS_WITHOUT_KEY = ("sections", "abstract", "care")
#: What names an entry that has no key.
_TITLES = ("kind", "item", "heading")
NOTHING = own("")
#: Values that the paper prints better than they are typed, with "HU" for "[hnsf'U]".
_PRINTED: tuple[tuple[type[Value], Callable[[Any], str]], ...] = (
    (Quantity, printed_quantity),
    (Dimensions, printed_dimensions),
    (Dose, printed_dose),
)


def shown(row: Value | Mapping[str, Any], *, given: bool = False) -> Iterator[tuple[str, Sentence]]:
    """Yields the fields of a row in its order, without those that are rows themselves.

    A part of a field is named behind a point: "birth.weight". With ``given`` what was left as it
    begins is left out.
    """
    if isinstance(row, Mapping):
        yield from ((name, _words(value, None)) for name, value in row.items() if name != "id")
        return
    for name, field in type(row).model_fields.items():
        value = getattr(row, name)
        if name in _NAMES or _are_rows(name, value):
            continue
        if given and value == field.get_default(call_default_factory=True, validated_data={}):
            continue
        yield from _shown(name, value, field)


def title_of(row: Value | Mapping[str, Any]) -> Sentence:
    """Returns what a row is called: "Alkaline phosphatase"; nothing for what a case has once."""
    if isinstance(row, Mapping):
        return own(str(row.get("title") or row.get("id", "")))
    if isinstance(row, Author):
        return own(full_name(row.given, row.family, family_first=row.family_first))
    fields = [name for name in type(row).model_fields if name not in _NAMES]
    names = ("name", *fields) if isinstance(row, RowValue) else _TITLES
    values = (getattr(row, name, None) for name in names)
    return next((own(value) for value in values if isinstance(value, str) and value), NOTHING)


def _are_rows(name: str, value: Any) -> bool:
    listed = isinstance(value, tuple) and bool(value)
    return listed and (isinstance(value[0], RowValue) or name in ROWS_WITHOUT_KEY)


def _shown(name: str, value: Any, field: FieldInfo) -> Iterator[tuple[str, Sentence]]:
    has_parts = isinstance(value, Value) and notation_for(field.annotation) is None
    if has_parts and not isinstance(value, RowValue):
        yield from ((f"{name}.{inner}", words) for inner, words in shown(value))
    else:
        yield name, _words(value, field.annotation)


def _words(value: Any, annotation: Any) -> Sentence:
    """Returns a value as it is typed; words of closed lists are told in the reader's language."""
    printed = next((write for kind, write in _PRINTED if isinstance(value, kind)), None)
    if printed is not None:
        return own(printed(value).replace(NBSP, " "))
    notation = None if value is None else notation_for(annotation)
    if notation is not None:
        return own(notation.write(value))
    match value:
        case None:
            return NOTHING
        case bool():
            return _("yes") if value else _("no")
        case Term() | str():
            return own(value)
        case Decimal():
            return own(write_decimal(value))
        case Value():
            return _in_a_row(words for _name, words in shown(value))
        case Mapping():
            return _in_a_row(_words(one, None) for one in value.values())
        case tuple() | list():
            inner = _item(annotation)
            return one_after_another([_words(one, inner) for one in value])
        case _:
            return own(str(value))


def _in_a_row(words: Iterator[Sentence]) -> Sentence:
    said = tuple(filter(None, words))
    return in_a_row(*said) if said else NOTHING


def one_after_another(words: Sequence[Sentence]) -> Sentence:
    """Returns "a; b; c": by halves, so that a long list is no deep sentence."""
    if not words:
        return NOTHING
    if len(words) == 1:
        return words[0]
    middle = len(words) // 2
    first, second = one_after_another(words[:middle]), one_after_another(words[middle:])
    return _("%(first)s; %(second)s", first=first, second=second)


def _item(annotation: Any) -> Any:
    """Returns what a list is made of; nothing for what is no list."""
    options = (annotation, *get_args(annotation))
    return next((get_args(one)[0] for one in options if get_origin(one) is tuple), None)
