"""What was found in a file of references: items, what has to be looked up, and what went wrong."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, JsonValue

from casereports.clinical.values import Term, Value
from casereports.references.importing.text import clean
from casereports.references.items import Item


class Format(Term):
    """A format in which references are exchanged."""

    BIBTEX = "bibtex", "BibTeX"
    RIS = "ris", "RIS"
    NBIB = "nbib", "PubMed (.nbib)"
    CSL_JSON = "csl_json", "CSL-JSON"
    ENDNOTE = "endnote", "EndNote XML"
    PUBMED_XML = "pubmed_xml", "PubMed XML"
    NUMBERS = "numbers", "DOIs and PMIDs"
    UNKNOWN = "unknown", "unknown"


class Problem(StrEnum):
    """What can be wrong; where it has a detail, that quotes the file."""

    TOO_LARGE = "too_large"  # detail: megabytes
    NOTHING = "nothing"
    TOO_BROKEN = "too_broken"
    UNKNOWN_FORMAT = "unknown_format"
    DAMAGED = "damaged"  # detail: what the parser says
    BROKEN_ENTRY = "broken_entry"
    NOT_AN_ENTRY = "not_an_entry"
    SAYS_NOTHING = "says_nothing"
    NO_NUMBER = "no_number"  # detail: the line
    NOT_FOUND = "not_found"  # detail: "DOI 10.1000/182"
    NOT_LOOKED_UP = "not_looked_up"  # detail: the same; look-up is off
    NOT_LOOKED_UP_YET = "not_looked_up_yet"  # detail: the same; too many at once
    UNREACHABLE = "unreachable"  # detail: the same
    FIELD_LEFT_OUT = "field_left_out"  # detail: the field
    KEY_CHANGED = "key_changed"  # detail: the key in the file
    AUTHORS_MISSING = "authors_missing"  # detail: the words, "et al."
    FIELD_TWICE = "field_twice"  # detail: the field


#: Remarks at a reference that is imported; at any other problem something is left out.
REMARKS = frozenset(
    {Problem.FIELD_LEFT_OUT, Problem.KEY_CHANGED, Problem.AUTHORS_MISSING, Problem.FIELD_TWICE}
)


#: What is quoted from a file, of which any sign may come.
Quoted = Annotated[str, AfterValidator(clean)]


class Fault(Value):
    """Something to tell the author, with the line of the file (from 1; 0 for the whole of it)."""

    problem: Problem
    line: int = 0
    entry: Quoted = ""
    detail: Quoted = ""

    @property
    def left_out(self) -> bool:
        return self.problem not in REMARKS


class Wanted(Value):
    """A DOI or PMID by which a reference can be looked up."""

    kind: Literal["doi", "pmid"]
    number: str
    line: int = 0

    @property
    def label(self) -> str:
        return f"{self.kind.upper()} {self.number}"


class Read(Value):
    """A reference and the line at which it stands in the file."""

    item: Item
    line: int = 0


class Imported(Value):
    """All that was found in one file or paste. ``name`` is the file's, empty for a paste."""

    name: str = ""
    format: Format = Format.UNKNOWN
    read: tuple[Read, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(one.item for one in self.read)


class Entry(NamedTuple):
    """A reference as its reader found it, not yet known to be valid; ``key`` may be unusable."""

    csl: Mapping[str, JsonValue]
    line: int = 0
    key: str = ""
    remarks: tuple[tuple[Problem, str], ...] = ()


Found = Entry | Fault | Wanted
