"""A draft becomes a document, or nothing: no format prints a paper with a hole."""

import base64
import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from django.conf import settings

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, Image
from casereports.manuscript.walk import blocks_of
from casereports.pipeline.drafts import DRAWING, Draft
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.html import render_page
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.figure import drawn_figure, print_figure, rasterise
from casereports.renderers.pdf.geometry import is_drawn

Format = Literal["html", "pdf", "docx"]
STYLES = settings.BASE_DIR / "static" / "css"
WORD_WIDTH_MM, WORD_DPI = 160, 300
"""The width of the text in a Word file, which cuts its figures down, and their resolution."""


def print_as(form: Format, paper: Draft) -> bytes:
    """Returns the document; raises UnresolvedReferencesError rather than print a hole."""
    manuscript = paper.composed.whole()
    match form:
        case "html":
            page = render_page(
                manuscript,
                image_url=_embedded(paper.image_bytes),
                drawing=paper.drawing,
                stylesheet=_screen_style(manuscript),
            )
            return page.encode()
        case "pdf":
            return print_pdf(manuscript, image_bytes=paper.image_bytes)
        case "docx":
            return print_docx(manuscript, picture=_pictured(paper))


def _pictured(paper: Draft) -> Callable[[Figure], FigurePicture]:
    """Returns what makes one picture of a figure, as the PDF shows it."""

    def picture(figure: Figure) -> FigurePicture:
        drawn, width = is_drawn(figure), min(figure.width_mm, WORD_WIDTH_MM)
        page = print_figure(
            figure,
            image_bytes=paper.image_bytes,
            width_mm=width,
            language=paper.manuscript.language,
        )
        seen = rasterise(page, dpi=WORD_DPI, form="PNG" if drawn else "JPEG")
        return FigurePicture(
            content=seen.content,
            width=seen.width,
            height=seen.height,
            width_mm=seen.width_mm,
            svg=drawn_figure(figure, image_bytes=paper.image_bytes, width_mm=width)
            if drawn
            else b"",
        )

    return picture


def _screen_style(manuscript: Manuscript) -> str:
    """Returns the style of the article in the browser, for a page that stands alone."""
    style = (STYLES / "paper.css").read_text("utf-8")
    return f"{style}\n{_plot_style()}" if _has_drawings(manuscript) else style


def _has_drawings(manuscript: Manuscript) -> bool:
    """Tells whether a plot or a mark has words, which ask for their typeface."""
    figures = (block for block in blocks_of(manuscript.body) if isinstance(block, Figure))
    panels = (panel for figure in figures for panel in figure.panels)
    return any(one.image.media_type == DRAWING or one.marks or one.bar for one in panels)


@cache
def _plot_style() -> str:
    """Returns the style of plots with its typefaces in it, as labels were measured in these."""

    def embedded(named: re.Match[str]) -> str:
        content = base64.b64encode((STYLES / named[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{content}")'

    fonts, plots = ((STYLES / name).read_text("utf-8") for name in ("fonts.css", "plots.css"))
    faces = re.sub(r'url\("([^"]+)"\)', embedded, fonts)
    return f"{faces}\n{plots}"


def _embedded(image_bytes: Callable[[Image], bytes]) -> Callable[[Image], str]:
    def image_url(image: Image) -> str:
        return f"data:{image.media_type};base64,{base64.b64encode(image_bytes(image)).decode()}"

    return image_url
