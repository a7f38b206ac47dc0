"""The case file's text: the format's envelope, canonical writing, and errors that name the path.

Format "casereports-case", version 1. Writing is canonical: the same facts give the same bytes.
Reading refuses what it does not know and reports all faults at once.
"""

import difflib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, get_args

import simplejson
from pydantic import ConfigDict, ValidationError

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Value

FORMAT: Final = "casereports-case"
VERSION: Final = 1

#: How a file of an older version becomes one of the next: version → change.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

#: Longest text that is read, in characters: a case of 10,000 rows stays far below it.
LONGEST = 50_000_000


class CaseFile(Value):
    """A case file: what it is, in which version, and the case."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Case file")

    format: Literal["casereports-case"]
    version: Literal[1]
    case: CaseFacts


class Fault(Value):
    """One thing that is wrong in a case file, and where: ``case.labs[3].result.unit``."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class CaseFileError(ValueError):
    """A case file can't be read; ``faults`` names everything that is wrong in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def write_case(facts: CaseFacts) -> str:
    """Returns the case file's text: UTF-8, two spaces, a field's order, no empty fields."""
    case = facts.model_dump(mode="python", exclude_defaults=True)
    data = {"format": FORMAT, "version": VERSION, "case": case}
    text = simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True)
    return f"{text}\n"


def read_case(text: str) -> CaseFacts:
    """Returns the facts in a case file's text; raises CaseFileError with all its faults."""
    data = _upgraded(_parsed(text))
    try:
        return CaseFile.model_validate(_without_nulls(data)).case
    except ValidationError as error:
        raise CaseFileError(_faults(error, data)) from error


def case_schema() -> dict[str, Any]:
    """Returns the case file's JSON Schema (draft 2020-12)."""
    schema = CaseFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _parsed(text: str) -> Any:
    if len(text) > LONGEST:
        raise CaseFileError([Fault(path="", message="the file is too large to be one case")])
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_no_twins,
        )
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}, column {error.colno}: this is not JSON ({error.msg})"
        raise CaseFileError([Fault(path="", message=message)]) from error
    except RecursionError as error:
        message = "the file is nested too deeply to be a case"
        raise CaseFileError([Fault(path="", message=message)]) from error


def _no_constant(name: str) -> None:
    raise CaseFileError([Fault(path="", message=f"{name} is not a number that a case can hold")])


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _value in pairs]
    for name in names:
        if names.count(name) > 1:
            message = f"the field “{name}” stands twice in one object; keep one"
            raise CaseFileError([Fault(path="", message=message)])
    return dict(pairs)


def _upgraded(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = f"this is not a case file: its “format” must be “{FORMAT}”"
        raise CaseFileError([Fault(path="format", message=message)])
    file: dict[str, Any] = data
    version = file.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = f"must be a version's number; this site writes version {VERSION}"
        raise CaseFileError([Fault(path="version", message=message)])
    if version > VERSION:
        message = f"version {version} is newer than this site, which reads up to {VERSION}"
        raise CaseFileError([Fault(path="version", message=message)])
    for older in range(version, VERSION):
        file = UPGRADES[older](file)
    return file


def _without_nulls(data: Any) -> Any:
    """Leaves out fields that are null, as an absent one says the same."""
    if isinstance(data, dict):
        return {name: _without_nulls(value) for name, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nulls(value) for value in data]
    return data


def _faults(error: ValidationError, data: Any) -> list[Fault]:
    return [
        Fault(path=_path(fault["loc"], data), message=fault_sentence(dict(fault)))
        for fault in error.errors(include_url=False)
    ]


def _path(loc: tuple[int | str, ...], data: Any) -> str:
    """Writes a place as in ``case.labs[3].result.unit``, without the names of union members."""
    path, here = "", data
    for at, step in enumerate(loc):
        if isinstance(step, int):
            path += f"[{step}]"
            here = here[step] if isinstance(here, list) and step < len(here) else None
            continue
        known = isinstance(here, dict) and step in here
        if not known and at < len(loc) - 1 and isinstance(here, dict):
            continue  # the tag of a union, which the file does not spell out as a step
        if not known and isinstance(here, dict) and here.get("kind") == step:
            continue  # the same, where the fault lies in the tagged value as a whole
        path += f".{step}" if path else step
        here = here[step] if known else None
    return path


#: What a field with a form of its own takes.
_FORMS: Mapping[str, str] = {
    "key": "takes small letters, digits, dots, dashes and underscores, such as mri-mass",
    "loinc": "takes a LOINC code, such as 6768-6",
    "coding": "takes a change in HGVS, such as c.1799T>A",
    "protein": "takes a protein change in HGVS, such as p.(Val600Glu)",
    "genomic": "takes a genomic change in HGVS, such as NC_000007.14:g.140753336A>T",
    "orcid": "takes an ORCID iD, such as 0000-0002-1825-0097",
    "email": "takes an e-mail address, such as author@example.org",
    "clock": "takes a time of day, such as 14:30",
    "language": "takes a language tag, such as en or zh-Hans",
    "item": "takes a CARE item, such as 5c",
    "file": "takes a file's name without its folder, such as mri-a.jpg",
    "unit": "takes [HPF] or mm2",
}
#: Faults of a plain word or number where an object belongs.
_OBJECTS = ("model_type", "model_attributes_type", "dict_type")
_SENTENCES: Mapping[str, str] = {
    "missing": "this field is required",
    "enum": "must be one of {expected}",
    "literal_error": "must be one of {expected}",
    "union_tag_invalid": "its “kind” must be one of {expected_tags}",
    "union_tag_not_found": "needs a “kind” that says which form it has; see docs/case-file.md",
    "string_too_long": "has at most {max_length:,} characters",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "too_long": "has at most {max_length:,} entries",
    "decimal_parsing": "must be a number",
    "decimal_type": "must be a number",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "value_error": "{error}",
    "tuple_type": "must be a list in [square brackets]",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_type": "must be text in quotation marks",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "greater_than": "must be more than {gt}",
}


def fault_sentence(fault: dict[str, Any]) -> str:
    """Returns one fault of pydantic's list as a sentence that says what to do."""
    kind = fault["type"]
    if kind == "extra_forbidden":
        meant = difflib.get_close_matches(str(fault["loc"][-1]), _fields_at(fault["loc"]), n=1)
        hint = f"; did you mean “{meant[0]}”?" if meant else ""
        return f"the case file has no such field here{hint}"
    if kind in _OBJECTS or (kind == "union_tag_not_found" and isinstance(fault["input"], str)):
        return f"must be an object, not {_shown(fault['input'])}; see docs/case-file.md"
    if kind == "string_pattern_mismatch":
        return _FORMS.get(str(fault["loc"][-1]), "has a form that this field does not take")
    message = str(fault["msg"])
    if kind not in _SENTENCES:
        return message[:1].lower() + message[1:]
    sentence = _SENTENCES[kind].format(**fault.get("ctx", {}))
    if kind in ("enum", "literal_error") and isinstance(fault["input"], str):
        words = re.findall(r"'([^']*)'", fault["ctx"]["expected"])
        meant = difflib.get_close_matches(fault["input"].lower(), words, n=1)
        sentence = f"did you mean “{meant[0]}”? It {sentence}" if meant else sentence
    return sentence


def _shown(value: object) -> str:
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _fields_at(loc: tuple[int | str, ...]) -> set[str]:
    """Returns the fields of the object that the place ``loc`` names a field of."""
    found: Any = CaseFile
    for step in loc[:-1]:
        if isinstance(step, str):
            found = _step(found, step)
    return {name for part in _values_in(found) for name in part.model_fields}


def _step(annotation: Any, step: str) -> Any:
    for part in _values_in(annotation):
        if step in part.model_fields:
            return part.model_fields[step].annotation
    return annotation  # the tag of a union: its members are looked at together


def _values_in(annotation: Any) -> list[type[Value]]:
    """Returns the value types that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return [annotation]
    return [part for inner in get_args(annotation) for part in _values_in(inner)]
