"""What stands above the first section: title, authors, abstract, keywords."""

from casereports.manuscript.document import (
    AbstractPart,
    Affiliation,
    Author,
    Front,
)
from casereports.renderers.docx.inline import BOLD, RAISED, outside_link, run, write_inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join
from casereports.renderers.docx.paragraphs import paragraph
from casereports.renderers.names import (
    CORRESPONDING,
    DOI,
    EQUAL,
    author_name,
    doi_address,
    marks_of,
    needs_marks,
    orcid_address,
    place,
    titled_name,
)
from casereports.renderers.words import Words


def write_front(front: Front, words: Words, ledger: Ledger) -> Xml:
    """Return the title block, the abstract and the keywords."""
    marked = needs_marks(front)
    return join(
        [
            paragraph("Title", run(front.title)),
            authors(front.authors, marked=marked),
            *(affiliation(entry, marked=marked) for entry in front.affiliations),
            *(paragraph("FrontNote", *note) for note in notes(front, words, ledger) if note),
            *abstract(front, words, ledger),
        ]
    )


def authors(entries: tuple[Author, ...], *, marked: bool) -> Xml:
    if not entries:
        return NOTHING
    names = [
        join([run(titled_name(author)), run(marks_of(author, marked=marked), RAISED)])
        for author in entries
    ]
    return paragraph("Authors", names[0], *(join([run(", "), name]) for name in names[1:]))


def affiliation(entry: Affiliation, *, marked: bool) -> Xml:
    mark = join([run(str(entry.number), RAISED), run("\u2009")]) if marked else NOTHING
    return paragraph("Affiliation", mark, run(place(entry)))


def notes(front: Front, words: Words, ledger: Ledger) -> list[tuple[Xml, ...]]:
    """Return the lines under the affiliations: equal authors, correspondence, ORCIDs, DOI."""
    equal = any(author.equal for author in front.authors)
    known = [author for author in front.authors if author.orcid]
    return [
        (run(EQUAL, RAISED), run(f"\u2009{words.equal}")) if equal else (),
        (
            run(CORRESPONDING, RAISED),
            run(f"\u2009{words.correspondence}:", BOLD),
            run(" "),
            write_inlines(front.correspondence, ledger),
        )
        if front.correspondence
        else (),
        *((run(f"{author_name(author)}: "), orcid(author, ledger)) for author in known),
        (outside_link(doi_address(front.doi), f"{DOI}{front.doi}", ledger),) if front.doi else (),
    ]


def orcid(author: Author, ledger: Ledger) -> Xml:
    """Return the author's ORCID in full, as editors copy it from the file."""
    address = orcid_address(author)
    return outside_link(address, address, ledger, tip=f"ORCID: {author_name(author)}")


def abstract(front: Front, words: Words, ledger: Ledger) -> list[Xml]:
    """Return the abstract and, under it, the keywords."""
    heading = (
        [paragraph("Heading1", run(front.abstract_title or words.abstract))]
        if front.abstract
        else []
    )
    parts = [paragraph("Abstract", *abstract_part(part, ledger)) for part in front.abstract]
    listed = run(" " + "; ".join(front.keywords))
    keywords = [paragraph("Keywords", run(f"{words.keywords}:", BOLD), listed)]
    return [*heading, *parts, *(keywords if front.keywords else [])]


def abstract_part(part: AbstractPart, ledger: Ledger) -> tuple[Xml, ...]:
    heading = join([run(f"{part.heading}:", BOLD), run(" ")]) if part.heading else NOTHING
    return heading, write_inlines(part.children, ledger)
