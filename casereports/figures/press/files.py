"""Picture files as journals take them: they tell their resolution, and nothing of their making."""

from io import BytesIO
from typing import Literal

from PIL import Image, ImageChops

PictureForm = Literal["tif", "png"]

#: TIFF's tag for what is kept of a row: the steps from pixel to pixel, which LZW packs far better.
_PREDICTOR, _STEPS = 317, 2
#: PNG's usual effort takes more than twice the time, for a twentieth of the bytes.
_EFFORT = 4
#: Rows that are looked at together, so that a page of pixels is not held several times.
_STRIP = 256


def picture_file(picture: Image.Image, *, dpi: int, form: PictureForm) -> bytes:
    """Returns RGB pixels as a file; greys alone take one channel. The same give the same bytes.

    A TIFF is one page, packed without loss (LZW); dots are counted by the inch.
    """
    bare = picture.convert("L") if is_grey(picture) else picture
    bare.info = {}
    out = BytesIO()
    if form == "png":
        bare.save(out, "PNG", dpi=(dpi, dpi), compress_level=_EFFORT)
    else:
        bare.save(
            out,
            "TIFF",
            compression="tiff_lzw",
            tiffinfo={_PREDICTOR: _STEPS},
            dpi=(dpi, dpi),
        )
    return out.getvalue()


def is_grey(picture: Image.Image) -> bool:
    """Tells whether no pixel of a picture has a colour."""
    if picture.mode == "L":
        return True
    strips = range(0, picture.height, _STRIP)
    return not any(
        _has_colour(picture.crop((0, top, picture.width, min(top + _STRIP, picture.height))))
        for top in strips
    )


def _has_colour(strip: Image.Image) -> bool:
    red, green, blue = strip.split()
    return bool(
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )
