"""A figure: its panels in a grid, and one caption for all."""

from collections.abc import Sequence

from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.sentences import _
from casereports.figures.panels.grid import GAPS, Size
from casereports.journals.figures import Corner, LetterLook, LetterStyle
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.html.anchors import anchor
from casereports.renderers.html.inline import as_marked, render_inlines
from casereports.renderers.html.markup import (
    NOTHING,
    Html,
    RenderError,
    drawing,
    element,
    join,
    text,
)
from casereports.renderers.html.overlay import overlay
from casereports.renderers.html.pictures import Pictures, has_letters_above, rows_of
from casereports.renderers.words import Words

DRAWING = "image/svg+xml"

LINE = 4000
"""Pixels that the pictures of a line of one height ask for together: more than any screen has.

A browser gives each the same share of what there is, and so all the same height.
"""

LOOKS = {
    LetterLook.WHITE_ON_BLACK_BOX: "",
    LetterLook.WHITE: "white",
    LetterLook.BLACK: "black",
    LetterLook.OUTSIDE_ABOVE: "above",
}


def render_figure(figure: Figure, *, words: Words, pictures: Pictures) -> Html:
    """Return the panels in their grid and, after them, one caption for all."""
    if not figure.number:
        raise RenderError(_("Figure “%(key)s” has no number.", key=figure.key))
    rows = zip(rows_of(figure), pictures.sizes(figure), strict=True)
    return element(
        "figure",
        element(
            "div",
            *(render_row(figure, row, sizes, pictures) for row, sizes in rows),
            class_=grid_class(figure),
        ),
        figure_caption(figure, words),
        id=anchor("figure", figure.key),
        class_="single" if figure.width is FigureWidth.SINGLE else "",
        data_source=figure.source,
    )


def grid_class(figure: Figure) -> str:
    names = [
        "panels",
        f"columns-{figure.columns}",
        f"gap-{figure.gap}",
        "equal-heights" if figure.equal_heights else "",
        "letters-above" if has_letters_above(figure) else "",
    ]
    return " ".join(filter(None, names))


def render_row(
    figure: Figure, row: Sequence[Panel], sizes: Sequence[Size], pictures: Pictures
) -> Html:
    """Return the panels of a line; one of one height asks for its share of the width."""
    asked = shares(figure, sizes, pictures) if figure.equal_heights else [0] * len(row)
    panels = [
        render_panel(panel, size, figure.lettering, pictures, asked=share)
        for panel, size, share in zip(row, sizes, asked, strict=False)
    ]
    rest = [spacer(share) for share in asked[len(row) :]]
    return element("div", *panels, *rest, class_="row")


def shares(figure: Figure, sizes: Sequence[Size], pictures: Pictures) -> list[int]:
    """Return how many of a line's pixels each picture asks for, and what a short line leaves."""
    whole = max(span(line, GAPS[figure.gap]) for line in pictures.sizes(figure))
    free = whole - GAPS[figure.gap] * (len(sizes) - 1)
    taken = [round(LINE * size.width / free) for size in sizes]
    rest = LINE - sum(taken)
    return [*taken, rest] if rest > LINE / 100 else taken


def span(line: Sequence[Size], gap: float) -> float:
    return sum(size.width for size in line) + gap * (len(line) - 1)


def spacer(share: int) -> Html:
    """Return the white at the end of a short line."""
    empty = element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=str(share),
        height="1",
        aria_hidden="true",
    )
    return element("div", empty, class_="rest")


def render_panel(
    panel: Panel, size: Size, style: LetterStyle, pictures: Pictures, *, asked: int = 0
) -> Html:
    """Return a picture, what is drawn on it and its letter; a drawing holds its letter itself."""
    has_letter = panel.letter and panel.image.media_type != DRAWING
    letter = (
        element("span", text(panel.letter), class_=letter_class(style)) if has_letter else NOTHING
    )
    return element(
        "div",
        render_picture(panel, pictures, asked),
        overlay(panel, size),
        letter,
        class_="panel" if panel.span == 1 else f"panel span-{panel.span}",
        data_source=panel.source,
    )


def letter_class(style: LetterStyle) -> str:
    """Return what a letter's look is called; the usual one has no name."""
    names = [
        "letter",
        LOOKS[style.look],
        "bottom-left" if style.corner is Corner.BOTTOM_LEFT else "",
        "" if style.bold else "light",
    ]
    return " ".join(filter(None, names))


def render_picture(panel: Panel, pictures: Pictures, asked: int) -> Html:
    """Return a picture, or a drawing as part of the page, so that its text is the page's text."""
    image = panel.image
    if image.media_type == DRAWING and pictures.markup is not None:
        return drawing(pictures.markup(image), panel.alt)
    width, height = image.width, image.height
    if asked:
        width, height = asked, max(1, round(asked * height / width))
    return element(
        "img",
        src=pictures.url(image),
        alt=panel.alt,
        width=str(width),
        height=str(height),
    )


def figure_caption(figure: Figure, words: Words) -> Html:
    label = element("strong", text(f"{words.figure} {figure.number}."), class_="label")
    parts = [as_marked(figure.caption, label), render_inlines(figure.caption)]
    parts += [panel_caption(figure, panel) for panel in figure.panels if panel.caption]
    return element("figcaption", join([part for part in parts if part], " "))


def panel_caption(figure: Figure, panel: Panel) -> Html:
    """Return a panel's words under its letter, in the journal's form: "(A) …"."""
    letter = figure.caption_letter(panel)
    if not letter:
        return render_inlines(panel.caption)
    label = as_marked(panel.caption, element("strong", text(letter)))
    return join([label, render_inlines(panel.caption)], " ")
