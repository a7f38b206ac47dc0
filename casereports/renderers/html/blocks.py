"""Blocks: what sections are made of."""

from collections.abc import Callable
from typing import NamedTuple, assert_never

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Block, Figure, Image, ListBlock, Panel, Paragraph, Table
from casereports.renderers.html.anchors import anchor
from casereports.renderers.html.inline import render_inlines
from casereports.renderers.html.markup import (
    NOTHING,
    Html,
    RenderError,
    drawing,
    element,
    join,
    text,
)
from casereports.renderers.html.tables import render_table
from casereports.renderers.words import Words

DRAWING = "image/svg+xml"

ImageUrl = Callable[[Image], str]
ImageMarkup = Callable[[Image], str]


class Pictures(NamedTuple):
    """How a page comes to its pictures: by their address, drawings by their trusted markup.

    Without ``markup`` a drawing is loaded from its address like any picture.
    """

    url: ImageUrl
    markup: ImageMarkup | None = None


def render_block(block: Block, *, words: Words, pictures: Pictures) -> Html:
    """Return one block of a section."""
    match block:
        case Paragraph():
            return element("p", render_inlines(block.children), data_source=block.source)
        case ListBlock():
            return render_list(block)
        case Figure():
            return render_figure(block, words=words, pictures=pictures)
        case Table():
            return render_table(block, words=words)
        case _:
            assert_never(block)


def render_list(block: ListBlock) -> Html:
    items = [
        element("li", render_inlines(item.children), data_source=item.source)
        for item in block.items
    ]
    return element("ol" if block.ordered else "ul", *items, data_source=block.source)


def render_figure(figure: Figure, *, words: Words, pictures: Pictures) -> Html:
    """Return panels in rows of ``columns`` and, after them, one caption for all."""
    if not figure.number:
        raise RenderError(_("Figure “%(key)s” has no number.", key=figure.key))
    rows = [
        element("div", *(render_panel(panel, pictures) for panel in row), class_="row")
        for row in rows_of(figure)
    ]
    return element(
        "figure",
        element("div", *rows, class_=f"panels columns-{figure.columns}"),
        figure_caption(figure, words),
        id=anchor("figure", figure.key),
        data_source=figure.source,
    )


def rows_of(figure: Figure) -> list[tuple[Panel, ...]]:
    """Return the panels row by row, as they stand in the grid."""
    starts = range(0, len(figure.panels), figure.columns)
    return [figure.panels[start : start + figure.columns] for start in starts]


def render_panel(panel: Panel, pictures: Pictures) -> Html:
    """Return a picture under its letter; a drawing holds its letter itself."""
    has_letter = panel.letter and panel.image.media_type != DRAWING
    letter = element("span", text(panel.letter), class_="letter") if has_letter else NOTHING
    picture = render_picture(panel, pictures)
    return element("div", picture, letter, class_="panel", data_source=panel.source)


def render_picture(panel: Panel, pictures: Pictures) -> Html:
    """Return a picture, or a drawing as part of the page, so that its text is the page's text."""
    image = panel.image
    if image.media_type == DRAWING and pictures.markup is not None:
        return drawing(pictures.markup(image), panel.alt)
    return element(
        "img",
        src=pictures.url(image),
        alt=panel.alt,
        width=str(image.width),
        height=str(image.height),
    )


def figure_caption(figure: Figure, words: Words) -> Html:
    label = element("strong", text(f"{words.figure} {figure.number}."), class_="label")
    parts = [label, render_inlines(figure.caption)]
    parts += [
        join([element("strong", text(f"({panel.letter})")), render_inlines(panel.caption)], " ")
        if panel.letter
        else render_inlines(panel.caption)
        for panel in figure.panels
        if panel.caption
    ]
    return element("figcaption", join([part for part in parts if part], " "))
