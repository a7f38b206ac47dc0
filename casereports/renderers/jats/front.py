"""What stands above the text: the journal, and all data of the article."""

from datetime import date

from casereports.clinical.sentences import _
from casereports.manuscript.document import Front, Imprint, Manuscript
from casereports.manuscript.nodes import Figure, Table
from casereports.manuscript.walk import blocks_of
from casereports.renderers.imprint import notice_lines
from casereports.renderers.jats.article_data import ArticleData, Journal, Related
from casereports.renderers.jats.errors import RenderError
from casereports.renderers.jats.headings import heading_of
from casereports.renderers.jats.inline import Line, tracked_changes, write_inlines
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element, optional
from casereports.renderers.jats.people import write_people
from casereports.renderers.jats.permissions import permissions
from casereports.renderers.names import doi_address
from casereports.renderers.words import Words

#: The day of publication is that of the article on the web.
ONLINE = {"date_type": "pub", "publication_format": "electronic"}


def write_front(manuscript: Manuscript, article: ArticleData, words: Words, line: Line) -> Element:
    """Returns journal and article; raises ``RenderError`` for what can't stand there."""
    front = manuscript.front
    if front.marked_title or front.marked_authors or front.marked_keywords:
        raise tracked_changes()
    known = {author.source for author in front.authors}
    for entry in article.contributions:
        if entry.author not in known:
            raise RenderError(
                _("The paper has no author “%(author)s” who has a role.", author=entry.author)
            )
    meta = element(
        "article-meta",
        *optional("article-id", article.doi or front.doi, pub_id_type="doi"),
        categories(article, manuscript.language),
        titles(front),
        *write_people(front, article, words, line.places),
        *where_and_when(article),
        *permissions(article),
        *(related(entry, number) for number, entry in enumerate(article.related, start=1)),
        *abstract(front, words, line),
        *keywords(front, manuscript.language, words),
        counts(manuscript, article),
    )
    publisher = journal(article.journal, manuscript.journal)
    return element("front", publisher, meta, *notices(front.imprint, words))


def notices(imprint: Imprint | None, words: Words) -> Parts:
    """Returns what was published of the article since, whether or not that has a DOI."""
    said = [(one.kind, *notice_lines(one, words)) for one in imprint.notices] if imprint else []
    sections = [
        element("sec", element("title", head), element("p", text), sec_type=kind)
        for kind, head, text in said
    ]
    return (element("notes", *sections),) if sections else NOTHING


def journal(known: Journal, key: str) -> Element:
    """Returns the journal; ``key`` is the product's own name for it.

    The DTD wants an ISSN: one that a journal hasn't got yet is left empty.
    """
    issns = (
        *optional("issn", known.issn_print, publication_format="print"),
        *optional("issn", known.issn_online, publication_format="electronic"),
    )
    name = (
        *optional("journal-title", known.title),
        *optional("abbrev-journal-title", known.abbreviation, abbrev_type="publisher"),
    )
    publisher = (
        *optional("publisher-name", known.publisher),
        *optional("publisher-loc", known.publisher_place),
    )
    return element(
        "journal-meta",
        element("journal-id", known.key or key, journal_id_type="publisher-id"),
        *((element("journal-title-group", *name),) if name else NOTHING),
        *(issns or (element("issn"),)),
        *((element("publisher", *publisher),) if known.publisher else NOTHING),
    )


def categories(article: ArticleData, language: str) -> Element:
    subject = element("subject", article.heading or heading_of(article.type, language))
    return element("article-categories", element("subj-group", subject, subj_group_type="heading"))


def titles(front: Front) -> Element:
    short = optional("alt-title", front.short_title, alt_title_type="short")
    return element("title-group", element("article-title", front.title), *short)


def where_and_when(article: ArticleData) -> Parts:
    """Returns date, volume, issue, pages and history, in the order that the DTD wants."""
    day = article.published
    published = (
        element("pub-date", *day_of(day), **iso(day), **ONLINE)
        if day
        else element("pub-date-not-available")
    )
    known = (("received", article.received), ("accepted", article.accepted))
    dates = [element("date", *day_of(at), **iso(at), date_type=kind) for kind, at in known if at]
    return (
        published,
        *optional("volume", article.volume),
        *optional("issue", article.issue),
        *optional("fpage", article.first_page),
        *optional("lpage", article.last_page),
        *optional("elocation-id", article.elocation_id),
        *((element("history", *dates),) if dates else NOTHING),
    )


def day_of(at: date) -> Parts:
    return (
        element("day", f"{at.day:02}"),
        element("month", f"{at.month:02}"),
        element("year", f"{at.year:04}"),
    )


def iso(at: date) -> dict[str, str]:
    return {"iso_8601_date": at.isoformat()}


def related(entry: Related, number: int) -> Element:
    """Returns a link to another article: what is retracted or corrected, or by what."""
    return element(
        "related-article",
        entry.title,
        related_article_type=entry.type,
        ext_link_type="doi",
        xlink_href=doi_address(entry.doi),
        id=f"related{number}",
    )


def abstract(front: Front, words: Words, line: Line) -> Parts:
    """Returns the abstract; parts with a head are sections of it."""
    if not front.abstract:
        return NOTHING
    title = element("title", front.abstract_title or words.abstract)
    parts: list[Element] = []
    for part in front.abstract:
        said = element("p", *write_inlines(part.children, line))
        if part.heading:
            parts.append(element("sec", element("title", part.heading), said))
        elif parts and parts[-1].tag == "sec":
            # Within the abstract no paragraph stands behind a section, but in it.
            parts[-1].append(said)
        else:
            parts.append(said)
    return (element("abstract", title, *parts),)


def keywords(front: Front, language: str, words: Words) -> Parts:
    if not front.keywords:
        return NOTHING
    entries = [element("kwd", word) for word in front.keywords]
    title = element("title", words.keywords)
    return (element("kwd-group", title, *entries, kwd_group_type="author", xml_lang=language),)


def counts(manuscript: Manuscript, article: ArticleData) -> Element:
    """Returns how many figures, tables, references and pages there are."""
    blocks = list(blocks_of((*manuscript.body, *manuscript.back, *manuscript.closing)))
    counted = {
        "fig-count": sum(isinstance(block, Figure) for block in blocks),
        "table-count": sum(isinstance(block, Table) for block in blocks),
        "equation-count": 0,
        "ref-count": len(manuscript.references),
    }
    first, last = article.first_page, article.last_page or article.first_page
    if first.isdecimal() and last.isdecimal() and int(first) <= int(last):
        counted["page-count"] = int(last) - int(first) + 1
    return element("counts", *(element(name, count=str(n)) for name, n in counted.items()))
