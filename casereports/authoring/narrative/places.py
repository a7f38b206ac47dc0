"""Where the parts of a narrative go: places of the record, and what waits for the author."""

from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import LINE, PROSE, TEXT

TITLE, ABSTRACT, KEYWORDS = "title", "abstract", "keywords"
_SECTION, _DECLARATION = "section:", "declarations:"
#: Statements that the record keeps as the authors' own words.
STATEMENTS = (
    "conflicts",
    "funding",
    "contributions",
    "acknowledgements",
    "data_availability",
    "ai_use",
    "prior_publication",
)
#: What the record keeps in rows and not as prose: the author carries it over.
AUTHORS, CONSENT, ETHICS = "left:authors", "left:consent", "left:ethics"
REFERENCES, LEGENDS, OTHER = "left:references", "left:legends", "left:other"
LEFT_OVER = (AUTHORS, CONSENT, ETHICS, LEGENDS, OTHER, REFERENCES)


def section(kind: SectionKind) -> str:
    """Returns the place of a section's prose."""
    return f"{_SECTION}{kind.value}"


def statement(field: str) -> str:
    """Returns the place of a statement of the declarations."""
    return f"{_DECLARATION}{field}"


def section_of(place: str) -> SectionKind | None:
    """Returns the section whose prose a place is, or None."""
    if not place.startswith(_SECTION):
        return None
    return SectionKind(place.removeprefix(_SECTION))


def statement_of(place: str) -> str | None:
    """Returns the field of the declarations that a place is, or None."""
    return place.removeprefix(_DECLARATION) if place.startswith(_DECLARATION) else None


PLACES = (
    TITLE,
    ABSTRACT,
    KEYWORDS,
    *(section(kind) for kind in SectionKind),
    *(statement(field) for field in STATEMENTS),
)


def longest(place: str) -> int:
    """Returns how many characters a place takes."""
    if place == TITLE:
        return LINE
    return PROSE if section_of(place) else TEXT
