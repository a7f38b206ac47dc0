"""One figure by itself, as the paper prints it: panels, letters and all that is drawn on them.

Formats that can't lay out a grid of panels show this picture of it, so that all show the same.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Literal
from xml.etree import ElementTree as ET

from PIL import Image as Picture

from casereports.clinical.values import Value
from casereports.figures.panels.grid import GAPS
from casereports.figures.press.files import PictureForm
from casereports.manuscript.nodes import Figure, Image
from casereports.renderers.pdf.geometry import (
    HIGHEST_DRAWING_MM,
    POINTS_PER_MM,
    extent,
    panel_sizes,
)
from casereports.renderers.pdf.order import (
    FILE,
    RASTER,
    PictureFile,
    Plate,
    Raster,
    write_order,
)
from casereports.renderers.pdf.pictures import pictures_in
from casereports.renderers.pdf.process import PRINTER

MM_PER_INCH = 25.4
SVG = "http://www.w3.org/2000/svg"


class Pixels(Value):
    """A page as a picture (PNG or JPEG) with its resolution in it."""

    content: bytes
    width: int
    height: int
    dpi: int

    @property
    def width_mm(self) -> float:
        return self.width / self.dpi * MM_PER_INCH


def print_figure(
    figure: Figure,
    *,
    image_bytes: Callable[[Image], bytes],
    width_mm: float,
    highest_mm: float = HIGHEST_DRAWING_MM,
    language: str = "en",
) -> bytes:
    """Return a figure's panels with their letters, without the caption, as a PDF of one page.

    The page is as large as the figure: photographs fill ``width_mm`` unless they would be higher
    than ``highest_mm``; drawings keep their own size where it is smaller. ``image_bytes`` hands out
    drawings, too. Letters have the size that they have in the paper, whatever the width. It takes
    about 20 ms.

    Raises ``PrintError`` as ``print_pdf`` does.
    """
    plate = Plate(figure=figure, width_mm=width_mm, highest_mm=highest_mm, language=language)
    return PRINTER.fulfil(write_order(plate, pictures_in((figure,), image_bytes)))


def rasterise(page: bytes, *, dpi: int, form: Literal["PNG", "JPEG"] = "PNG") -> Pixels:
    """Return a printed figure as RGB pixels; the same page gives the same bytes.

    The printing process makes them, so that no other holds the pixels while it works. Raises
    ``PrintError`` for a page that would have more than 100 million pixels.
    """
    wanted = Raster(dpi=dpi, form=form).model_dump_json().encode()
    content = PRINTER.fulfil([RASTER, wanted, page])
    with Picture.open(BytesIO(content)) as picture:
        return Pixels(content=content, width=picture.width, height=picture.height, dpi=dpi)


def figure_file(page: bytes, *, dpi: int, form: PictureForm) -> bytes:
    """Return a printed figure as a file for a journal; the same page gives the same bytes.

    The printing process makes it, and raises as ``rasterise`` does.
    """
    wanted = PictureFile(dpi=dpi, form=form).model_dump_json().encode()
    return PRINTER.fulfil([FILE, wanted, page])


def drawn_figure(
    figure: Figure, *, image_bytes: Callable[[Image], bytes], width_mm: float
) -> bytes:
    """Return a figure of drawings alone as one SVG, each where ``print_figure`` sets it.

    It keeps no trace of the record's rows, which drawings on the site carry.
    """
    ET.register_namespace("", SVG)
    rows, gap = panel_sizes(figure, width=width_mm), GAPS[figure.gap]
    width, height = extent(figure, rows)
    sides = {"width": f"{width:.2f}mm", "height": f"{height:.2f}mm"}
    box = f"0 0 {width * POINTS_PER_MM:.2f} {height * POINTS_PER_MM:.2f}"
    whole = ET.Element(f"{{{SVG}}}svg", {**sides, "viewBox": box})
    top = 0.0
    for row in rows:
        left = (width - extent(figure, [row]).width) / 2
        for size in row:
            whole.append(placed(image_bytes(size.panel.image), left, top, size.width))
            left += size.width + gap
        top += row[0].height + gap
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written


def placed(drawing: bytes, left: float, top: float, width: float) -> ET.Element:
    """Return a drawing as a group; places and ``width`` are in millimetres."""
    root = ET.fromstring(drawing)  # noqa: S314 - drawn by ourselves from facts, all text escaped
    box = [float(side) for side in root.attrib["viewBox"].split()]
    scale = width * POINTS_PER_MM / box[2]
    move = f"translate({left * POINTS_PER_MM:.2f} {top * POINTS_PER_MM:.2f}) scale({scale:.5f})"
    group = ET.Element(f"{{{SVG}}}g", {"transform": move})
    if "font-family" in root.attrib:
        group.set("font-family", root.attrib["font-family"])
    group.extend(root)
    for part in group.iter():
        part.attrib.pop("data-source", None)
    return group
