"""References that are one and the same work."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from casereports.clinical.values import Value
from casereports.references.importing.keys import plain
from casereports.references.importing.text import unmarked
from casereports.references.items import Item


class Reason(StrEnum):
    """Why two references are taken for one."""

    DOI = "doi"
    PMID = "pmid"
    TITLE = "title"  # and year, and first author


class Pair(Value):
    """A new reference and the one before it, by their keys; ``is_known`` when the case has that."""

    new: str
    other: str
    reason: Reason
    is_known: bool


#: References of one title that are compared: "Editorial" may stand there a thousand times.
MOST = 50
#: Letters of a title that no other work has.
LONG = 40
#: What journals print before the title of a paper that they took back.
PREFIXES = ("retracted article", "retracted paper", "retracted publication", "retracted")


def find_duplicates(new: Sequence[Item], existing: Sequence[Item]) -> tuple[Pair, ...]:
    """Returns a pair for each new reference that is among the existing, or among the new before.

    Takes linear time. A title counts with the same year or first author, and where no number
    contradicts; a preprint and its paper stay two.
    """
    seen = _Seen()
    for item in existing:
        seen.add(item, is_known=True)
    pairs: list[Pair] = []
    for item in new:
        if pair := seen.find(item):
            pairs.append(pair)
        else:
            seen.add(item, is_known=False)
    return tuple(pairs)


class _Seen:
    """The references met so far, by all that tells one."""

    def __init__(self) -> None:
        self.by_number: dict[tuple[Reason, str], tuple[Item, bool]] = {}
        self.by_title: dict[str, list[tuple[Item, bool]]] = {}

    def add(self, item: Item, *, is_known: bool) -> None:
        for number in _numbers(item):
            self.by_number.setdefault(number, (item, is_known))
        if title := _title(item):
            self.by_title.setdefault(title, []).append((item, is_known))

    def find(self, item: Item) -> Pair | None:
        for number in _numbers(item):
            if number in self.by_number:
                other, is_known = self.by_number[number]
                return Pair(new=item.id, other=other.id, reason=number[0], is_known=is_known)
        for other, is_known in self.by_title.get(_title(item), [])[:MOST]:
            if _is_one(item, other):
                return Pair(new=item.id, other=other.id, reason=Reason.TITLE, is_known=is_known)
        return None


def _numbers(item: Item) -> Iterator[tuple[Reason, str]]:
    if item.doi:
        yield Reason.DOI, item.doi.casefold()
    if item.pmid:
        yield Reason.PMID, item.pmid.strip().lstrip("0")


def _title(item: Item) -> str:
    """Returns the letters and digits of the title, with nothing for a work without one."""
    title = unmarked(item.title or "").strip().casefold()
    for prefix in PREFIXES:
        title = title.removeprefix(prefix)
    return plain(title)


def _is_one(one: Item, other: Item) -> bool:
    """Says whether two of one title are one work: nothing contradicts, and something agrees."""
    compared = [
        (_year(one), _year(other)),
        (_first_author(one), _first_author(other)),
        ((one.doi or "").casefold(), (other.doi or "").casefold()),
        (one.pmid or "", other.pmid or ""),
    ]
    both = [mine == theirs for mine, theirs in compared if mine and theirs]
    is_telling = bool(both) or len(_title(one)) >= LONG
    return is_telling and all(both) and (one.type == "article") == (other.type == "article")


def _year(item: Item) -> str:
    parts = item.issued.date_parts if item.issued else None
    return str(parts[0][0]) if parts else ""


def _first_author(item: Item) -> str:
    first = item.author[0] if item.author else None
    return plain(first.family or first.literal or "") if first else ""
