"""CSL-JSON, as Zotero and others write it; a list that breaks off is read as far as it goes."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import JsonValue

from casereports.references.importing import numbers
from casereports.references.importing.imported import Entry, Fault, Found, Problem
from casereports.references.importing.text import clean, lines
from casereports.references.kinds import ItemType

KINDS = frozenset(get_args(ItemType))
#: Kinds of things by the names that Crossref and older programs have for them.
TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "book-section": "chapter", "reference-entry": "entry",
    "posted-content": "article", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "dissertation": "thesis", "webpage": "webpage",
    "article-preprint": "article", "preprint": "article", "peer-review": "review",
    "report-component": "report", "journal": "periodical", "book-part": "chapter",
}  # fmt: skip
FIRST = {"title", "container-title", "ISSN", "ISBN", "short-title", "container-title-short"}
SIGN = re.compile(r'\\.|["{}\n]')
NEXT = re.compile(r"\}\s{0,200},\s{0,200}(?=\{)|\n[ \t]{0,200}(?=\{)")
LONG = {"note", "abstract", "annote", "references"}
EXTRAS = {
    "ORCID", "affiliation", "authenticated-orcid", "sequence", "role", "isInstitution",
    "date-time", "timestamp",
}  # fmt: skip


def is_json(text: str) -> bool:
    return text.lstrip()[:1] in {"{", "["} and '"' in text[:10_000]


def read(text: str) -> Iterator[Found]:
    """Reads an object, a list of them, or a list below "items"; also an object per line."""
    try:
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        yield from _piecewise(text)
        return
    depth = 0
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data, depth = data["items"], 1
    begins = _lines(text, depth)
    for entry in data if isinstance(data, list) else [data]:
        yield _entry(entry, next(begins, 0) if isinstance(entry, dict) else 0)


def _no_number(constant: str) -> None:
    """Takes NaN and Infinity, which are no JSON, for nothing."""


def _lines(text: str, at: int) -> Iterator[int]:
    """Gives the line of each object at a depth of brackets."""
    depth, line, quoted = 0, 1, False
    for found in SIGN.finditer(text):
        sign = found[0]
        line += sign == "\n"
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in {"{", "}"}:
            if sign == "{" and depth == at:
                yield line
            depth += 1 if sign == "{" else -1


def _piecewise(text: str) -> Iterator[Found]:
    """Reads object after object; at a damaged one it goes on with the next that begins."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    place, line, counted = text.find("{"), 1, 0
    while place >= 0:
        line += text.count("\n", counted, place)
        counted = place
        try:
            entry, end = decoder.raw_decode(text, place)
        except RecursionError:
            yield Fault(problem=Problem.BROKEN_ENTRY, line=line)
            return
        except ValueError as error:
            yield Fault(problem=Problem.BROKEN_ENTRY, line=line)
            broken = error.pos if isinstance(error, json.JSONDecodeError) else place + 1
            following = NEXT.search(text, max(broken, place + 1))
            place = following.end() if following else -1
            continue
        yield _entry(entry, line)
        place = text.find("{", end)


def _entry(data: object, line: int) -> Found:
    if not isinstance(data, dict):
        return Fault(problem=Problem.NOT_AN_ENTRY, line=line, entry=str(data)[:80])
    csl = {name: _value(name, value) for name, value in data.items()}
    kind = csl.get("type")
    if kind not in KINDS:
        guess = "article-journal" if csl.get("container-title") else "document"
        csl["type"] = TYPES.get(str(kind), guess)
    if isinstance(csl.get("DOI"), str):
        csl["DOI"] = numbers.find_doi(str(csl["DOI"])) or csl["DOI"]
    key = csl.pop("id", "")
    named = csl.get("citation-key")
    if isinstance(named, str) and named:
        key = named
    is_address = not isinstance(key, str | int) or "://" in str(key) or isinstance(key, bool)
    return Entry(csl=csl, line=line, key="" if is_address else str(key))


def _value(name: str, value: JsonValue) -> JsonValue:
    """Returns a value with printable text; of a list of titles the first."""
    if name in FIRST and isinstance(value, list):
        value = value[0] if value else None
    match value:
        case str():
            return lines(value) if name in LONG else clean(value)
        case list():
            return [_value("", one) for one in value]
        case dict():
            inner = {clean(part): _value("", one) for part, one in value.items()}
            return inner if name == "custom" else _known(inner)
    return value


def _known(value: Mapping[str, JsonValue]) -> JsonValue:
    """Returns a name or date without what Crossref adds to it."""
    known = {part: inner for part, inner in value.items() if part not in EXTRAS}
    if isinstance(known.get("name"), str) and "literal" not in known:
        known["literal"] = known.pop("name")
    return known


def known_names(value: JsonValue) -> list[JsonValue]:
    """Returns names as CSL has them, without those that name nobody."""
    people = [_value("", one) for one in value] if isinstance(value, list) else []
    return [
        one
        for one in people
        if isinstance(one, dict) and any(one.get(part) for part in ("family", "given", "literal"))
    ]
