"""Opens pictures as cameras, scanners and programs write them."""

import hashlib
import io
import struct
import warnings
import zlib
from contextlib import suppress
from typing import Any, Final

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from casereports.clinical.sentences import _
from casereports.figures.reading.clean import is_clean
from casereports.figures.reading.opened import Frame
from casereports.figures.reading.pixels import fitting, flattened, is_photograph
from casereports.figures.reading.prepared import PictureError, Prepared
from casereports.figures.reading.refusals import (
    check_frames,
    check_size,
    damaged,
    unreadable,
)
from casereports.figures.reading.source import Kind, Source
from casereports.figures.reading.windows import Grey, exact

_FORMATS: Final = {
    Kind.JPEG: ("JPEG",),
    Kind.PNG: ("PNG",),
    Kind.TIFF: ("TIFF",),
    Kind.WEBP: ("WEBP",),
    Kind.HEIC: ("AVIF",),
}
#: Modes of one band of more than 8 bits.
_DEEP: Final = frozenset({"I", "F", "I;16", "I;16L", "I;16B", "I;16N"})
_ORIENTATION: Final = 0x0112
_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0
#: What Pillow and the decoders below it raise over a broken file.
FAULTS: Final = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Raster:
    """A picture, or several of one file."""

    def __init__(self, content: bytes, kind: Kind) -> None:
        """Open the file, without unpacking a pixel; raises PictureError."""
        self._content, self._kind = content, kind
        self._picture = _opened(content, kind)
        check_size(*self._picture.size)
        self.frames: int = self._counted()
        check_frames(self.frames)
        if kind is Kind.PNG and self.frames > 1:
            raise PictureError(_("the picture is an animation; save the one frame to print"))

    @property
    def lossy(self) -> bool:
        """Tells whether the copy is a JPEG, as the original was."""
        return self._kind in (Kind.JPEG, Kind.HEIC)

    def unchanged(self, longest: int) -> Prepared | None:
        """Returns the file itself where it is a safe copy already: small, and pixels only."""
        picture = self._picture
        if max(picture.size) > longest or not is_clean(self._content, picture):
            return None
        self._loaded(picture)
        if self._kind is Kind.PNG and is_photograph(picture):
            return None
        return Prepared(
            content=self._content,
            media_type="image/jpeg" if self._kind is Kind.JPEG else "image/png",
            width=picture.width,
            height=picture.height,
        )

    def frame(self, number: int, longest: int) -> Frame:
        """Returns a frame, upright, in sRGB or as values; raises PictureError."""
        picture = self._picture
        if self.frames > 1:
            self._sought(number)
        elif self._kind is Kind.JPEG:
            picture = _opened(self._content, self._kind)
            picture.draft(None, fitting(picture.size, longest))
        check_size(*picture.size)
        self._loaded(picture)
        return _frame(picture)

    def source(self) -> Source:
        """Returns what the file holds; the first picture is unpacked to see that it can be."""
        first = self.frame(0, longest=512)
        width, height = self._upright_size()
        deep = isinstance(first, Grey)
        return Source(
            kind=self._kind,
            width=width,
            height=height,
            frames=self.frames,
            deep=deep,
            lowest=exact(float(first.values.min())) if isinstance(first, Grey) else None,
            highest=exact(float(first.values.max())) if isinstance(first, Grey) else None,
            sha256=hashlib.sha256(self._content).hexdigest(),
        )

    def _counted(self) -> int:
        if self._kind is Kind.JPEG:
            return 1  # further pictures of a JPEG are previews and depths of the first
        try:
            return max(1, int(getattr(self._picture, "n_frames", 1)))
        except FAULTS as error:
            raise damaged() from error

    def _sought(self, number: int) -> None:
        try:
            self._picture.seek(number)
        except FAULTS as error:
            raise damaged() from error

    def _loaded(self, picture: Image.Image) -> None:
        try:
            picture.load()
        except MemoryError as error:
            raise unreadable() from error
        except FAULTS as error:
            raise damaged() from error

    def _upright_size(self) -> tuple[int, int]:
        width, height = self._picture.size
        turned = self._kind is not Kind.TIFF and _orientation(self._picture) in (5, 6, 7, 8)
        return (height, width) if turned else (width, height)


def _opened(content: bytes, kind: Kind) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once loaded, lets half a picture pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if kind is Kind.HEIC and b"avi" not in content[8 : _box_end(content)]:
                return _heif(content)
            return Image.open(io.BytesIO(content), formats=_FORMATS[kind])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError(_("the picture unpacks to far more than a picture holds")) from error
    except (UnidentifiedImageError, MemoryError, *FAULTS) as error:
        raise damaged() from error


def _box_end(content: bytes) -> int:
    return min(int.from_bytes(content[:4], "big"), 512)


def _heif(content: bytes) -> Image.Image:
    """Returns the main picture of a HEIC file; libheif has turned it upright already."""
    import pi_heif  # type: ignore[import-untyped]  # noqa: PLC0415 - no types, and rarely needed

    file = pi_heif.open_heif(io.BytesIO(content), convert_hdr_to_8bit=True)
    check_size(*file.size)
    picture: Image.Image = file.to_pillow()
    profile = picture.info.get("icc_profile")
    picture.info = {"icc_profile": profile} if profile else {}
    return picture


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except FAULTS:
        return 1  # a broken note about the picture says nothing


def _frame(picture: Image.Image) -> Frame:
    tags: Any = getattr(picture, "tag_v2", {})
    # A broken note about the picture turns nothing.
    with suppress(*FAULTS):
        ImageOps.exif_transpose(picture, in_place=True)
    if picture.mode in _DEEP:
        return Grey(
            values=_finite(np.asarray(picture)),
            dark_is_high=tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO,
            whole_span=True,
        )
    return flattened(picture)


def _finite(values: Any) -> Any:
    if values.dtype.kind == "f":
        return np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    return values
