"""A plot says the same in the browser, in print and in a Word file."""

from collections.abc import Mapping

import pytest
from lxml import etree, html

from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.manuscript.paper import compose_paper
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.html import render_article
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.figure import drawn_figure
from tests.factories.plotted import plotted_case
from tests.renderers.docx.reading import files, grey
from tests.renderers.papers import picture_name
from tests.renderers.pdf.reading import page_texts

PLOTS = (
    Plot(key="trend", kind=PlotKind.LAB_TREND),
    Plot(key="timeline", kind=PlotKind.TIMELINE),
)
CASE = plotted_case(
    *PLOTS, paper={"title": "A case", "sections": [{"kind": "case", "text": "{fig:trend}"}]}
)
DRAWINGS: Mapping[str, bytes] = compose_plots(CASE, []).drawings
LABELS = "//*[local-name()='svg']//*[local-name()='text']/text()"


def image_bytes(image: Image) -> bytes:
    return DRAWINGS[image.sha256]


@pytest.fixture(scope="module")
def whole() -> Manuscript:
    return compose_paper(CASE, profile=profile(""), images={}).whole()


@pytest.fixture(scope="module")
def labels(whole: Manuscript) -> list[str]:
    """What is written in the plots on screen."""
    article = render_article(
        whole, image_url=picture_name, drawing=lambda image: image_bytes(image).decode()
    )
    return [str(label) for label in html.fromstring(article).xpath(LABELS)]


def test_the_browser_shows_every_label(labels: list[str]) -> None:
    drawn = [text for svg in DRAWINGS.values() for text in etree.fromstring(svg).xpath(LABELS)]
    assert sorted(labels) == sorted(drawn)
    assert {"A", "B", "1,043", "Weeks from admission"} <= set(labels)


def test_the_pdf_shows_every_label(whole: Manuscript, labels: list[str]) -> None:
    printed = " ".join(page_texts(print_pdf(whole, image_bytes=image_bytes))).split()
    words = " ".join(printed)
    assert [label for label in labels if " ".join(label.split()) not in words] == []


def test_the_word_file_shows_every_label(whole: Manuscript, labels: list[str]) -> None:
    def picture(figure: Figure) -> FigurePicture:
        svg = drawn_figure(figure, image_bytes=image_bytes, width_mm=160)
        return grey(figure).model_copy(update={"svg": svg})

    kept = files(print_docx(whole, picture=picture))
    drawings = [content for name, content in kept.items() if name.endswith(".svg")]
    assert [text for svg in drawings for text in etree.fromstring(svg).xpath(LABELS)] == labels
