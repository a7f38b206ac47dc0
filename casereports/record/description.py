"""The case file described: its JSON Schema and its reference tables, in the record's own words.

Names and help texts of the tables' columns are the words; what the facts alone know (values,
closed lists) is told by their docstrings.
"""

from collections.abc import Iterator
from functools import cache
from inspect import getdoc
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import override

from casereports.clinical.casefile import case_schema
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Value
from casereports.record.door import child_tables
from casereports.record.models import Case, Part
from casereports.record.value_words import value_words


def described_schema() -> dict[str, Any]:
    """Returns the case file's JSON Schema with a title and a description for every property."""
    schema = case_schema()
    with override("en"):
        for facts in value_types():
            _describe(definition(schema, facts), facts)
    return schema


def definition(schema: dict[str, Any], facts: type[Value]) -> dict[str, Any]:
    """Returns a type's definition, named bare, or with its module where two share the name."""
    definitions: dict[str, dict[str, Any]] = schema["$defs"]
    long_name = f"{facts.__module__}.{facts.__name__}".replace(".", "__")
    return definitions.get(facts.__name__) or definitions[long_name]


@cache
def tables() -> dict[type[Value], type[Part]]:
    """Returns the table that hands out each kind of facts; the first where there are several."""
    found: dict[type[Value], type[Part]] = {}
    for model in apps.get_app_config("record").get_models():
        if issubclass(model, Part):
            found.setdefault(model.hands_out, model)
    return found


@cache
def value_types() -> tuple[type[Value], ...]:
    """Returns every kind of value in a case, in the order in which a reader meets them."""
    found: list[type[Value]] = []
    waiting: list[type[Value]] = [CaseFacts]
    while waiting:
        facts = waiting.pop(0)
        if facts not in found:
            found.append(facts)
            fields = facts.model_fields.values()
            waiting += [part for field in fields for part in members(field.annotation, Value)]
    return tuple(found)


def members(annotation: Any, kind: type) -> Iterator[Any]:
    """Yields the classes of a kind in an annotation, however deep they lie."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from members(part, kind)


def meaning(facts: type[Value], name: str) -> tuple[str, str]:
    """Returns the title and the description of one field of a kind of facts."""
    if name == "key":
        return "Key", "Names the row; unique in its table: “alp”."
    table = Case if facts is CaseFacts else tables().get(facts)
    if table is None:
        return capfirst(name.replace("_", " ")), value_words(facts.__name__, name)
    if name in child_tables(table):
        below: Any = table._meta.get_field(name)
        row = below.related_model
        words = row._meta.verbose_name if below.one_to_one else row._meta.verbose_name_plural
        return capfirst(str(words)), first_line(row)
    columns = {column.name: column for column in table._meta.concrete_fields}
    if name in columns:
        column: Any = columns[name]
        return capfirst(str(column.verbose_name)), str(column.help_text)
    return "Affiliations", "Keys of the places of work, in the order of their marks."


def first_line(thing: type) -> str:
    """Returns the first line of a docstring, in plain text."""
    return (getdoc(thing) or "").split("\n")[0].strip().replace("``", "")


def _describe(known: dict[str, Any], facts: type[Value]) -> None:
    table = tables().get(facts)
    known["description"] = first_line(facts if table is None else table)
    if table is not None:
        known["title"] = capfirst(str(table._meta.verbose_name))
    for name, schema in known["properties"].items():
        title, description = meaning(facts, name)
        schema["title"] = title
        schema["description"] = description
