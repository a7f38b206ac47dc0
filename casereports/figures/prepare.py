"""Prepares a picture for the paper: checked by its content, stripped of all that is not pixels.

What comes out is a fixed point: preparing it again gives the same bytes, so that a case file
can carry it to another site and back.
"""

import io
import warnings
from typing import Final, Literal

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from casereports.clinical.sentences import _
from casereports.figures.reading.clean import is_clean
from casereports.figures.reading.prepared import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    PictureError,
    Prepared,
)

__all__ = ["LONGEST_SIDE", "MOST_BYTES", "MOST_PIXELS", "PictureError", "Prepared", "prepare"]

#: A PNG of continuous tone and more pixels than this is a photograph, and becomes a JPEG.
_PHOTOGRAPH_PIXELS: Final = 1_000_000
_JPEG_QUALITY: Final = 92


def prepare(content: bytes) -> Prepared:
    """Returns the picture in ``content`` without metadata; raises PictureError.

    A JPEG or PNG that is clean already passes as it is. Anything else is written anew: turned
    upright, at most 4096 pixels wide or high, photographs as JPEG.
    """
    if len(content) > MOST_BYTES:
        raise PictureError(
            _(
                "the picture is larger than %(most)s MB; save it smaller",
                most=MOST_BYTES // 2**20,
            )
        )
    picture = _opened(content)
    if _is_clean(content, picture):
        media_type: Literal["image/jpeg", "image/png"] = (
            "image/jpeg" if picture.format == "JPEG" else "image/png"
        )
        return Prepared(
            content=content, media_type=media_type, width=picture.width, height=picture.height
        )
    return _rewritten(picture)


def _opened(content: bytes) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once loaded, lets half a picture pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError(
                    _(
                        "the picture has %(width)s × %(height)s pixels; at most %(most)s "
                        "million are taken",
                        width=str(picture.width),
                        height=str(picture.height),
                        most=MOST_PIXELS // 10**6,
                    )
                )
            if getattr(picture, "n_frames", 1) > 1 and picture.format == "PNG":
                raise PictureError(_("the picture is an animation; save the one frame to print"))
            picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError(_("the picture unpacks to far more than a picture holds")) from error
    except UnidentifiedImageError as error:
        raise PictureError(_("the file is not a JPEG or PNG picture, whatever its name")) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError(_("the picture is damaged or cut off; export it again")) from error
    return picture


def _is_clean(content: bytes, picture: Image.Image) -> bool:
    if max(picture.size) > LONGEST_SIDE or not is_clean(content, picture):
        return False
    return picture.format == "JPEG" or not _is_photograph(picture)


def _is_photograph(picture: Image.Image) -> bool:
    if picture.width * picture.height < _PHOTOGRAPH_PIXELS or picture.mode in ("1", "P"):
        return False
    sample = picture.convert("RGB").resize((256, 256), Image.Resampling.NEAREST)
    return sample.getcolors(maxcolors=4096) is None


def _rewritten(picture: Image.Image) -> Prepared:
    is_jpeg = picture.format == "JPEG"
    upright = ImageOps.exif_transpose(picture)
    flat = _flattened(upright)
    if max(flat.size) > LONGEST_SIDE:
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    if is_jpeg or _is_photograph(flat):
        flat.save(target, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        media_type: Literal["image/jpeg", "image/png"] = "image/jpeg"
    else:
        flat.save(target, "PNG", optimize=True)
        media_type = "image/png"
    return Prepared(
        content=target.getvalue(), media_type=media_type, width=flat.width, height=flat.height
    )


def _flattened(picture: Image.Image) -> Image.Image:
    """Returns grey or RGB pixels on white in a new picture, which has no metadata to keep."""
    if picture.mode in ("I;16", "I", "F", "I;16B", "I;16L"):
        low, high = picture.getextrema()
        span = (float(high) - float(low)) or 1.0  # type: ignore[arg-type]  # one band: numbers
        picture = picture.convert("F").point(lambda v: (v - float(low)) * 255.0 / span)  # type: ignore[arg-type]  # one band
        return picture.convert("L")
    mode = "L" if picture.mode in ("L", "1") else "RGB"
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        ground.alpha_composite(layer)
        picture = ground
        mode = "RGB"
    pixels = picture.convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    return clean
