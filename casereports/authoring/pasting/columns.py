"""The record's columns as a paste fills them: only what saving will take goes into a cell."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from casereports.authoring.pasting.lines import Cell
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.notation import Notation, NotationError, notation_for
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.values import LINE, Term, Value

_YES = {"yes", "y", "x", "ja", "oui", "sí", "true", "1", "✓", "是"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?: (?:[01]\d|2[0-3]):[0-5]\d)?)?)?", re.ASCII)
_DATES = ("when_date", "until_date")


@cache
def row_types() -> Mapping[str, type[Value]]:
    """Returns the facts of a row for each list of a case, however deep it stands."""
    return dict(_walk(CaseFacts))


def _walk(value: type[Value]) -> Iterator[tuple[str, type[Value]]]:
    for name, told in value.model_fields.items():
        for kind in _kinds(told.annotation):
            if issubclass(kind, Value):
                yield name, kind
                yield from _walk(kind)


def _kinds(annotation: Any) -> Iterator[type]:
    """Yields the classes within an annotation."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        for part in get_args(annotation):
            if isinstance(part, type) or get_origin(part) is not None:
                yield from _kinds(part)


class RefusedError(ValueError):
    """A text that a form field does not take; its remark says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark)
        self.remark = remark


@lru_cache(maxsize=16_384)
def form_value(table: str, column: str, text: str) -> tuple[str, Any, Remark | None]:
    """Returns what goes into a form field, the value that it stands for, and a fault or nothing."""
    read = _reader(table, column)
    try:
        taken, value = read(text)
    except RefusedError as fault:
        return "", None, fault.remark
    return taken, value, None


@cache
def _reader(table: str, column: str) -> Callable[[str], tuple[str, Any]]:
    """Returns how the text of a column is read."""
    kind = row_types().get(table)
    told = kind.model_fields.get(column) if kind else None
    if told is None or kind is None:
        return _dated if column in _DATES else lambda text: (text, None)
    if notation := notation_for(told.annotation):
        return lambda text: (text, _parsed(notation, text))
    kinds = frozenset(_kinds(told.annotation))
    terms = next((each for each in kinds if issubclass(each, Term)), None)
    if terms is not None:
        return lambda text: (_term(terms, text).value, _term(terms, text))
    if bool in kinds:
        return lambda text: ("on", True) if text.strip().lower() in _YES else ("", False)
    is_list = _holds_many(told.annotation)
    if int in kinds:
        return lambda text: (text, _checked(kind, column, _numbers(text, several=is_list)))
    if is_list:
        return lambda text: (text, _checked(kind, column, tuple(filter(None, text.split("\n")))))
    return lambda text: (text, _checked(kind, column, text))


def _holds_many(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _holds_many(get_args(annotation)[0])
    return get_origin(annotation) is tuple


def _dated(text: str) -> tuple[str, Any]:
    if not _is_date(text):
        raise RefusedError(remark(About.NOT_A_DATE, quote=text[:60]))
    return text, None


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    try:
        return found is not None and bool(date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


def _parsed(notation: Notation, text: str) -> Any:
    try:
        return notation.parse(text)
    except NotationError as fault:
        raise RefusedError(remark(About.NOT_READ, fault=fault.said)) from fault


def _term(terms: type[Term], text: str) -> Term:
    plain = text.strip().casefold()
    for term in terms:
        if plain in (term.value.casefold(), term.label.casefold()):
            return term
    raise RefusedError(remark(About.NOT_ON_LIST, quote=text[:60], words=tuple(terms)[:4]))


def _numbers(text: str, *, several: bool) -> tuple[int, ...] | int:
    parts = [part.strip() for part in text.split(",")]
    if not all(re.fullmatch(r"-?[0-9]{1,9}", part) for part in parts):
        raise RefusedError(remark(About.NOT_WHOLE, quote=text[:60]))
    if not several and len(parts) > 1:
        raise RefusedError(remark(About.SEVERAL_NUMBERS, quote=text[:60]))
    return tuple(map(int, parts)) if several else int(parts[0])


@cache
def _adapter(kind: type[Value], column: str) -> TypeAdapter[Any]:
    told = kind.model_fields[column]
    annotated: Any = Annotated[told.annotation, told]
    return TypeAdapter(annotated)


def _checked(kind: type[Value], column: str, value: Any) -> Any:
    try:
        return _adapter(kind, column).validate_python(value)
    except ValidationError as fault:
        if isinstance(value, str) and len(value) > LINE:
            raise RefusedError(remark(About.TOO_LONG, most=LINE)) from fault
        raise RefusedError(_fault(column, dict(fault.errors()[0]))) from fault


def _fault(column: str, fault: dict[str, Any]) -> Remark:
    quote, limits = str(fault["input"])[:60], fault.get("ctx", {})
    match fault["type"]:
        case "greater_than_equal":
            return remark(About.TOO_SMALL, quote=quote, least=limits["ge"])
        case "less_than_equal":
            return remark(About.TOO_LARGE, quote=quote, most=limits["le"])
    return remark(About.NOT_TAKEN, quote=quote, fault=fault_sentence(fault | {"loc": (column,)}))


def settled(table: str, texts: Mapping[str, str]) -> tuple[tuple[Cell, ...], tuple[Remark, ...]]:
    """Returns the cells that the row's form takes, and doubts about what it does not take."""
    cells: list[Cell] = []
    doubts: list[Remark] = []
    values: dict[str, Any] = {}
    for column, text in texts.items():
        if not text:
            continue
        taken, value, fault = form_value(table, column, text)
        if fault:
            doubts += [left_out(text), fault]
            continue
        values[column] = value
        if taken:
            cells.append(Cell(column, taken))
    return tuple(cells), (*doubts, *_row_doubts(table, values))


def _row_doubts(table: str, values: Mapping[str, Any]) -> Iterator[Remark]:
    """Yields what the facts of the whole row find wrong."""
    kind = row_types().get(table)
    if kind is None:
        return
    known = {name: value for name, value in values.items() if name in kind.model_fields}
    named = {"key": "row"} if "key" in kind.model_fields else {}
    try:
        kind.model_validate(named | known)
    except ValidationError as fault:
        for each in fault.errors():
            if each["type"] == "missing":
                yield remark(About.MISSING, column=str(each["loc"][0]))
            else:
                yield remark(About.ROW_FAULT, fault=fault_sentence(dict(each)))
