"""The shelves of the vocabulary: which words there are, each shelf read when first asked for."""

from collections.abc import Callable, Mapping
from functools import cache

from casereports.vocabulary.analytes import analytes
from casereports.vocabulary.drugs import agents, regimens, routes
from casereports.vocabulary.entry import Entry
from casereports.vocabulary.imaging import (
    contrast_agents,
    examinations,
    phases,
    radiotracers,
    sequences,
    series,
)
from casereports.vocabulary.markers import markers
from casereports.vocabulary.search import Index
from casereports.vocabulary.systems import systems
from casereports.vocabulary.terms import harm_terms, instruments, response_criteria, response_words

SHELVES: Mapping[str, Callable[[], tuple[Entry, ...]]] = {
    "analyte": analytes,
    "marker": markers,
    "examination": examinations,
    "series": series,
    "sequence": sequences,
    "phase": phases,
    "contrast": contrast_agents,
    "tracer": radiotracers,
    "agent": agents,
    "regimen": regimens,
    "route": routes,
    "adverse_event": harm_terms,
    "response": response_words,
    "response_criteria": response_criteria,
    "score": instruments,
    "system": systems,
}


@cache
def index(shelf: str) -> Index:
    """Returns the search index of a shelf; raises KeyError for a shelf that there is not."""
    return Index(SHELVES[shelf]())
