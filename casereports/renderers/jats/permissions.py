"""Whose the article is, and what readers may do with it."""

from casereports.renderers.jats.article_data import ArticleData, Licence
from casereports.renderers.jats.markup import NOTHING, Parts, element, optional


def permissions(article: ArticleData) -> Parts:
    """Returns copyright and licence, as far as they are known."""
    year = str(article.copyright_year or "")
    owned = " ".join(filter(None, (year, article.copyright_holder)))
    parts = (
        *optional("copyright-statement", f"© {owned}" if owned else ""),
        *optional("copyright-year", year),
        *optional("copyright-holder", article.copyright_holder),
        *licence(article.licence),
    )
    return (element("permissions", *parts),) if parts else NOTHING


def licence(known: Licence) -> Parts:
    parts = (
        *optional("ali:license_ref", known.url),
        *optional("license-p", known.words),
    )
    return (element("license", *parts, xlink_href=known.url),) if parts else NOTHING
