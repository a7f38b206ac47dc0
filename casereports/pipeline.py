"""The product on one page: a case becomes a draft, and a draft becomes a document.

The record hands out facts; facts are composed into a manuscript; checks read both; renderers
print. Nothing below knows more than its own step.
"""

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.conf import settings

from casereports.checks.pictures import Standing
from casereports.checks.problem import Problem
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.panels import View
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from casereports.record.door import case_facts
from casereports.record.models import Case, Faces, Picture, Rendition
from casereports.record.models.pictures import Pixels
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.html import render_page
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.figure import drawn_figure, print_figure, rasterise
from casereports.renderers.pdf.geometry import is_drawn

Format = Literal["html", "pdf", "docx"]
DRAWING = "image/svg+xml"
STYLES = settings.BASE_DIR / "static" / "css"
WORD_WIDTH_MM, WORD_DPI = 160, 300
"""The width of the text in a Word file, which cuts its figures down, and their resolution."""


@dataclass(frozen=True)
class Draft:
    """A case at one moment: its facts, the paper they make, and what is wrong with both.

    ``faults`` are holes in the paper (a figure that is not there, a citation of nothing): no
    document is printed with one. ``problems`` are what checks found.
    """

    facts: CaseFacts
    composed: Composed
    problems: tuple[Problem, ...]
    image_bytes: Callable[[Image], bytes]

    @property
    def manuscript(self) -> Manuscript:
        """The paper, with a note in brackets wherever ``faults`` names a hole."""
        return self.composed.manuscript

    def drawing(self, image: Image) -> str:
        """Returns the markup of a plot."""
        return self.image_bytes(image).decode()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.composed.faults


def draft(case: Case, *, journal: str = "") -> Draft:
    """Returns the paper that ``case`` makes now, for ``journal`` or the case's own.

    Raises ``journals.shelf.UnknownJournalError`` for a journal that nobody has described.
    """
    facts = case_facts(case)
    pixels = _pixels(case, facts)
    composed = compose_paper(
        facts,
        profile=profile(journal or facts.paper.journal),
        images={shown: _image(row) for shown, row in pixels.items()},
    )
    return Draft(
        facts=facts,
        composed=composed,
        problems=problems(facts, composed.manuscript, _standings(pixels.values())),
        image_bytes=_reader(composed.drawings, pixels.values()),
    )


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


def _pixels(case: Case, facts: CaseFacts) -> Mapping[tuple[str, View | None], Pixels]:
    """Returns the case's pictures, and what its panels show of them."""
    pictures = list(case.pictures.all())
    pixels: dict[tuple[str, View | None], Pixels] = {(row.name, None): row for row in pictures}
    if any(panel.view for figure in facts.figures for panel in figure.panels):
        renditions = Rendition.objects.filter(picture__in=pictures).select_related("picture")
        pixels |= {(row.picture.name, row.view): row for row in renditions}
    return pixels


def _standings(pixels: Iterable[Pixels]) -> dict[str, Standing]:
    """Returns what people said of each picture, by its name."""
    return {
        row.name: Standing(
            cleared=row.cleared is not None,
            faces_answered=bool(row.faces),
            recognisable=row.faces == Faces.CONSENTED,
        )
        for row in pixels
        if isinstance(row, Picture)
    }


def _image(row: Pixels) -> Image:
    return Image.model_validate(
        {name: getattr(row, name) for name in ("sha256", "media_type", "width", "height")}
    )


def _reader(drawings: Mapping[str, bytes], pixels: Iterable[Pixels]) -> Callable[[Image], bytes]:
    by_content = {row.sha256: row for row in pixels}

    def image_bytes(image: Image) -> bytes:
        if image.media_type == DRAWING:
            return drawings[image.sha256]
        with by_content[image.sha256].content.open() as file:
            content: bytes = file.read()
        return content

    return image_bytes


def _embedded(image_bytes: Callable[[Image], bytes]) -> Callable[[Image], str]:
    def image_url(image: Image) -> str:
        return f"data:{image.media_type};base64,{base64.b64encode(image_bytes(image)).decode()}"

    return image_url
