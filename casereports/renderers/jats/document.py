"""The whole article: what stands above the text, the text, and what stands behind it."""

from collections.abc import Mapping

from casereports.manuscript.document import Manuscript
from casereports.references.items import Item
from casereports.renderers.jats.article_data import ArticleData
from casereports.renderers.jats.figures import Named
from casereports.renderers.jats.front import write_front
from casereports.renderers.jats.inline import Line
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element
from casereports.renderers.jats.places import Places
from casereports.renderers.jats.references import write_references
from casereports.renderers.jats.sections import Desk, write_section, write_statement
from casereports.renderers.words import words_for

VERSION = "1.3"


def write_article(
    manuscript: Manuscript, *, article: ArticleData, named: Named, items: Mapping[str, Item]
) -> Element:
    """Returns the article as a tree."""
    words = words_for(manuscript.language)
    line = Line(Places(manuscript))
    desk = Desk(words, named, line)
    return element(
        "article",
        write_front(manuscript, article, words, line),
        *body(manuscript, desk),
        *back(manuscript, desk, items),
        dtd_version=VERSION,
        article_type=article.type,
        xml_lang=manuscript.language,
    )


def body(manuscript: Manuscript, desk: Desk) -> Parts:
    sections = [
        write_section(section, f"sec{number}", desk)
        for number, section in enumerate(manuscript.body, start=1)
    ]
    return (element("body", *sections),) if sections else NOTHING


def back(manuscript: Manuscript, desk: Desk, items: Mapping[str, Item]) -> Parts:
    """Returns statements, references and what closes the paper, in the order of reading."""
    statements = [
        write_statement(section, f"back{number}", desk)
        for number, section in enumerate(manuscript.back, start=1)
    ]
    closing = [
        write_statement(section, f"closing{number}", desk)
        for number, section in enumerate(manuscript.closing, start=1)
    ]
    references = write_references(manuscript, desk.words, desk.line, items)
    parts = (*statements, *references, *closing)
    return (element("back", *parts),) if parts else NOTHING
