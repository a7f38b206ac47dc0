"""What stands above the first section: title, authors, abstract, keywords."""

from casereports.manuscript.document import (
    AbstractPart,
    Affiliation,
    Author,
    Front,
)
from casereports.renderers.html.inline import render_inlines
from casereports.renderers.html.markup import NOTHING, Html, element, join, text
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


def render_front(front: Front, words: Words) -> Html:
    """Return the title block, the abstract and the keywords."""
    marked = needs_marks(front)
    authors = [render_author(author, marked=marked) for author in front.authors]
    block = element(
        "header",
        element("h1", text(front.title)),
        element("p", join(authors, ", "), class_="authors") if authors else NOTHING,
        affiliations(front.affiliations, marked=marked),
        *(element("p", *part, class_=name) for name, part in small_print(front, words) if part),
        class_="front",
        data_source=front.source,
    )
    return join([block, abstract(front, words)])


def render_author(author: Author, *, marked: bool) -> Html:
    """Return a name with degrees, the marks that belong to it, and its ORCID."""
    marks = marks_of(author, marked=marked)
    superscript = element("sup", text(marks)) if marks else NOTHING
    return element(
        "span",
        text(titled_name(author)),
        superscript,
        orcid(author),
        class_="author",
        data_source=author.source,
    )


def orcid(author: Author) -> Html:
    """Return the ORCID mark, linked to the author's record."""
    if not author.orcid:
        return NOTHING
    address = orcid_address(author)
    title = f"ORCID: {author_name(author)}"
    return join(
        [text("\u202f"), element("a", text("iD"), class_="orcid", href=address, title=title)]
    )


def affiliations(entries: tuple[Affiliation, ...], *, marked: bool) -> Html:
    if not entries:
        return NOTHING
    lines = [
        element(
            "li",
            element("sup", text(str(entry.number))) if marked else NOTHING,
            text("\u2009") if marked else NOTHING,
            text(place(entry)),
        )
        for entry in entries
    ]
    return element("ul", *lines, class_="affiliations")


def doi_link(doi: str) -> Html:
    return element("a", text(f"{DOI}{doi}"), href=doi_address(doi))


def small_print(front: Front, words: Words) -> list[tuple[str, tuple[Html, ...]]]:
    """Return the lines under the affiliations, by class: equal authors, correspondence, DOI."""
    equal = any(author.equal for author in front.authors)
    return [
        ("equal", (element("sup", text(EQUAL)), text(f"\u2009{words.equal}")) if equal else ()),
        (
            "correspondence",
            (
                element("sup", text(CORRESPONDING)),
                element("strong", text(f"\u2009{words.correspondence}:")),
                text(" "),
                render_inlines(front.correspondence),
            )
            if front.correspondence
            else (),
        ),
        ("doi", (doi_link(front.doi),) if front.doi else ()),
    ]


def abstract(front: Front, words: Words) -> Html:
    """Return the abstract and, under it, the keywords."""
    keywords = element(
        "p",
        element("strong", text(f"{words.keywords}:")),
        text(" " + "; ".join(front.keywords)),
        class_="keywords",
    )
    parts = [
        element("h2", text(front.abstract_title or words.abstract), id="abstract")
        if front.abstract
        else NOTHING,
        *(abstract_part(part) for part in front.abstract),
        keywords if front.keywords else NOTHING,
    ]
    if not any(parts):
        return NOTHING
    return element("section", *parts, class_="abstract")


def abstract_part(part: AbstractPart) -> Html:
    heading = join([element("strong", text(f"{part.heading}:")), text(" ")])
    return element(
        "p",
        heading if part.heading else NOTHING,
        render_inlines(part.children),
        data_source=part.source,
    )
