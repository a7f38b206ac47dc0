"""What stands above the first section: title, authors, abstract, keywords."""

from casereports.manuscript.document import (
    AbstractPart,
    Affiliation,
    Author,
    Front,
    Imprint,
)
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.inline import (
    BOLD,
    RAISED,
    changed,
    outside_link,
    run,
    write_inlines,
)
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join
from casereports.renderers.docx.paragraphs import line_paragraph, paragraph
from casereports.renderers.imprint import imprint_lines, notice_lines
from casereports.renderers.names import (
    CORRESPONDING,
    DOI,
    EQUAL,
    author_name,
    doi_address,
    keyword_line,
    main_title,
    marks_of,
    needs_marks,
    orcid_address,
    place_line,
    titled_name,
)
from casereports.renderers.words import Words


def write_front(front: Front, words: Words, ledger: Ledger) -> Xml:
    """Return the title block, the abstract and the keywords."""
    marked = needs_marks(front)
    return join(
        [
            *(paragraph("FrontNote", *note) for note in notices(front.imprint, words)),
            line_paragraph("Title", main_title(front), ledger),
            authors(front, ledger, marked=marked),
            *(affiliation(entry, ledger, marked=marked) for entry in front.affiliations),
            *(paragraph("FrontNote", *note) for note in notes(front, words, ledger) if note),
            *abstract(front, words, ledger),
        ]
    )


def authors(front: Front, ledger: Ledger, *, marked: bool) -> Xml:
    """Return the names; only the names where two papers are compared and have other ones."""
    if front.marked_authors:
        return line_paragraph("Authors", front.marked_authors, ledger)
    if not front.authors:
        return NOTHING
    names = [
        join([run(titled_name(author)), run(marks_of(author, marked=marked), RAISED)])
        for author in front.authors
    ]
    return paragraph("Authors", names[0], *(join([run(", "), name]) for name in names[1:]))


def affiliation(entry: Affiliation, ledger: Ledger, *, marked: bool) -> Xml:
    words = place_line(entry)
    look = changed(RAISED, words, ledger)
    mark = join([run(str(entry.number), look), run("\u2009")]) if marked else NOTHING
    change = Change.of(ledger, words)
    return paragraph("Affiliation", mark, write_inlines(words, ledger), change=change)


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
        *((run(line),) for line in (imprint_lines(front.imprint, words) if front.imprint else ())),
    ]


def notices(imprint: Imprint | None, words: Words) -> list[tuple[Xml, ...]]:
    """Return what was published of the article since: nobody may read it without."""
    lines = [notice_lines(notice, words) for notice in imprint.notices] if imprint else []
    return [(run(f"{head}.", BOLD), run(f" {said}")) for head, said in lines]


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
    parts = [abstract_part(part, ledger) for part in front.abstract]
    listed = keyword_line(front)
    look = changed(BOLD, listed, ledger)
    label = join([run(f"{words.keywords}:", look), run(" ")])
    keywords = paragraph(
        "Keywords", label, write_inlines(listed, ledger), change=Change.of(ledger, listed)
    )
    return [*heading, *parts, *([keywords] if listed else [])]


def abstract_part(part: AbstractPart, ledger: Ledger) -> Xml:
    look = changed(BOLD, part.children, ledger)
    heading = join([run(f"{part.heading}:", look), run(" ")]) if part.heading else NOTHING
    words = write_inlines(part.children, ledger)
    return paragraph("Abstract", heading, words, change=Change.of(ledger, part.children))
