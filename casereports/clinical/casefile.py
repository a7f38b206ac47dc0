"""The case file's text: the format's envelope, canonical writing, and errors that name the path.

Format "casereports-case", version 1. Writing is canonical: the same facts give the same bytes.
Reading refuses what it does not know and reports all faults at once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal

import simplejson
from pydantic import ConfigDict, ValidationError

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.values import Value

FORMAT: Final = "casereports-case"
VERSION: Final = 1

#: How a file of an older version becomes one of the next: version → change.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

#: What the parser finds wrong with a text that is no JSON.
_NOT_JSON = {
    str(found): found
    for found in (
        _("Expecting value"),
        _("Expecting property name enclosed in double quotes"),
        _("Expecting ',' delimiter"),
        _("Expecting ':' delimiter"),
        _("Illegal trailing comma before end of object"),
        _("Illegal trailing comma before end of array"),
        _("Invalid control character at"),
        _("Invalid \\escape"),
        _("Invalid \\uXXXX escape"),
        _("Unterminated string starting at"),
        _("Extra data"),
    )
}

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
    message: Sentence

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class CaseFileError(ValueError):
    """A case file can't be read; ``faults`` names everything that is wrong in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def write_case(facts: CaseFacts) -> str:
    """Returns the case file's text: UTF-8, two spaces, a field's order, no empty fields."""
    text = simplejson.dumps(case_data(facts), ensure_ascii=False, indent=2, use_decimal=True)
    return f"{text}\n"


def case_data(facts: CaseFacts) -> dict[str, Any]:
    """Returns what a case file holds, before it is written; numbers are exact decimals."""
    case = facts.model_dump(mode="python", exclude_defaults=True)
    return {"format": FORMAT, "version": VERSION, "case": case}


def read_case(text: str) -> CaseFacts:
    """Returns the facts in a case file's text; raises CaseFileError with all its faults."""
    return facts_in(_parsed(text))


def facts_in(content: Any) -> CaseFacts:
    """Returns the facts in what a case file holds, of whatever version; raises CaseFileError."""
    data = _upgraded(content)
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
        raise CaseFileError([Fault(path="", message=_("the file is too large to be one case"))])
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_no_twins,
        )
    except json.JSONDecodeError as error:
        message = _(
            "line %(line)s, column %(column)s: this is not JSON (%(fault)s)",
            line=str(error.lineno),
            column=str(error.colno),
            fault=_NOT_JSON.get(error.msg, error.msg),
        )
        raise CaseFileError([Fault(path="", message=message)]) from error
    except RecursionError as error:
        message = _("the file is nested too deeply to be a case")
        raise CaseFileError([Fault(path="", message=message)]) from error


def _no_constant(name: str) -> None:
    message = _("%(name)s is not a number that a case can hold", name=name)
    raise CaseFileError([Fault(path="", message=message)])


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _value in pairs]
    for name in names:
        if names.count(name) > 1:
            message = _("the field “%(name)s” stands twice in one object; keep one", name=name)
            raise CaseFileError([Fault(path="", message=message)])
    return dict(pairs)


def _upgraded(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = _("this is not a case file: its “format” must be “%(format)s”", format=FORMAT)
        raise CaseFileError([Fault(path="format", message=message)])
    file: dict[str, Any] = data
    version = file.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = _(
            "must be a version's number; this site writes version %(version)s", version=VERSION
        )
        raise CaseFileError([Fault(path="version", message=message)])
    if version > VERSION:
        message = _(
            "version %(version)s is newer than this site, which reads up to %(newest)s",
            version=version,
            newest=VERSION,
        )
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
        Fault(path=_path(fault["loc"], data), message=fault_sentence(dict(fault), CaseFile))
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
