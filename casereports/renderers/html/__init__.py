"""The paper as HTML: for the browser, for export, and as what the PDF is printed from."""

from casereports.manuscript.nodes import Manuscript
from casereports.renderers.html.article import article
from casereports.renderers.html.blocks import ImageMarkup, ImageUrl, Pictures
from casereports.renderers.html.markup import RenderError
from casereports.renderers.html.page import page

__all__ = ["ImageUrl", "RenderError", "render_article", "render_page"]


def render_article(
    manuscript: Manuscript, *, image_url: ImageUrl, drawing: ImageMarkup | None = None
) -> str:
    """Return the ``<article>`` element, every block with its ``data-source``.

    ``drawing`` hands out the markup of drawings, which then stand in the page with their text.

    Raises ``RenderError`` for a tree that was not numbered, a row that doesn't fit its table
    and a link that could run code.
    """
    return article(manuscript, Pictures(image_url, drawing))


def render_page(
    manuscript: Manuscript,
    *,
    image_url: ImageUrl,
    stylesheet: str | None,
    drawing: ImageMarkup | None = None,
) -> str:
    """Return a full HTML document around the article; it loads what ``image_url`` names only."""
    return page(manuscript, article(manuscript, Pictures(image_url, drawing)), stylesheet)
