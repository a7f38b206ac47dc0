"""The paper as HTML: for the browser, for export, and as what the PDF is printed from."""

from collections.abc import Callable

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure
from casereports.renderers.html.article import article
from casereports.renderers.html.markup import RenderError
from casereports.renderers.html.page import page
from casereports.renderers.html.pictures import ImageMarkup, ImageUrl, Pictures, Sizes, on_screen

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
    sizes: Callable[[Figure], Sizes] = on_screen,
) -> str:
    """Return a full HTML document around the article; it loads what ``image_url`` names only.

    ``sizes`` tells the millimetres of a figure's panels, by which marks on them are drawn.
    """
    return page(manuscript, article(manuscript, Pictures(image_url, drawing, sizes)), stylesheet)
