"""The whole paper: what stands above its sections, its sections, and what stands behind them."""

from datetime import date
from typing import Literal

from casereports.clinical.values import Value
from casereports.manuscript.nodes import Inlines, Section


class Affiliation(Value):
    """A place of work; ``marked`` is it with its changes, where two papers are compared."""

    number: int
    text: str
    country: str = ""
    marked: Inlines = ()

    @property
    def place(self) -> str:
        """The place with its country, once."""
        if not self.country or self.text.rstrip(". ").endswith(self.country):
            return self.text
        return f"{self.text}, {self.country}"


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


class PublishedNotice(Value):
    """What was published of an article after it: a correction or its retraction."""

    kind: Literal["correction", "retraction"]
    text: str
    day: date
    doi: str = ""


class Imprint(Value):
    """By what a published article is cited, and since when; dates are the journal's own.

    ``pages`` are "45–49" or an article's number; ``licence`` is an address.
    """

    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    received: date | None = None
    accepted: date | None = None
    published: date | None = None
    licence: str = ""
    holder: str = ""
    notices: tuple[PublishedNotice, ...] = ()


class Front(Value):
    """All that stands above the first section.

    ``abstract_title`` is the journal's own word for the abstract ("Summary"), if it has one.
    What is ``marked`` is what stands above it with its changes, where two papers are compared.
    """

    title: str
    marked_title: Inlines = ()
    short_title: str = ""
    authors: tuple[Author, ...] = ()
    marked_authors: Inlines = ()
    affiliations: tuple[Affiliation, ...] = ()
    correspondence: Inlines = ()
    keywords: tuple[str, ...] = ()
    marked_keywords: Inlines = ()
    abstract: tuple[AbstractPart, ...] = ()
    abstract_title: str = ""
    doi: str = ""
    imprint: Imprint | None = None
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
