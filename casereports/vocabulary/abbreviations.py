"""Abbreviations that papers spell out, beside those that other shelves carry with their words."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from casereports.clinical.values import Line
from casereports.vocabulary.analytes import analytes
from casereports.vocabulary.drugs import regimens
from casereports.vocabulary.entry import Entry, read_entries
from casereports.vocabulary.imaging import examinations
from casereports.vocabulary.markers import markers
from casereports.vocabulary.terms import instruments, response_criteria, response_words


class Abbreviated(Entry):
    """A long form with its abbreviation; ``plural`` where it is not the long form with an s.

    What is ``everyday`` (DNA, UK) is known to every reader and needs no spelling out.
    """

    plural: Line = ""
    everyday: bool = False


@cache
def abbreviations() -> tuple[Abbreviated, ...]:
    """Returns the abbreviations of medicine at large, read once."""
    return read_entries(Abbreviated, "abbreviations")


@cache
def long_forms() -> Mapping[str, tuple[Abbreviated, ...]]:
    """Returns what each abbreviation may stand for; one of medicine at large stands for that."""
    found = {entry.abbreviation: {entry.name: entry} for entry in abbreviations()}
    usual = frozenset(found)
    for entry in (entry for shelf in SHELVES for entry in shelf()):
        short, long = entry.abbreviation, entry.name
        if short and short != long and short not in usual:
            found.setdefault(short, {})[long] = Abbreviated(name=long, abbreviation=short)
    return MappingProxyType({short: tuple(longs.values()) for short, longs in found.items()})


#: The other shelves on which words have abbreviations.
SHELVES: tuple[Callable[[], tuple[Entry, ...]], ...] = (
    examinations,
    analytes,
    markers,
    regimens,
    instruments,
    response_words,
    response_criteria,
)
