"""The reference part of docs/case-file.md: each part, value and closed list as Markdown."""

import re
from collections.abc import Iterator
from decimal import Decimal
from inspect import getdoc
from types import NoneType
from typing import Any

import simplejson
from django.utils.translation import override
from pydantic.fields import FieldInfo

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.notation import NotationError, notation_for
from casereports.clinical.timing import Timing
from casereports.clinical.values import LINE, PROSE, TEXT, Term, Value
from casereports.record.description import (
    definition,
    described_schema,
    first_line,
    meaning,
    members,
    tables,
    value_types,
)

#: What stands round the generated part.
BEGIN, END = "<!-- reference: begin -->", "<!-- reference: end -->"

_LENGTHS = {LINE: "line", TEXT: "text", PROSE: "prose"}
_HEAD = "| field | type | meaning | example |\n|---|---|---|---|\n"


def reference() -> str:
    """Returns all tables, parts first, then values, then words."""
    with override("en"):
        own, schema = tables(), described_schema()
        parts = [facts for facts in value_types() if facts is CaseFacts or facts in own]
        values = [facts for facts in value_types() if facts not in parts]
        sections = (
            "## Parts",
            *(_part(facts, definition(schema, facts)) for facts in parts),
            "## Values",
            *(_part(facts, definition(schema, facts)) for facts in values),
            "## Words",
            *(_words(terms) for terms in _terms()),
        )
        return "\n\n".join(sections)


def with_reference(text: str) -> str:
    """Returns a document with the generated part renewed; raises ValueError without its marks."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def _part(facts: type[Value], known: dict[str, Any]) -> str:
    rows = (
        _row(facts, name, field, known["properties"][name])
        for name, field in facts.model_fields.items()
    )
    words = known["description"] if facts in tables() else _told(facts)
    return f"### {_title(facts)}\n\n{words}\n\n{_HEAD}" + "\n".join(rows)


def _row(facts: type[Value], name: str, field: FieldInfo, schema: dict[str, Any]) -> str:
    cells = (
        f"`{name}`{'*' if field.is_required() else ''}",
        _type(field, schema),
        _meaning(facts, name),
        _example(facts, name, field),
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _title(kind: type) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", kind.__name__)
    same = any(facts.__name__ == kind.__name__ for facts in value_types())
    return f"{words} in words" if issubclass(kind, Term) and same else words


def _told(facts: type[Value]) -> str:
    """Returns a value's own words, and one of it as it is typed and as it is written."""
    words = (getdoc(facts) or "").strip().replace("``", "`")
    notation = notation_for(facts)
    if notation is None:
        return words
    return f"{words}\n\n“{notation.example}” is {_json(notation.parse(notation.example))}."


def _words(terms: type[Term]) -> str:
    words = ", ".join(
        f"`{term.value}`" if term.label == term.value else f"`{term.value}` ({term.label})"
        for term in terms
    )
    return f"### {_title(terms)}\n\n{first_line(terms)}\n\n{words}"


def _terms() -> Iterator[type[Term]]:
    seen: set[type[Term]] = set()
    for facts in value_types():
        for field in facts.model_fields.values():
            for terms in members(field.annotation, Term):
                if terms not in seen:
                    seen.add(terms)
                    yield terms


def _type(field: FieldInfo, schema: dict[str, Any]) -> str:
    kinds = [*members(field.annotation, Value), *members(field.annotation, Term)]
    options = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    many = options[0].get("type") == "array"
    if set(kinds) >= set(members(Timing, Value)):
        return "[time](#time)"
    if kinds:
        names = " or ".join(f"[{_title(kind)}](#{_anchor(kind)})" for kind in kinds)
        return f"list of {names}" if many else names
    plain = _plain_type(options[0].get("items", options[0]), field)
    return f"list of {plain}s" if many else plain


def _plain_type(schema: dict[str, Any], field: FieldInfo) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if Decimal in _classes(field.annotation):
        return "number"
    limits = f"{schema['minimum']} to {schema['maximum']}" if "maximum" in schema else ""
    match schema.get("type"):
        case "integer":
            return f"whole number{', ' + limits if limits else ''}"
        case "boolean":
            return "`true` or `false`"
        case "object":
            return "CSL-JSON object"
        case _ if "enum" in schema:
            return ", ".join(f"`{word}`" for word in schema["enum"])
        case _:
            return _LENGTHS.get(schema.get("maxLength", 0), "line")


def _classes(annotation: Any) -> set[Any]:
    parts = getattr(annotation, "__args__", ())
    return {annotation} | {found for part in parts for found in _classes(part)} - {NoneType}


def _anchor(kind: type) -> str:
    return _title(kind).lower().replace(" ", "-")


def _meaning(facts: type[Value], name: str) -> str:
    title, words = meaning(facts, name)
    if words.startswith("“") or not words:
        return f"{title}: {words}" if words else title
    return words if title.lower() == name.replace("_", " ") else f"{title}. {words}"


def _example(facts: type[Value], name: str, field: FieldInfo) -> str:
    """Returns a value as the file writes it: the help text's own, or one of the type's."""
    kinds = [*members(field.annotation, Value)]
    words = meaning(facts, name)[1]
    quoted = re.findall("“([^”]+)”", words)
    notation = notation_for(field.annotation)
    if notation is not None and (quoted or facts in tables()):
        return _json(_first_read(notation, quoted))
    terms = next(members(field.annotation, Term), None)
    if terms is not None:
        return _json(next(iter(terms)).value)
    if kinds or not quoted or bool in _classes(field.annotation):
        return ""
    text = quoted[0]
    if int in _classes(field.annotation):
        numbers = [int(number) for number in text.split(",")]
        return _json(numbers if "tuple" in str(field.annotation) else numbers[0])
    return _json([text] if "tuple" in str(field.annotation) else text)


def _first_read(notation: Any, quoted: list[str]) -> Any:
    for text in quoted:
        try:
            return notation.parse(text)
        except NotationError:
            continue
    return notation.parse(notation.example)


def _json(value: Any) -> str:
    data = value.model_dump(exclude_defaults=True) if isinstance(value, Value) else value
    return f"`{simplejson.dumps(data, ensure_ascii=False, use_decimal=True)}`"
