"""A cited work as data: what its record says, in JATS' own words for it."""

import re

from casereports.references.items import Date, Item, Name, Names
from casereports.references.kinds import ItemType
from casereports.references.markup import TAG
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element, optional
from casereports.renderers.names import doi_address

PUBLICATION_TYPES: dict[ItemType, str] = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "newspaper",
    "article": "preprint",
    "book": "book",
    "chapter": "book",
    "entry-encyclopedia": "book",
    "entry-dictionary": "book",
    "paper-conference": "confproc",
    "dataset": "data",
    "software": "software",
    "report": "report",
    "thesis": "thesis",
    "patent": "patent",
    "standard": "standard",
    "webpage": "webpage",
    "post": "webpage",
    "post-weblog": "webpage",
}
#: What a part of a larger work is called.
PARTS: dict[ItemType, str] = {
    "chapter": "chapter-title",
    "entry-encyclopedia": "chapter-title",
    "entry-dictionary": "chapter-title",
    "dataset": "data-title",
}
PAGES = re.compile(r"\s*(\w+)\s*[-–—]\s*(\w+)\s*")
ARTICLE_NUMBER = re.compile(r"e\d+", re.IGNORECASE)


def write_item(item: Item, kind: str) -> Parts:
    """Returns the data of a reference, and none where nothing but its kind is known."""
    known = (
        *people("author", item.author),
        *people("editor", item.editor),
        *people("translator", item.translator),
        *titles(item),
        *optional("edition", item.edition or ""),
        *dates(item.issued),
        *optional("volume", item.volume or ""),
        *optional("issue", item.issue or ""),
        *pages(item.page or item.page_first or ""),
        *optional("publisher-name", item.publisher or ""),
        *optional("publisher-loc", item.publisher_place or ""),
        *accessed(item.accessed),
        *identifiers(item),
    )
    return (element("element-citation", *known, publication_type=kind),) if known else NOTHING


def people(kind: str, names: Names) -> Parts:
    if not names:
        return NOTHING
    return (element("person-group", *map(name, names), person_group_type=kind),)


def name(one: Name) -> Element:
    """Returns a person in parts, or a body by its name."""
    if one.literal:
        return element("collab", one.literal)
    particles = (one.dropping_particle, one.non_dropping_particle, one.family)
    return element(
        "name",
        *optional("surname", " ".join(filter(None, particles))),
        *optional("given-names", one.given or ""),
        *optional("suffix", one.suffix or ""),
    )


def titles(item: Item) -> Parts:
    """Returns the title of the work and that of what it stands in."""
    title = bare(item.title)
    whole = bare(item.container_title)
    if not whole:
        return optional("source", title)
    return (
        *optional(PARTS.get(item.type, "article-title"), title),
        *optional("source", whole),
    )


def bare(title: str | None) -> str:
    """Returns a title without the markup of its reference manager."""
    return TAG.sub("", title or "")


def dates(issued: Date | None) -> Parts:
    """Returns the date of publication, to the year, month or day."""
    if issued is None or not issued.date_parts:
        said = (issued.literal or issued.raw or issued.edtf or "") if issued else ""
        return optional("string-date", said)
    year, month, day = (*issued.date_parts[0], 0, 0)[:3]
    in_year = month if 1 <= month <= 12 else 0
    return (
        *optional("day", str(day or "") if in_year else ""),
        *optional("month", str(in_year or "")),
        element("year", str(year), iso_8601_date=f"{year:04}" if year > 0 else ""),
    )


def accessed(on: Date | None) -> Parts:
    """Returns when a page on the web was read."""
    if on is None or not on.date_parts:
        return NOTHING
    year, *rest = on.date_parts[0]
    day = "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))
    return (element("date-in-citation", day, content_type="access-date", iso_8601_date=day),)


def pages(printed: str) -> Parts:
    """Returns first and last page, or an article's number; what is neither stands as printed."""
    if both := PAGES.fullmatch(printed):
        return element("fpage", both[1]), element("lpage", both[2])
    if ARTICLE_NUMBER.fullmatch(printed):
        return (element("elocation-id", printed),)
    return optional("fpage" if printed.isalnum() else "page-range", printed)


def identifiers(item: Item) -> Parts:
    """Returns the numbers by which the work is found; its address where it has no DOI."""
    doi = item.doi or ""
    address = item.url or ""
    return (
        *optional("isbn", item.isbn or ""),
        *optional("issn", item.issn or ""),
        *optional("pub-id", doi, pub_id_type="doi", xlink_href=doi_address(doi)),
        *optional("pub-id", item.pmid or "", pub_id_type="pmid"),
        *optional("pub-id", item.pmcid or "", pub_id_type="pmcid"),
        *(
            optional("ext-link", address, ext_link_type="uri", xlink_href=address)
            if not doi
            else NOTHING
        ),
    )
