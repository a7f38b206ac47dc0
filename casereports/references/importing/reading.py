"""The one door by which references come in: ``read_references``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from casereports.references.importing import (
    bibtex,
    csl_json,
    endnote,
    nbib,
    numbers,
    pubmed,
    ris,
)
from casereports.references.importing.decoding import decoded
from casereports.references.importing.finishing import finished
from casereports.references.importing.imported import (
    Fault,
    Format,
    Found,
    Imported,
    Problem,
    Read,
    Wanted,
)

LARGEST = 10 * 2**20
"""Bytes of a file or characters of a paste."""

MOST_FAULTS = 200
"""Entries left out before the rest is."""

READERS: Mapping[Format, Callable[[str], Iterator[Found]]] = MappingProxyType(
    {
        Format.BIBTEX: bibtex.read,
        Format.RIS: ris.read,
        Format.NBIB: nbib.read,
        Format.CSL_JSON: csl_json.read,
        Format.ENDNOTE: endnote.read,
        Format.PUBMED_XML: pubmed.read,
        Format.NUMBERS: numbers.read,
    }
)
MARKUP = re.compile(r"\s*<")


def read_references(content: bytes | str, name: str = "", taken: Iterable[str] = ()) -> Imported:
    """Reads a file or paste of references, in whatever format its content is; never raises.

    ``taken`` are keys that the case has already; entries that have one of them get another.
    What can't be read is told in ``faults``; the rest is there nonetheless.
    """
    if len(content) > LARGEST:
        return _nothing(name, Problem.TOO_LARGE, str(LARGEST // 2**20))
    text = decoded(content)
    if not text.strip():
        return _nothing(name, Problem.NOTHING)
    found_format = format_of(text)
    if found_format is Format.UNKNOWN:
        return _nothing(name, Problem.UNKNOWN_FORMAT)
    found = _until_too_broken(finished(READERS[found_format](text), taken))
    faults = tuple(one for one in found if isinstance(one, Fault))
    if not found:
        faults = (Fault(problem=Problem.UNKNOWN_FORMAT),)
    return Imported(
        name=name,
        format=found_format,
        read=tuple(one for one in found if isinstance(one, Read)),
        wanted=tuple(one for one in found if isinstance(one, Wanted)),
        faults=faults,
    )


def _until_too_broken(found: Iterable[Read | Fault | Wanted]) -> list[Read | Fault | Wanted]:
    """Returns what was found, up to where nobody would read on what is wrong."""
    kept: list[Read | Fault | Wanted] = []
    left_out = 0
    for one in found:
        kept.append(one)
        left_out += isinstance(one, Fault) and one.left_out
        if left_out >= MOST_FAULTS:
            return [*kept, Fault(problem=Problem.TOO_BROKEN, line=one.line)]
    return kept


def format_of(text: str) -> Format:
    """Says by its content what a text is."""
    if MARKUP.match(text):
        if pubmed.is_pubmed(text):
            return Format.PUBMED_XML
        return Format.ENDNOTE if endnote.is_endnote(text) else Format.UNKNOWN
    if csl_json.is_json(text):
        return Format.CSL_JSON
    for found, sign in (
        (Format.RIS, ris.IS_RIS),
        (Format.NBIB, nbib.IS_NBIB),
        (Format.BIBTEX, bibtex.IS_BIBTEX),
    ):
        if sign.search(text):
            return found
    if any(isinstance(one, Wanted) for one in numbers.read(text)):
        return Format.NUMBERS
    return Format.UNKNOWN


def _nothing(name: str, problem: Problem, detail: str = "") -> Imported:
    return Imported(name=name, faults=(Fault(problem=problem, detail=detail),))
