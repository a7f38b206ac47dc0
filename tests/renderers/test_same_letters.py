"""The letters of panels: the same on pictures, in legends and in prose, whoever prints them."""

import re
from io import BytesIO

import docx
import pytest
from lxml import etree

from casereports.journals.figures import FigureRules, LetterCase, LetterStyle
from casereports.manuscript.nodes import Figure
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.html import render_article
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.figure import print_figure, rasterise
from tests.renderers.marked import Marked
from tests.renderers.pdf.reading import page_texts

STYLES = {
    "capitals": (LetterStyle(), "ABC", "Figure 1B and Figure 1A–C", "(A) One. (B) Two. (C) Three."),
    "small letters": (
        LetterStyle(case=LetterCase.LOWER, caption="{letter},"),
        "abc",
        "Figure 1b and Figure 1a–c",
        "a, One. b, Two. c, Three.",
    ),
}


def paper(style: LetterStyle) -> Marked:
    captions = ("One.", "Two.", "Three.")
    return Marked(
        *({"caption": caption} for caption in captions),
        rules=FigureRules(letter=style),
        text="See {fig:marked:B} and {fig:marked:a-c}.",
        columns=3,
    )


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def on_pictures(marked: Marked) -> str:
    """The letters that are printed on what Word and the journal's files show."""
    page = print_figure(marked.figure, image_bytes=marked.content, width_mm=160)
    return "".join(page_texts(page)).replace("\n", "").replace(" ", "")


def word_file(marked: Marked) -> str:
    def picture(figure: Figure) -> FigurePicture:
        page = print_figure(figure, image_bytes=marked.content, width_mm=160)
        seen = rasterise(page, dpi=72)
        sides = {"width": seen.width, "height": seen.height, "width_mm": seen.width_mm}
        return FigurePicture(content=seen.content, **sides)

    document = docx.Document(BytesIO(print_docx(marked.manuscript, picture=picture)))
    return plain(" ".join(paragraph.text for paragraph in document.paragraphs))


@pytest.mark.parametrize("name", STYLES)
def test_page_print_and_word_file_have_the_same_letters(name: str) -> None:
    style, letters, mention, legend = STYLES[name]
    marked = paper(style)
    written = render_article(marked.manuscript, image_url=lambda image: image.sha256)
    page = etree.fromstring(written)
    printed = plain(" ".join(page_texts(print_pdf(marked.manuscript, image_bytes=marked.content))))

    assert "".join(span.text or "" for span in page.iter("span")) == letters
    assert on_pictures(marked) == letters
    assert " ".join(letters) in printed
    for text in (plain("".join(map(str, page.itertext()))), printed, word_file(marked)):
        assert f"See {mention}." in text
        assert f"Figure 1. {legend}" in text
