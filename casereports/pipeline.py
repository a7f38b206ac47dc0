"""The product on one page: a case becomes a draft, and a draft becomes a document.

The record hands out facts; facts are composed into a manuscript; checks read both; renderers
print. Nothing below knows more than its own step.
"""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.conf import settings

from casereports.checks.problem import Problem
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.nodes import Figure, Image, Manuscript
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from casereports.record.door import case_facts
from casereports.record.models import Case, Picture
from casereports.renderers.html import render_page
from casereports.renderers.pdf import print_pdf

Format = Literal["html", "pdf"]
DRAWING = "image/svg+xml"
STYLES = settings.BASE_DIR / "static" / "css"


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
    pictures = {picture.name: picture for picture in case.pictures.all()}
    composed = compose_paper(
        facts,
        profile=profile(journal or facts.paper.journal),
        images={name: _image(picture) for name, picture in pictures.items()},
    )
    return Draft(
        facts=facts,
        composed=composed,
        problems=problems(facts, composed.manuscript),
        image_bytes=_reader(facts, pictures),
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


def _screen_style(manuscript: Manuscript) -> str:
    """Returns the style of the article in the browser, for a page that stands alone."""
    style = (STYLES / "paper.css").read_text("utf-8")
    return f"{style}\n{_plot_style()}" if _has_drawings(manuscript) else style


def _has_drawings(manuscript: Manuscript) -> bool:
    figures = (block for block in blocks_of(manuscript.body) if isinstance(block, Figure))
    return any(panel.image.media_type == DRAWING for figure in figures for panel in figure.panels)


@cache
def _plot_style() -> str:
    """Returns the style of plots with its typefaces in it, as labels were measured in these."""

    def embedded(named: re.Match[str]) -> str:
        content = base64.b64encode((STYLES / named[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{content}")'

    fonts, plots = ((STYLES / name).read_text("utf-8") for name in ("fonts.css", "plots.css"))
    faces = re.sub(r'url\("([^"]+)"\)', embedded, fonts)
    return f"{faces}\n{plots}"


def _image(picture: Picture) -> Image:
    return Image.model_validate(
        {name: getattr(picture, name) for name in ("sha256", "media_type", "width", "height")}
    )


def _reader(facts: CaseFacts, pictures: Mapping[str, Picture]) -> Callable[[Image], bytes]:
    by_content = {picture.sha256: picture for picture in pictures.values()}
    drawings = cache(lambda: compose_plots(facts, []).drawings)

    def image_bytes(image: Image) -> bytes:
        if image.media_type == DRAWING:
            return drawings()[image.sha256]
        with by_content[image.sha256].content.open() as file:
            content: bytes = file.read()
        return content

    return image_bytes


def _embedded(image_bytes: Callable[[Image], bytes]) -> Callable[[Image], str]:
    def image_url(image: Image) -> str:
        return f"data:{image.media_type};base64,{base64.b64encode(image_bytes(image)).decode()}"

    return image_url
