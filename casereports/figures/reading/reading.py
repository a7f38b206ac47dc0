"""Reads files here, in this process; ``reader`` has it done in another."""

import json
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageOps

from casereports.clinical.sentences import _
from casereports.figures.reading.kinds import kind_of
from casereports.figures.reading.opened import Opened, chosen
from casereports.figures.reading.orders import packed
from casereports.figures.reading.pixels import (
    black_out,
    encoded,
    fitted,
    is_photograph,
    squared,
)
from casereports.figures.reading.preparation import Preparation, Window
from casereports.figures.reading.prepared import LONGEST_SIDE, PictureError, Prepared
from casereports.figures.reading.raster import Raster
from casereports.figures.reading.series import spread
from casereports.figures.reading.source import Kind
from casereports.figures.reading.suspicion import suspected
from casereports.figures.reading.windows import Grey, shown

_AS_IT_IS: Final = Preparation()
#: Side of what a page shows of a frame; bytes that a thumbnail stays below where it can.
STRIP_SIDE: Final = 160
_THUMBNAIL_BYTES: Final = 20_000
_QUALITIES: Final = (82, 70, 55, 40)


def opened(content: bytes) -> Opened:
    """Returns an open file; raises PictureError for what is no picture."""
    kind = kind_of(content)
    if kind is not Kind.DICOM:
        return Raster(content, kind)
    from casereports.figures.reading.dicom import Dicom  # noqa: PLC0415 - slow to load

    return Dicom(content)


def rendered(file: Opened, preparation: Preparation, longest: int) -> Prepared:
    """Returns the safe copy, which is the file itself where that is one already."""
    if preparation == _AS_IT_IS:
        unchanged = file.unchanged(longest)
        if unchanged:
            return unchanged
    picture = _picture(file, preparation.frame, preparation.window, longest)
    if preparation.inverted:
        picture = ImageOps.invert(picture)
    # Twice: what is covered must not shine through a smaller copy, and its edges must be sharp.
    black_out(picture, preparation.blackouts)
    picture = fitted(picture, longest)
    black_out(picture, preparation.blackouts)
    return encoded(picture, lossy=file.lossy or is_photograph(picture))


def thumbnail_of(content: bytes, side: int) -> Prepared:
    """Returns a small JPEG, coarser where it would be large."""
    picture = fitted(_picture(opened(content), 0, None, side), side)
    for quality in _QUALITIES:
        small = encoded(picture, lossy=True, quality=quality)
        if len(small.content) <= _THUMBNAIL_BYTES:
            break
    return small


def strip_of(content: bytes, count: int) -> list[Prepared]:
    """Returns small previews of frames that are spread over a series."""
    file = opened(content)
    return [
        encoded(
            fitted(_picture(file, number, None, STRIP_SIDE), STRIP_SIDE), lossy=True, quality=82
        )
        for number in spread(file.frames, count)
    ]


def carried_out(name: bytes, options: bytes, content: bytes) -> Sequence[bytes]:
    """Carries out an order of ``reader``; returns the parts of its answer."""
    match name:
        case b"look":
            return [opened(content).source().model_dump_json().encode()]
        case b"render":
            longest, preparation = json.loads(options)
            chosen_so = Preparation.model_validate(preparation)
            return packed([rendered(opened(content), chosen_so, longest)])
        case b"thumbnail":
            return packed([thumbnail_of(content, json.loads(options))])
        case b"strip":
            return packed(strip_of(content, json.loads(options)))
        case b"suspect":
            picture = _picture(opened(content), 0, None, LONGEST_SIDE)
            return [box.model_dump_json().encode() for box in suspected(picture)]
    raise LookupError(name)


def _picture(file: Opened, number: int, window: Window | None, longest: int) -> Image.Image:
    """Returns a frame with square pixels, through a window where it has values to show."""
    frame = chosen(file, number, longest)
    if isinstance(frame, Grey):
        return squared(shown(frame, window), frame.aspect)
    if window:
        raise PictureError(
            _("the picture has no deeper greys than are seen, so that no window fits; remove it")
        )
    return frame
