from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Picture

from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import blocks_of
from casereports.renderers.docx import FigurePicture, RenderError, print_docx
from tests.renderers.docx.reading import (
    all_of,
    files,
    grey,
    looks,
    opened,
    styled,
    words_in,
    written,
)
from tests.renderers.papers import paper

CONTENT = written("figures")
FIGURES = [one for one in blocks_of(paper("figures").body) if isinstance(one, Figure)]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><text>147</text></svg>'


def drawings(content: bytes) -> list[Any]:
    return all_of(content, "w:drawing")


def test_a_figure_is_one_picture_kept_with_its_caption() -> None:
    for drawing in drawings(CONTENT):
        assert words_in(drawing.getparent().getparent().getnext()).startswith("Figure ")
    styles = opened(CONTENT).styles
    assert styles["Figure"].paragraph_format.keep_with_next is True
    assert styles["Caption"].paragraph_format.keep_together is True


def test_caption_names_figure_and_panels_in_bold() -> None:
    assert styled(CONTENT, "Caption")[0] == "Figure 1. Three panels. (A) Left. (B) Right, tall."
    assert looks(CONTENT, "Figure 1.") == {"b"}
    assert looks(CONTENT, "(A)") == {"b"}


def test_who_cannot_see_a_figure_hears_its_panels() -> None:
    known = all_of(CONTENT, "wp:docPr")
    assert known[0].get("name") == "Figure 1"
    assert known[0].get("descr") == (
        "(A) A synthetic picture, a. (B) A synthetic picture, b. (C) A synthetic picture, c."
    )
    assert known[1].get("descr") == "A synthetic picture, d."


def test_a_picture_has_its_printed_size_and_proportions() -> None:
    extent = all_of(CONTENT, "wp:extent")[0]
    assert (extent.cx.mm, extent.cy.mm) == (80, 60)


def test_pictures_are_in_the_file_byte_by_byte() -> None:
    kept = [content for name, content in files(CONTENT).items() if name.endswith(".png")]
    assert kept == [grey(figure).content for figure in FIGURES]


def test_a_drawing_stays_vectors_with_text_beside_its_pixels() -> None:
    def drawn(figure: Figure) -> FigurePicture:
        return grey(figure).model_copy(update={"svg": SVG})

    content = print_docx(paper("figures"), picture=drawn)
    assert [body for name, body in files(content).items() if name.endswith(".svg")] == [SVG]
    blips = all_of(content, "a:blip")
    relations = opened(content).part.rels
    for blip in blips:
        (vectors,) = [part for part in blip.iter() if part.tag.endswith("svgBlip")]
        (name,) = vectors.attrib.values()
        assert relations[name].target_ref.endswith(".svg")
        assert relations[blip.embed].target_ref.endswith(".png")
    assert len(blips) == len(FIGURES)


def test_photographs_may_be_jpeg() -> None:
    out = BytesIO()
    Picture.new("L", (40, 30)).save(out, "JPEG")
    photograph = FigurePicture(content=out.getvalue(), width=40, height=30, width_mm=80)
    content = print_docx(paper("figures"), picture=lambda _: photograph)
    assert [name.partition(".")[2] for name in files(content) if "media" in name] == ["jpeg"]


def test_a_picture_that_is_none_is_refused() -> None:
    text = FigurePicture(content=b"GIF89a", width=40, height=30, width_mm=80)
    with pytest.raises(RenderError, match="neither PNG nor JPEG"):
        print_docx(paper("figures"), picture=lambda _: text)
