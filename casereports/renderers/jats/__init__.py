"""The article as JATS 1.3: what archives, indexes and publishers read in place of a page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, Image, Panel
from casereports.references.items import Item
from casereports.renderers.jats.article_data import (
    ArticleData,
    Contribution,
    Journal,
    Licence,
    Related,
)
from casereports.renderers.jats.document import write_article
from casereports.renderers.jats.errors import RenderError, TrackedChangesError
from casereports.renderers.jats.figures import Graphic
from casereports.renderers.jats.markup import written
from casereports.renderers.jats.package import ARTICLE, Pictured, Shelf, pack

__all__ = [
    "ArticleData",
    "Contribution",
    "Journal",
    "Licence",
    "Pictured",
    "Related",
    "RenderError",
    "TrackedChangesError",
    "jats_files",
    "pack_jats",
    "print_jats",
]

NO_ITEMS: Mapping[str, Item] = MappingProxyType({})


def print_jats(
    manuscript: Manuscript,
    *,
    article: ArticleData,
    image_name: Callable[[Image], str],
    items: Mapping[str, Item] = NO_ITEMS,
) -> bytes:
    """Returns the article as XML; the same manuscript and data give the same bytes.

    ``image_name`` names the file of a picture, which must show what lies over it; ``items`` are
    the references by key, as data.

    Raises ``RenderError`` for a tree that was not numbered, a row that doesn't fit its table, a
    mention that leads nowhere and a link that could run code; ``TrackedChangesError`` for a paper
    that shows its changes.
    """

    def named(_figure: Figure, panel: Panel) -> Graphic:
        return Graphic(name=image_name(panel.image), media_type=panel.image.media_type)

    return written(write_article(manuscript, article=article, named=named, items=items))


def jats_files(
    manuscript: Manuscript,
    *,
    article: ArticleData,
    picture: Pictured,
    items: Mapping[str, Item] = NO_ITEMS,
) -> dict[str, bytes]:
    """Returns "article.xml" and its pictures ("Figure1A.jpg"), by name.

    ``picture`` draws a panel with what lies over it; raises what ``print_jats`` raises.
    """
    shelf = Shelf(picture)
    tree = write_article(manuscript, article=article, named=shelf.named, items=items)
    return {ARTICLE: written(tree), **shelf.files}


def pack_jats(
    manuscript: Manuscript,
    *,
    article: ArticleData,
    picture: Pictured,
    items: Mapping[str, Item] = NO_ITEMS,
) -> bytes:
    """Returns the zip of ``jats_files``; the same article gives the same bytes."""
    return pack(jats_files(manuscript, article=article, picture=picture, items=items))
