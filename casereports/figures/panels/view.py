"""Shows a part of a prepared picture, turned, lighter or richer in contrast."""

import io

from PIL import Image

from casereports.clinical.facts.panels import Crop, View
from casereports.figures.prepare import Prepared
from casereports.figures.reading.pixels import encoded

_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def shown(picture: Prepared, view: View) -> Prepared:
    """Returns what a panel shows of a prepared picture, itself prepared; a pixel stays whole."""
    with Image.open(io.BytesIO(picture.content), formats=("JPEG", "PNG")) as opened:
        pixels = opened.crop(box_of(view.crop, opened.size)) if view.crop else opened.copy()
    if view.turned:
        pixels = pixels.transpose(_TURNS[view.turned])
    if view.is_adjusted:
        if pixels.mode not in ("L", "RGB"):
            pixels = pixels.convert("L" if pixels.mode == "1" else "RGB")
        pixels = pixels.point(curve(view) * len(pixels.getbands()))
    return encoded(pixels, lossy=picture.media_type == "image/jpeg")


def box_of(crop: Crop, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Returns left, top, right and bottom of a crop in pixels, never empty."""
    width, height = size
    left, top = round(width * crop.left / 100), round(height * crop.top / 100)
    right, bottom = round(width * crop.right / 100), round(height * crop.bottom / 100)
    left, top = min(left, width - 1), min(top, height - 1)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def curve(view: View) -> list[int]:
    """Returns the new value of each of 256 greys: a line, steeper with more contrast.

    A contrast of 50 doubles the slope at mid-grey; a brightness of 100 makes black white.
    """
    slope = 2 ** (view.contrast / 50)
    lift = view.brightness / 100 + (1 - slope) / 2
    return [round(min(1, max(0, slope * grey / 255 + lift)) * 255) for grey in range(256)]
