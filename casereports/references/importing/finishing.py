"""From what a reader found to valid items with keys of their own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import JsonValue, ValidationError

from casereports.references.importing.imported import (
    Entry,
    Fault,
    Found,
    Problem,
    Read,
    Wanted,
)
from casereports.references.importing.keys import Keys, is_usable, made_key
from casereports.references.importing.marks import marked
from casereports.references.items import Item

SHOWN = 80
#: By what a reference says who or what it is.
TELLING = ("title", "author", "editor", "container-title", "publisher")


def finished(found: Iterable[Found], taken: Iterable[str]) -> Iterator[Read | Fault | Wanted]:
    """Gives each entry a key that is not taken and leaves out the fields that can't be used.

    An entry that says no more than its DOI or PMID becomes one to look up.
    """
    keys = Keys(taken)
    for one in found:
        if not isinstance(one, Entry):
            yield one
            continue
        csl = marked(
            {name: value for name, value in one.csl.items() if value not in ("", [], None)}
        )
        if not any(csl.get(name) for name in TELLING):
            yield _number_alone(csl, one)
            continue
        wish = one.key if is_usable(one.key) else made_key(csl)
        key = keys.give(wish)
        item, dropped = _valid(csl, key)
        yield from _remarks(one, key, csl, dropped)
        if item is None:
            yield Fault(problem=Problem.NOT_AN_ENTRY, line=one.line, entry=_shown(one.key, csl))
            continue
        yield Read(item=item, line=one.line)


def _number_alone(csl: Mapping[str, JsonValue], entry: Entry) -> Fault | Wanted:
    if doi := csl.get("DOI"):
        return Wanted(kind="doi", number=str(doi), line=entry.line)
    if pmid := csl.get("PMID"):
        return Wanted(kind="pmid", number=str(pmid), line=entry.line)
    return Fault(problem=Problem.SAYS_NOTHING, line=entry.line, entry=entry.key[:SHOWN])


def _valid(csl: Mapping[str, JsonValue], key: str) -> tuple[Item | None, list[str]]:
    """Returns the item without the fields that are not valid, and the names of these."""
    fields: dict[str, JsonValue] = {"type": "document", **csl, "id": key}
    dropped: list[str] = []
    for _ in range(2):
        try:
            return Item.model_validate(fields), dropped
        except ValidationError as error:
            bad = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors() if fault["loc"])
            dropped += bad
            fields = {name: value for name, value in fields.items() if name not in bad}
            fields |= {"id": key, "type": fields.get("type", "document")}
    return None, dropped


def _remarks(
    entry: Entry, key: str, csl: Mapping[str, JsonValue], dropped: Sequence[str]
) -> Iterator[Fault]:
    said = list(entry.remarks)
    if dropped:
        said.append((Problem.FIELD_LEFT_OUT, ", ".join(dropped)))
    if entry.key and key != entry.key:
        said.append((Problem.KEY_CHANGED, entry.key[:SHOWN]))
    for problem, detail in said:
        yield Fault(problem=problem, line=entry.line, entry=key, detail=detail[:SHOWN])


def _shown(key: str, csl: Mapping[str, JsonValue]) -> str:
    return (key or str(csl.get("title", "")))[:SHOWN]
