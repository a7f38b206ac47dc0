"""References on their way into a case: read, looked up, compared with those that are there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from casereports.authoring.importing_words import pair_sentence, place, sentence
from casereports.authoring.looking_up import look_up
from casereports.record.models import Case, Reference
from casereports.references.duplicates import find_duplicates
from casereports.references.importing.imported import Fault, Imported, Problem
from casereports.references.importing.keys import Keys
from casereports.references.importing.marks import PREPRINT, RETRACTED
from casereports.references.importing.reading import read_references
from casereports.references.items import Item


@dataclass(frozen=True)
class Source:
    """A file or a paste; the paste has no name."""

    name: str
    content: bytes | str


@dataclass(frozen=True)
class Told:
    """A sentence about a place in a file: "library.bib, line 12, doe2020"."""

    place: str
    sentence: str


@dataclass(frozen=True)
class Incoming:
    """What comes into the case and what does not. ``rows`` are unsaved."""

    rows: tuple[Reference, ...]
    skipped: tuple[Item, ...]
    duplicates: tuple[str, ...]
    left_out: tuple[Told, ...]
    remarks: tuple[Told, ...]

    @property
    def is_plain(self) -> bool:
        """Says that all of it comes in and nothing has to be told."""
        told = (self.duplicates, self.left_out, self.remarks, self.retracted, self.preprints)
        return bool(self.rows) and not any(told)

    @property
    def retracted(self) -> list[str]:
        return [row.key for row in self.rows if row.csl.get("status") == RETRACTED]

    @property
    def preprints(self) -> list[str]:
        return [row.key for row in self.rows if row.csl.get("genre") == PREPRINT]

    @property
    def skipped_json(self) -> str:
        """Returns the duplicates as CSL-JSON, to be added nonetheless."""
        return json.dumps([item.csl_json() for item in self.skipped], ensure_ascii=False)


def take_in(case: Case, sources: Sequence[Source], *, with_duplicates: bool = False) -> Incoming:
    """Reads references for a case; those that it has already are left out unless wanted twice."""
    read = _read(sources)
    items = [item for one in read for item in one.items]
    existing = list(_existing(case))
    pairs = () if with_duplicates else find_duplicates(items, existing)
    doubled = {pair.new for pair in pairs}
    titles = {item.id: item.title or item.id for item in items}
    taken = Keys(case.references.values_list("key", flat=True))
    keys: dict[str, str] = {}
    rows = []
    for item in items:
        if item.id not in doubled:
            keys[item.id] = taken.give(item.id)
            rows.append(_row(case, item, keys[item.id]))
    faults = [(one.name, fault) for one in read for fault in one.faults]
    faults += [
        ("", Fault(problem=Problem.KEY_CHANGED, entry=key, detail=before))
        for before, key in keys.items()
        if key != before
    ]
    return Incoming(
        rows=tuple(rows),
        skipped=tuple(item for item in items if item.id in doubled),
        duplicates=tuple(pair_sentence(pair, titles[pair.new], keys) for pair in pairs),
        left_out=tuple(_told(name, fault) for name, fault in faults if fault.left_out),
        remarks=tuple(
            _told(name, fault)
            for name, fault in faults
            if not fault.left_out and fault.entry not in doubled
        ),
    )


def _read(sources: Sequence[Source]) -> list[Imported]:
    """Reads each source, and looks up the numbers in it; no two items have one key."""
    read: list[Imported] = []
    for source in sources:
        found = read_references(source.content, source.name, _keys(read))
        read.append(found)
        if found.wanted:
            answers = look_up(found.wanted, _keys(read))
            read.append(answers.model_copy(update={"name": source.name}))
    return read


def _keys(read: Sequence[Imported]) -> list[str]:
    return [item.id for one in read for item in one.items]


def _existing(case: Case) -> list[Item]:
    """Returns the case's references; one that is no longer valid can be no duplicate."""
    items = []
    for csl in case.references.values_list("csl", flat=True):
        try:
            items.append(Item.model_validate(csl))
        except ValidationError:
            continue
    return items


def _row(case: Case, item: Item, key: str) -> Reference:
    return Reference(case=case, key=key, csl={**item.csl_json(), "id": key})


def _told(name: str, fault: Fault) -> Told:
    return Told(place=place(fault, name), sentence=sentence(fault))
