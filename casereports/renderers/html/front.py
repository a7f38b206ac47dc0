"""What stands above the first section: title, authors, abstract, keywords."""

from casereports.manuscript.comparing.marks import marked_as
from casereports.manuscript.document import (
    AbstractPart,
    Affiliation,
    Author,
    Front,
    Imprint,
)
from casereports.manuscript.nodes import Strong, Text
from casereports.renderers.html.inline import as_marked, render_inlines
from casereports.renderers.html.markup import NOTHING, Html, element, join, text
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


def render_front(front: Front, words: Words) -> Html:
    """Return the title block, the abstract and the keywords."""
    marked = needs_marks(front)
    block = element(
        "header",
        notices(front.imprint, words),
        element("h1", render_inlines(main_title(front))),
        author_line(front, marked=marked),
        affiliations(front.affiliations, marked=marked),
        *(element("p", *part, class_=name) for name, part in small_print(front, words) if part),
        *imprint(front.imprint, words),
        class_="front",
        data_source=front.source,
    )
    return join([block, abstract(front, words)])


def notices(imprint: Imprint | None, words: Words) -> Html:
    """Return what was published of the article since: nobody may read it without."""
    lines = [notice_lines(notice, words) for notice in imprint.notices] if imprint else []
    return join(
        [
            element("p", element("strong", text(f"{head}.")), text(f" {said}"), class_="notice")
            for head, said in lines
        ]
    )


def imprint(imprint: Imprint | None, words: Words) -> list[Html]:
    """Return by what the article is cited, its dates and its licence."""
    lines = imprint_lines(imprint, words) if imprint else ()
    return [element("p", text(line), class_="imprint") for line in lines]


def author_line(front: Front, *, marked: bool) -> Html:
    """Return the names; only the names where two papers are compared and have other ones."""
    if front.marked_authors:
        return element("p", render_inlines(front.marked_authors), class_="authors")
    authors = [render_author(author, marked=marked) for author in front.authors]
    return element("p", join(authors, ", "), class_="authors") if authors else NOTHING


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
    lines = [render_affiliation(entry, marked=marked) for entry in entries]
    return element("ul", *lines, class_="affiliations")


def render_affiliation(entry: Affiliation, *, marked: bool) -> Html:
    words = place_line(entry)
    number = as_marked(words, element("sup", text(str(entry.number))))
    mark = join([number, text("\u2009")]) if marked else NOTHING
    return element("li", mark, render_inlines(words))


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
    listed = keyword_line(front)
    label = (Strong(children=(Text(text=f"{words.keywords}:"),)), Text(text=" "))
    line = (*marked_as(listed, label), *listed)
    keywords = element("p", render_inlines(line), class_="keywords")
    parts = [
        element("h2", text(front.abstract_title or words.abstract), id="abstract")
        if front.abstract
        else NOTHING,
        *(abstract_part(part) for part in front.abstract),
        keywords if listed else NOTHING,
    ]
    if not any(parts):
        return NOTHING
    return element("section", *parts, class_="abstract")


def abstract_part(part: AbstractPart) -> Html:
    label = (Strong(children=(Text(text=f"{part.heading}:"),)), Text(text=" "))
    heading = render_inlines(marked_as(part.children, label))
    return element(
        "p",
        heading if part.heading else NOTHING,
        render_inlines(part.children),
        data_source=part.source,
    )
