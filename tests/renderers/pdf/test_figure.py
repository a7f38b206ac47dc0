"""A figure by itself, as other formats show it: the panels and letters of the printed paper."""

import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from lxml import etree
from PIL import Image as Picture
from PIL import ImageChops
from pypdfium2 import raw

from casereports.clinical.facts.panels import MarkKind
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.nodes import Figure, Image
from casereports.manuscript.overlay import PanelBar, PanelMark
from casereports.renderers.pdf import PrintError
from casereports.renderers.pdf.contents import all_figures
from casereports.renderers.pdf.figure import drawn_figure, print_figure, rasterise
from casereports.renderers.pdf.geometry import extent, panel_sizes
from casereports.renderers.pdf.raster import BAND, drawn
from tests.factories.plotted import plotted_case
from tests.renderers.papers import paper
from tests.renderers.pdf.reading import opened, page_texts
from tests.renderers.phantoms import phantom

FIGURES = {
    figure.key: figure for name in ("presacral", "figures") for figure in all_figures(paper(name))
}
PHOTOGRAPHS = [key for key in FIGURES if key != "drawn"]
BARE = [key for key in PHOTOGRAPHS if not any(one.marks or one.bar for one in FIGURES[key].panels)]
TREND = Plot(key="trend", kind=PlotKind.LAB_TREND)
POINTS_PER_MM = 72 / 25.4


def printed(key: str, *, width: float = 160) -> bytes:
    return print_figure(FIGURES[key], image_bytes=phantom, width_mm=width)


def sides(page: bytes) -> tuple[float, float]:
    """Return width and height of the only page, in millimetres."""
    with pypdfium2.PdfDocument(page) as document:
        (sheet,) = document
        return sheet.get_width() / POINTS_PER_MM, sheet.get_height() / POINTS_PER_MM


@pytest.mark.parametrize("key", PHOTOGRAPHS)
@pytest.mark.parametrize("width", [85, 160, 180])
def test_page_is_as_wide_as_asked_and_as_high_as_the_figure(key: str, width: float) -> None:
    wide, high = sides(printed(key, width=width))
    figure = FIGURES[key]
    size = extent(figure, panel_sizes(figure, width=width, highest=212))
    assert (wide, high) == pytest.approx((size.width, size.height), abs=0.05)
    assert wide == pytest.approx(width, abs=0.05) or high == pytest.approx(212, abs=0.05)


def test_a_figure_that_would_be_too_high_is_made_smaller() -> None:
    whole = sides(print_figure(FIGURES["grid"], image_bytes=phantom, width_mm=160))
    small = sides(print_figure(FIGURES["grid"], image_bytes=phantom, width_mm=160, highest_mm=60))
    assert whole[1] > 100
    assert small[1] == pytest.approx(60, abs=0.05)


@pytest.mark.parametrize("key", BARE)
def test_page_shows_the_letters_and_nothing_of_the_caption(key: str) -> None:
    letters = "".join(panel.letter for panel in FIGURES[key].panels)
    assert "".join(page_texts(printed(key))).replace("\n", "").replace(" ", "") == letters


def marked() -> Figure:
    """Return a figure whose only panel has a label on it and a scale bar."""
    figure = FIGURES["one"]
    mass = PanelMark(kind=MarkKind.LABEL, x=Decimal(20), y=Decimal(50), text="mass")
    bar = PanelBar(percent=Decimal(30), label="20 mm")
    panel = figure.panels[0].model_copy(update={"marks": (mass,), "bar": bar})
    return figure.model_copy(update={"panels": (panel,)})


def test_what_is_drawn_on_a_panel_is_on_the_page_and_among_the_pixels() -> None:
    page = print_figure(marked(), image_bytes=phantom, width_mm=160)
    words = "".join(page_texts(page))
    assert "mass" in words
    assert "20 mm" in words
    bare, seen = (rasterise(one, dpi=100) for one in (printed("one"), page))
    with (
        Picture.open(BytesIO(bare.content)) as before,
        Picture.open(BytesIO(seen.content)) as after,
    ):
        left, top, right, bottom = ImageChops.difference(before, after).getbbox()
    assert left < 0.2 * seen.width < 0.7 * seen.width < right
    assert top < 0.5 * seen.height < 0.9 * seen.height < bottom


def test_pictures_are_in_the_page_with_their_bytes_untouched() -> None:
    with opened(printed("pet")) as pdf:
        kept = {image.read_raw_bytes() for image in pdf.pages[0].get_images().values()}
    assert kept == {phantom(panel.image) for panel in FIGURES["pet"].panels}


def test_letters_are_as_large_as_in_the_paper_whatever_the_width() -> None:
    def letter_height(width: float) -> float:
        with pypdfium2.PdfDocument(printed("mri", width=width)) as document:
            left, bottom, right, top = document[0].get_textpage().get_charbox(0)
        assert right > left
        return float(top - bottom)

    assert letter_height(85) == pytest.approx(letter_height(180), abs=0.01)


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert printed("mri") == printed("mri")
    assert rasterise(printed("mri"), dpi=150) == rasterise(printed("mri"), dpi=150)


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_pixels_have_the_size_that_the_resolution_asks_for(dpi: int) -> None:
    page = printed("mri")
    seen = rasterise(page, dpi=dpi)
    wide, high = sides(page)
    assert (seen.width, seen.height) == (round(wide * dpi / 25.4), round(high * dpi / 25.4))
    assert seen.width_mm == pytest.approx(wide, abs=0.1)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_pixels_say_their_resolution_and_nothing_else(form: str) -> None:
    seen = rasterise(printed("mri"), dpi=300, form=form)
    with Picture.open(BytesIO(seen.content)) as picture:
        assert (picture.format, picture.mode) == (form, "RGB")
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        extra = set(picture.info) - {"dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert extra == set()


def test_no_edge_of_the_pixels_is_mixed_with_the_white_of_paper() -> None:
    seen = rasterise(printed("one"), dpi=200)
    with Picture.open(BytesIO(seen.content)) as picture:
        edges = [(0, 0, 1, seen.height), (0, 0, seen.width, 1)]
        edges += [
            (seen.width - 1, 0, seen.width, seen.height),
            (0, seen.height - 1, seen.width, seen.height),
        ]
        brightest = [max(high for _, high in picture.crop(edge).getextrema()) for edge in edges]
    assert max(brightest) < 60


def test_a_page_that_is_drawn_in_bands_shows_no_seam() -> None:
    with pypdfium2.PdfDocument(printed("grid")) as document:
        sheet = document[0]
        width, height = (round(side * 300 / 72) for side in sheet.get_size())
        assert height > BAND
        banded = drawn(sheet, width, height)
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, sheet, 0, 0, width, height, 0, 0)
        whole = bitmap.to_pil()
    assert max(high for _, high in ImageChops.difference(banded, whole).getextrema()) <= 1


def test_more_pixels_than_can_be_held_are_refused() -> None:
    with pytest.raises(PrintError, match="choose a lower resolution"):
        rasterise(printed("grid"), dpi=2400)


def test_a_picture_that_cannot_be_had_is_refused() -> None:
    def missing(_: Image) -> bytes:
        raise KeyError("gone")

    with pytest.raises(PrintError, match="Figure 1A: its picture could not be read"):
        print_figure(FIGURES["mri"], image_bytes=missing, width_mm=160)


def test_whoever_asks_loads_neither_the_engine_nor_what_makes_pixels() -> None:
    code = (
        "import sys; from casereports.renderers.pdf.figure import print_figure, rasterise; "
        "print([name for name in ('weasyprint', 'pypdfium2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


@pytest.fixture(scope="module")
def trend() -> tuple[Figure, Mapping[str, bytes]]:
    plots = compose_plots(plotted_case(TREND), [])
    figure = plots.floats[0].block.model_copy(update={"number": 1})
    assert isinstance(figure, Figure)
    return figure, plots.drawings


def test_drawings_become_one_without_losing_their_text(
    trend: tuple[Figure, Mapping[str, bytes]],
) -> None:
    figure, drawings = trend
    whole = drawn_figure(figure, image_bytes=lambda image: drawings[image.sha256], width_mm=160)
    root = etree.fromstring(whole)
    words = list(root.xpath("//*[local-name()='text']/text()"))
    parts = [etree.fromstring(drawings[panel.image.sha256]) for panel in figure.panels]
    assert words == [
        text for part in parts for text in part.xpath("//*[local-name()='text']/text()")
    ]
    assert b"data-source" not in whole
    assert b"data-source" in drawings[figure.panels[0].image.sha256]


def test_drawings_stand_where_the_page_has_them(trend: tuple[Figure, Mapping[str, bytes]]) -> None:
    figure, drawings = trend
    kept = {"image_bytes": lambda image: drawings[image.sha256], "width_mm": 160}
    root = etree.fromstring(drawn_figure(figure, **kept))
    page = sides(print_figure(figure, **kept))
    assert [float(root.get(side).removesuffix("mm")) for side in ("width", "height")] == (
        pytest.approx(page, abs=0.05)
    )
    tops = [float(group.get("transform").split()[1].rstrip(")")) for group in root]
    assert tops == sorted(set(tops))
