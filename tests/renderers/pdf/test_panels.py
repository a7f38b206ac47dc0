"""Panels as they are printed: marks on their lesions, sizes, and what a screen reader hears."""

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image as Picture

from casereports.journals.figures import LetterLook
from casereports.renderers.pdf.figure import print_figure, rasterise
from casereports.renderers.pdf.geometry import (
    COLUMN_HEIGHT_MM,
    COLUMN_WIDTH_MM,
    extent,
    panel_sizes,
)
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.printing import print_here
from tests.renderers.marked import ARROW, VIEWS, WAYS, Marked, marked
from tests.renderers.pdf.reading import elements, opened, page_texts, walk
from tests.renderers.targets import middle_of, tip_of

POINTS_PER_MM = 72 / 25.4
#: Percent of a picture's width or height within which a mark lies on its place.
NEAR = 1.0


def raster(paper: Marked, *, width: float = 80, dpi: int = 300) -> Picture.Image:
    page = print_figure(paper.figure, image_bytes=paper.content, width_mm=width)
    return Picture.open(BytesIO(rasterise(page, dpi=dpi).content))


def printed(paper: Marked) -> bytes:
    return print_here(paper.manuscript, pictures_of(paper.manuscript, paper.content))


@pytest.mark.parametrize("view", VIEWS)
def test_the_tip_of_an_arrow_lies_on_its_lesion(view: str) -> None:
    paper = marked(view)
    image = paper.figure.panels[0].image
    x, y = middle_of(paper.content(image))
    turned = paper.views[0].turned if paper.views[0] else 0

    tip = tip_of(raster(paper), WAYS[turned])
    assert tip == pytest.approx((100 * x / image.width, 100 * y / image.height), abs=NEAR)


def test_a_mark_that_reaches_beyond_its_panel_is_cut_at_the_edge() -> None:
    paper = Marked({"marks": ARROW, "view": "crop 0,0 to 50,100"}, {}, columns=2, gap="wide")
    whole = raster(paper, width=160)
    gap = whole.crop((round(0.4925 * whole.width), 0, round(0.5075 * whole.width), whole.height))
    assert gap.getextrema() == ((255, 255),) * 3


def test_a_scale_bar_is_as_long_as_it_says() -> None:
    seen = raster(Marked({"scale": "0,50 to 50,50 = 40 mm", "bar": "20 mm"}))
    line = seen.convert("L").crop((0, seen.height * 9 // 10, seen.width, seen.height))
    white = line.point(lambda value: 255 * (value > 230)).getbbox()
    assert white is not None
    assert 100 * (white[2] - white[0]) / seen.width == pytest.approx(25, abs=NEAR)


def test_marks_are_as_large_on_a_small_panel_as_on_a_large_one() -> None:
    paper = Marked(
        {"marks": 'label 50,50 "M"'}, {"marks": 'label 50,50 "N"'}, columns=3, gap="none"
    )
    wide = paper.figure.panels[0].model_copy(update={"span": 2})
    figure = paper.figure.model_copy(
        update={"columns": 3, "panels": (wide, paper.figure.panels[1])}
    )
    page = print_figure(figure, image_bytes=paper.content, width_mm=160)
    with pypdfium2.PdfDocument(page) as document:
        text = document[0].get_textpage()
        sizes = {letter: text.get_charbox(text.get_text_bounded().index(letter)) for letter in "MN"}
    heights = [top - bottom for _, bottom, _, top in sizes.values()]
    assert heights[0] == pytest.approx(heights[1], abs=0.02)


def test_panels_of_one_height_have_it_and_fill_the_width() -> None:
    views = ["crop 0,0 to 40,100", "", "turned 90"]
    paper = Marked(*({"view": view} for view in views), columns=3, equal_heights=True)
    boxes = sorted(box for box in pictures_on(printed(paper)))
    heights = [top - bottom for _, bottom, _, top in boxes]
    assert heights == pytest.approx([heights[0]] * 3, abs=0.05)
    assert len({round(top, 1) for *_, top in boxes}) == 1
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    assert gaps == pytest.approx([1 * POINTS_PER_MM] * 2, abs=0.1)


def test_panels_in_columns_are_equally_wide_and_stand_at_the_top() -> None:
    paper = Marked({}, {"view": "turned 90"}, {}, columns=3, gap="wide")
    boxes = sorted(pictures_on(printed(paper)))
    assert [round(right - left, 1) for left, _, right, _ in boxes] == [
        round(boxes[0][2] - boxes[0][0], 1)
    ] * 3
    assert len({round(top, 1) for *_, top in boxes}) == 1
    assert boxes[1][0] - boxes[0][2] == pytest.approx(3 * POINTS_PER_MM, abs=0.1)


def test_a_figure_of_one_column_is_printed_at_its_width_in_the_middle() -> None:
    paper = Marked({"view": "crop 0,0 to 100,50"}, width="single")
    ((left, _, right, _),) = pictures_on(printed(paper))
    assert (right - left) / POINTS_PER_MM == pytest.approx(paper.figure.width_mm, abs=0.1)
    assert (left + right) / 2 == pytest.approx(210 * POINTS_PER_MM / 2, abs=0.5)


def test_no_figure_is_higher_than_the_text_of_a_page() -> None:
    paper = Marked(*({"view": "turned 90"} for _ in range(8)), columns=1)
    size = extent(paper.figure, panel_sizes(paper.figure))
    assert size.height < COLUMN_HEIGHT_MM
    assert size.width < COLUMN_WIDTH_MM


def test_a_screen_reader_hears_one_figure_for_each_panel_and_no_mark() -> None:
    marks = f'{ARROW}; label 50,50 "M"'
    paper = Marked({"marks": marks}, {"marks": marks}, columns=2)
    with opened(printed(paper)) as pdf:
        figures = elements(pdf, "/Figure")
        assert [str(figure.Alt) for figure in figures] == ["Picture 0.", "Picture 1."]
        within = [[str(part.S) for part in walk(figure)] for figure in figures]
        assert within == [["/Figure", "/NonStruct"]] * 2


def test_letters_above_panels_take_room_of_their_own() -> None:
    paper = Marked({}, {}, columns=2)
    style = paper.figure.lettering.model_copy(update={"look": LetterLook.OUTSIDE_ABOVE})
    figure = paper.figure.model_copy(update={"lettering": style})
    above, on = (
        extent(one, panel_sizes(one, width=100, highest=200)) for one in (figure, paper.figure)
    )
    assert above.width == on.width
    assert above.height == pytest.approx(on.height + 4.4, abs=0.01)
    page = print_figure(figure, image_bytes=paper.content, width_mm=100)
    with pypdfium2.PdfDocument(page) as document:
        text = document[0].get_textpage()
        lowest = min(text.get_charbox(at)[1] for at in range(2))
        highest = max(box[3] for box in boxes_of(document[0]))
    assert lowest > highest


def test_a_label_in_another_script_prints_with_our_faces() -> None:
    assert "脾" in page_texts(printed(Marked({"marks": 'label 50,50 "脾"'})))[0]


def pictures_on(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, right and top of the pictures on the first page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return boxes_of(document[0])


def boxes_of(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    images = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=5)
    return [image.get_bounds() for image in images]
