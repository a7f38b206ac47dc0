"""What is done to pixels before they are written: flattened, blacked out, fitted, encoded."""

import io
import math
from decimal import Decimal
from typing import Final, Literal

from PIL import Image, ImageDraw

from casereports.figures.reading.colour import in_srgb
from casereports.figures.reading.preparation import Box
from casereports.figures.reading.prepared import Prepared

#: A picture of continuous tone and more pixels than this is a photograph, and becomes a JPEG.
PHOTOGRAPH_PIXELS: Final = 1_000_000
JPEG_QUALITY: Final = 92
#: Rows that are resized at once, so that no second picture of full height is held.
_BAND: Final = 256


def flattened(picture: Image.Image) -> Image.Image:
    """Returns grey or RGB pixels in sRGB, on white, with nothing beside them."""
    if picture.mode == "P" or "transparency" in picture.info:
        picture = _like(picture, picture.convert("RGBA"))
    elif picture.mode in ("1", "LA", "La"):
        picture = _like(picture, picture.convert("L" if picture.mode == "1" else "RGBA"))
    if "A" in picture.getbands():
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        ground.alpha_composite(layer)
        picture = _like(picture, ground.convert("RGB"))
    pixels = in_srgb(picture)
    pixels.info = {}
    return pixels


def _like(before: Image.Image, after: Image.Image) -> Image.Image:
    """Keeps a picture's profile through a change of mode, but not its transparent colour."""
    after.info = {name: before.info[name] for name in ("icc_profile",) if name in before.info}
    return after


def is_photograph(picture: Image.Image) -> bool:
    """Tells continuous tone by the number of colours in a sample of many pixels."""
    if picture.width * picture.height < PHOTOGRAPH_PIXELS or picture.mode in ("1", "P"):
        return False
    sample = picture.convert("RGB").resize((256, 256), Image.Resampling.NEAREST)
    return sample.getcolors(maxcolors=4096) is None


def fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Returns a size of the same shape with no side longer than ``longest``."""
    scale = min(1.0, longest / max(size))
    width, height = (max(1, round(side * scale)) for side in size)
    return width, height


def fitted(picture: Image.Image, longest: int) -> Image.Image:
    """Returns a picture with no side longer than ``longest``, itself where it fits."""
    return resized(picture, fitting(picture.size, longest))


def resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Returns a picture of another size.

    It is made in bands of rows: Pillow else holds a third picture, as high as the old one and as
    wide as the new one. Bands see the rows around them, so that no seam shows.
    """
    if size == picture.size:
        return picture
    target = Image.new(picture.mode, size)
    step = picture.height / size[1]
    for top in range(0, size[1], _BAND):
        rows = min(_BAND, size[1] - top)
        box = (0.0, top * step, float(picture.width), min((top + rows) * step, picture.height))
        band = picture.resize((size[0], rows), Image.Resampling.LANCZOS, box=box)
        target.paste(band, (0, top))
    return target


def squared(picture: Image.Image, aspect: float) -> Image.Image:
    """Returns square pixels where they were ``aspect`` times as high as wide; loses none."""
    if abs(aspect - 1) < 0.001:
        return picture
    width, height = picture.size
    return resized(picture, stretched((width, height), aspect))


def stretched(size: tuple[int, int], aspect: float) -> tuple[int, int]:
    """Returns the size of a picture whose pixels become square."""
    width, height = size
    if aspect > 1:
        return width, round(height * aspect)
    return round(width / aspect), height


def black_out(picture: Image.Image, boxes: tuple[Box, ...]) -> None:
    """Makes rectangles of a picture black, each to the next whole pixel outwards."""
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        left, top, right, bottom = _in_pixels(box, picture.size)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=0)


def _in_pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = (Decimal(side) / 100 for side in size)
    return (
        math.floor(box.left * width),
        math.floor(box.top * height),
        math.ceil(box.right * width),
        math.ceil(box.bottom * height),
    )


def encoded(picture: Image.Image, *, lossy: bool, quality: int = JPEG_QUALITY) -> Prepared:
    """Returns grey or RGB pixels as a JPEG or PNG that has nothing else in it."""
    target = io.BytesIO()
    media_type: Literal["image/jpeg", "image/png"] = "image/jpeg" if lossy else "image/png"
    if lossy:
        picture.save(target, "JPEG", quality=quality, subsampling=0 if quality > 90 else 2)
    else:
        picture.save(target, "PNG", compress_level=6)
    return Prepared(
        content=target.getvalue(),
        media_type=media_type,
        width=picture.width,
        height=picture.height,
    )
