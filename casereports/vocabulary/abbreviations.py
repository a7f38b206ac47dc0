"""Abbreviations that papers spell out, beside those that other shelves carry with their words."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from casereports.clinical.values import Line
from casereports.vocabulary.analytes import analytes
from casereports.vocabulary.drugs import regimens
from casereports.vocabulary.entry import Entry, read_entries
from casereports.vocabulary.imaging import examinations
from casereports.vocabulary.markers import markers
from casereports.vocabulary.terms import instruments, response_criteria, response_words

#: A name of words, not of letters: chromogranin A, and not CgA.
WRITTEN_OUT = re.compile(r"[a-z]{5}")


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
def usual() -> Mapping[str, Abbreviated]:
    """Returns what each abbreviation stands for in medicine at large."""
    return MappingProxyType({entry.abbreviation: entry for entry in abbreviations()})


@cache
def of_analytes() -> Mapping[str, str]:
    """Returns the long forms of analytes by their abbreviations, in small letters."""
    return _telling((entry.abbreviation, entry.name) for entry in analytes())


@cache
def of_markers() -> Mapping[str, str]:
    """Returns the long forms of markers by their short ones, in small letters.

    A CD number is a name and stands for nothing.
    """
    found = []
    for marker in markers():
        names = (marker.name, *marker.synonyms)
        long = next((name for name in names if WRITTEN_OUT.search(name)), "")
        short = (name for name in names if not WRITTEN_OUT.search(name))
        found += [(name, long) for name in short if not re.match(r"CD\d|.* ", name)]
    return _telling(found)


def _telling(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Returns the pairs that tell anything: "pH" stands in "arterial pH"."""
    return MappingProxyType(
        {
            short.casefold(): long
            for short, long in pairs
            if short
            and long
            and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long, re.IGNORECASE)
        }
    )


@cache
def long_forms() -> Mapping[str, tuple[Abbreviated, ...]]:
    """Returns what each abbreviation may stand for; one of medicine at large stands for that."""
    found = {short: {entry.name: entry} for short, entry in usual().items()}
    for entry in (entry for shelf in SHELVES for entry in shelf()):
        short, long = entry.abbreviation, entry.name
        if short and short != long and short not in usual():
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
