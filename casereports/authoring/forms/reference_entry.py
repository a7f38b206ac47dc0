"""A reference as the fields of a form, and back: CSL-JSON that nobody has to read."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

#: The fields that hold one line of text, and the CSL variable of each.
LINES: Mapping[str, str] = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "url": "URL",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "edition": "edition",
    "number": "number",
}
NAMES: Mapping[str, str] = {"people": "author", "editors": "editor"}
DATES: Mapping[str, str] = {"issued": "issued", "accessed": "accessed"}
#: Each field that holds one variable.
VARIABLES: Mapping[str, str] = {"kind": "type", "key": "id", **NAMES, **LINES, **DATES}

#: The types of work that a case report cites, by their CSL names.
KINDS: Mapping[str, Any] = {
    "article-journal": _("journal article"),
    "book": _("book"),
    "chapter": _("chapter of a book"),
    "report": _("guideline or report"),
    "webpage": _("web page"),
    "article": _("preprint"),
    "paper-conference": _("conference paper"),
    "thesis": _("thesis"),
    "dataset": _("data set"),
}

_DATE = re.compile(r"(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def shown(csl: Mapping[str, Any]) -> dict[str, str]:
    """Returns what stands in each field of the form."""
    known = set(VARIABLES.values())
    rest = {name: value for name, value in csl.items() if name not in known}
    return {
        "kind": str(csl.get("type", "article-journal")),
        "key": str(csl.get("id", "")),
        **{field: str(csl.get(name, "")) for field, name in LINES.items()},
        **{field: "\n".join(map(_person, csl.get(name, ()))) for field, name in NAMES.items()},
        **{field: _date(csl.get(name)) for field, name in DATES.items()},
        "others": json.dumps(rest, indent=2, ensure_ascii=False) if rest else "",
    }


def changed(csl: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the entry with some fields as they are said now; an empty one is left out.

    What a name or a date has beyond its line stays, as long as the line does.
    """
    entry = dict(csl)
    for field, value in said.items():
        if field == "others":
            known = set(VARIABLES.values())
            entry = {name: entry[name] for name in entry if name in known} | value
        else:
            entry[VARIABLES[field]] = _variable(field, value, csl)
    return {name: value for name, value in entry.items() if value not in (None, "", [])}


def _variable(field: str, value: str, csl: Mapping[str, Any]) -> Any:
    if field in NAMES:
        kept = {_person(name): name for name in csl.get(NAMES[field], ())}
        lines = [" ".join(line.split()) for line in value.splitlines() if line.strip()]
        return [kept.get(line) or _name(line) for line in lines]
    if field in DATES:
        before = csl.get(DATES[field])
        return before if value == _date(before) else as_date(value)
    return value


def _person(name: Mapping[str, Any]) -> str:
    """Writes a name on a line: "van der Berg, Anna, Jr."; a body has no comma."""
    if "literal" in name:
        return str(name["literal"])
    particles = (name.get("non-dropping-particle"), name.get("family"))
    family = " ".join(part for part in particles if part)
    given = " ".join(part for part in (name.get("given"), name.get("dropping-particle")) if part)
    return ", ".join([family, given, *([name["suffix"]] if "suffix" in name else ())])


def _name(line: str) -> dict[str, str]:
    family, comma, rest = (part.strip() for part in line.partition(","))
    if not comma:
        return {"literal": line}
    given, _comma, suffix = (part.strip() for part in rest.partition(","))
    parts = {"family": family, "given": given, "suffix": suffix}
    return {name: part for name, part in parts.items() if part}


def _date(date: Any) -> str:
    match date:
        case {"date-parts": [[*parts]], **rest} if not rest:
            return "-".join(str(part).zfill(2) for part in parts)
        case {"literal": str(text)} | {"raw": str(text)} | {"edtf": str(text)}:
            return text
    return "" if date is None else json.dumps(date, ensure_ascii=False)


def as_date(text: str) -> Any:
    """Reads "2021", "2021-05", "2021-05-03", or any other words; nothing is None."""
    match = _DATE.fullmatch(text)
    if match:
        return {"date-parts": [[int(part) for part in match.groups() if part]]}
    return {"literal": text} if text else None
