"""Prepares a picture of a case file for the paper: JPEG or PNG, stripped of all but pixels.

What comes out is a fixed point: preparing it again gives the same bytes, so that a case file
can carry it to another site and back.
"""

from typing import Final

from casereports.clinical.sentences import _
from casereports.figures.reading.kinds import kind_of
from casereports.figures.reading.preparation import Preparation
from casereports.figures.reading.prepared import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    PictureError,
    Prepared,
)
from casereports.figures.reading.reader import render
from casereports.figures.reading.source import Kind

__all__ = ["LONGEST_SIDE", "MOST_BYTES", "MOST_PIXELS", "PictureError", "Prepared", "prepare"]

_TAKEN: Final = frozenset({Kind.JPEG, Kind.PNG})


def prepare(content: bytes) -> Prepared:
    """Returns the picture in ``content`` without metadata; raises PictureError.

    A JPEG or PNG that is clean already passes as it is. Anything else is written anew: turned
    upright, at most 4096 pixels wide or high, photographs as JPEG.
    """
    if len(content) > MOST_BYTES:
        raise PictureError(
            _("the picture is larger than %(most)s MB; save it smaller", most=MOST_BYTES // 2**20)
        )
    if not _is_taken(content):
        raise PictureError(_("the file is not a JPEG or PNG picture, whatever its name"))
    return render(content, Preparation())


def _is_taken(content: bytes) -> bool:
    try:
        return kind_of(content) in _TAKEN
    except PictureError:
        return False
