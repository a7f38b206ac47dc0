"""The whole paper: what stands above its sections, its sections, and what stands behind them."""

from typing import Literal

from casereports.clinical.values import Value
from casereports.manuscript.nodes import Inlines, Section


class Affiliation(Value):
    number: int
    text: str
    country: str = ""


class Author(Value):
    """An author as printed; ``affiliations`` holds numbers of the paper's affiliations.

    ``family_first`` prints the family name before the given name.
    """

    given: str
    family: str
    family_first: bool = False
    degrees: str = ""
    orcid: str = ""
    affiliations: tuple[int, ...] = ()
    corresponding: bool = False
    equal: bool = False
    deceased: bool = False
    email: str = ""
    source: str


class AbstractPart(Value):
    """A part of the abstract; an unstructured abstract is one part with no heading."""

    heading: str = ""
    children: Inlines
    source: str


class Reference(Value):
    """A formatted entry of the reference list."""

    key: str
    number: int
    label: str = ""
    children: Inlines
    source: str


class Front(Value):
    """All that stands above the first section.

    ``abstract_title`` is the journal's own word for the abstract ("Summary"), if it has one.
    """

    title: str
    short_title: str = ""
    authors: tuple[Author, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    correspondence: Inlines = ()
    keywords: tuple[str, ...] = ()
    abstract: tuple[AbstractPart, ...] = ()
    abstract_title: str = ""
    doi: str = ""
    source: str


class Manuscript(Value):
    """A whole paper, in a language (BCP 47), in the shape of one journal.

    ``body`` is numbered where the journal numbers sections; ``back`` holds declarations,
    acknowledgements and the like; ``closing`` stands after the references (author biographies).
    """

    version: Literal[1] = 1
    language: str = "en"
    journal: str
    front: Front
    body: tuple[Section, ...]
    back: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    closing: tuple[Section, ...] = ()
