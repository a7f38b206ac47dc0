"""Panels: the example's sixteen pictures cut, marked, set on a page and made into four figures."""

from collections.abc import Iterator, Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.panels import View
from casereports.clinical.notation.marks import parse_marks
from casereports.clinical.notation.view import parse_view
from casereports.figures.panels.view import shown
from casereports.figures.prepare import Prepared
from casereports.journals.shelf import profile
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from casereports.record.bundle import read_bundle
from casereports.renderers.html import render_article
from casereports.renderers.pdf.contents import all_figures
from casereports.renderers.pdf.figure import print_figure, rasterise
from tests.bench.contract import Row
from tests.bench.example import EXAMPLE, prepared
from tests.bench.measuring import warm_median

ROUNDS = 3
DPI = 300
VIEW = parse_view("crop 5,5 to 95,95; brightness 5; contrast 5")
MARKS = parse_marks('arrow 20,30 to 45,50; asterisk 60,60; label 80,20 "T"')


def marked_example() -> CaseFacts:
    """Return the example with a view and marks on each of its panels."""
    facts = read_bundle(EXAMPLE).facts()
    figures = tuple(
        figure.model_copy(
            update={
                "panels": tuple(
                    panel.model_copy(update={"view": VIEW, "marks": MARKS})
                    for panel in figure.panels
                )
            }
        )
        for figure in facts.figures
    )
    return facts.model_copy(update={"figures": figures})


def assemble(facts: CaseFacts, pictures: Mapping[str, Prepared]) -> None:
    """Make all that a change of every panel asks for: renditions, the page, pixels to export."""
    renditions = {name: shown(picture, VIEW) for name, picture in pictures.items()}
    content = {made.sha256: made.content for made in renditions.values()}
    images: dict[tuple[str, View | None], Image] = {}
    for view, made in ((None, pictures), (VIEW, renditions)):
        images |= {(name, view): image_of(picture) for name, picture in made.items()}
    composed = compose_paper(facts, profile=profile(facts.paper.journal), images=images)
    manuscript = composed.whole()
    render_article(manuscript, image_url=lambda image: image.sha256)
    for figure in all_figures(manuscript):
        page = print_figure(
            figure, image_bytes=lambda image: content[image.sha256], width_mm=figure.width_mm
        )
        rasterise(page, dpi=DPI, form="JPEG")


def image_of(picture: Prepared) -> Image:
    return Image(
        sha256=picture.sha256,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
    )


def run() -> Iterator[Row]:
    facts, pictures = marked_example(), prepared()
    panels = sum(len(figure.panels) for figure in facts.figures)
    spent = warm_median(lambda: assemble(facts, pictures), rounds=ROUNDS)
    yield Row(name=f"{panels} panels assembled", measured=spent, unit="ms", limit=2000)
