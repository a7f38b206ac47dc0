"""Panels in a browser: what is drawn lies where the print has it, and grids fill their width."""

import base64
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image as Picture
from playwright.sync_api import Browser, FloatRect, Page

from casereports.manuscript.nodes import Image
from casereports.renderers.html import render_page
from casereports.renderers.pdf.figure import print_figure, rasterise
from tests.renderers.marked import ARROW, VIEWS, WAYS, Marked, marked
from tests.renderers.targets import tip_of

STYLES = settings.BASE_DIR / "static" / "css"
#: Percent of a panel's width or height.
NEAR = 1.0


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1000, "height": 900}, device_scale_factor=2)
    yield opened
    opened.close()


def show(page: Page, paper: Marked) -> None:
    def address(image: Image) -> str:
        return f"data:image/png;base64,{base64.b64encode(paper.content(image)).decode()}"

    # As on the site, where the frame's own classes of the same names come first.
    frame = (
        settings.BASE_DIR / "static" / "vendor" / "bootstrap" / "bootstrap.min.css"
    ).read_text()
    style = "\n".join(
        [frame, *((STYLES / f"{name}.css").read_text() for name in ("site", "paper", "plots"))]
    )
    page.set_content(render_page(paper.manuscript, image_url=address, stylesheet=style))
    page.wait_for_function("[...document.images].every((image) => image.complete)")


def boxes(page: Page, which: str) -> list[FloatRect]:
    found = [part.bounding_box() for part in page.locator(which).all()]
    assert all(found)
    return [box for box in found if box]


@pytest.mark.parametrize("view", VIEWS)
def test_the_tip_of_an_arrow_lies_where_the_print_has_it(page: Page, view: str) -> None:
    paper = marked(view)
    way = WAYS[paper.views[0].turned if paper.views[0] else 0]
    show(page, paper)

    seen = Picture.open(BytesIO(page.locator(".panel").screenshot()))
    sheet = print_figure(paper.figure, image_bytes=paper.content, width_mm=80)
    print_ = Picture.open(BytesIO(rasterise(sheet, dpi=300).content))
    assert tip_of(seen, way) == pytest.approx(tip_of(print_, way), abs=NEAR)


def test_what_is_drawn_covers_its_picture_and_no_more(page: Page) -> None:
    show(page, Marked({"marks": ARROW}, {"marks": ARROW, "view": "turned 90"}, columns=2))

    pictures, overlays = boxes(page, ".panel img"), boxes(page, ".overlay")
    for picture, over in zip(pictures, overlays, strict=True):
        assert over == pytest.approx(picture, abs=0.6)


def test_panels_of_one_height_have_it_and_fill_the_width(page: Page) -> None:
    views = ["", "crop 0,0 to 33,100", "turned 90", ""]
    show(page, Marked(*({"view": view} for view in views), columns=3, equal_heights=True))

    *first, last = boxes(page, ".panel img")
    (grid,) = boxes(page, ".panels")
    assert [box["height"] for box in first] == pytest.approx([first[0]["height"]] * 3, abs=0.6)
    assert first[0]["x"] == pytest.approx(grid["x"], abs=0.1)
    assert first[2]["x"] + first[2]["width"] == pytest.approx(grid["x"] + grid["width"], abs=0.6)
    assert last["height"] == pytest.approx(first[0]["height"], rel=0.02)


def test_a_span_takes_its_columns_and_the_gap_between_them(page: Page) -> None:
    paper = Marked({}, {}, {}, {}, columns=3, gap="wide")
    wide = paper.figure.panels[0].model_copy(update={"span": 2})
    figure = paper.figure.model_copy(update={"panels": (wide, *paper.figure.panels[1:])})
    (section,) = paper.manuscript.body
    body = (section.model_copy(update={"blocks": (figure,)}),)
    paper.manuscript = paper.manuscript.model_copy(update={"body": body})
    show(page, paper)

    first, second, third, fourth = boxes(page, ".panel")
    (grid,) = boxes(page, ".panels")
    gap = second["x"] - first["x"] - first["width"]
    assert gap == pytest.approx(12, abs=0.1)
    assert first["width"] == pytest.approx(2 * second["width"] + gap, abs=0.1)
    assert second["x"] + second["width"] == pytest.approx(grid["x"] + grid["width"], abs=0.1)
    assert (third["x"], fourth["width"]) == pytest.approx((grid["x"], second["width"]), abs=0.1)
