"""Pictures in: what a file holds, and its safe copy for the paper.

All of this is done in a process of its own; every function raises ``PictureError`` with a sentence
for what is no picture, and nothing else, whatever the bytes.
"""

import json

from casereports.figures.reading.kinds import kind_of
from casereports.figures.reading.orders import unpacked
from casereports.figures.reading.preparation import Box, Preparation
from casereports.figures.reading.prepared import LONGEST_SIDE, Prepared
from casereports.figures.reading.process import READER
from casereports.figures.reading.source import Source

#: Side of a picture on a page's list of pictures, in pixels.
THUMBNAIL_SIDE = 320


def look(content: bytes) -> Source:
    """Returns what a file holds, as far as it may be known."""
    (answer,) = _asked("look", None, content)
    return Source.model_validate_json(answer)


def render(content: bytes, preparation: Preparation, *, longest: int = LONGEST_SIDE) -> Prepared:
    """Returns the copy for the paper: pixels only, with no side longer than ``longest``.

    A JPEG or PNG that holds pixels only, and fits, passes as it is. Anything else is written
    anew: upright, in sRGB, on white, with square pixels; photographs as JPEG, all else as PNG.
    """
    options = [longest, preparation.model_dump(mode="json")]
    (picture,) = unpacked(_asked("render", options, content))
    return picture


def thumbnail(prepared: Prepared, side: int = THUMBNAIL_SIDE) -> Prepared:
    """Returns a small JPEG for pages, about 10 to 20 kB."""
    (picture,) = unpacked(_asked("thumbnail", side, prepared.content))
    return picture


def frames_strip(content: bytes, count: int) -> tuple[Prepared, ...]:
    """Returns small previews of the frames that ``spread(frames, count)`` names."""
    return unpacked(_asked("strip", count, content))


def suspected_text(prepared: Prepared) -> tuple[Box, ...]:
    """Returns regions near the border that look like writing; none says nothing."""
    return tuple(map(Box.model_validate_json, _asked("suspect", None, prepared.content)))


def _asked(name: str, options: object, content: bytes) -> list[bytes]:
    kind_of(content)  # what is no picture need not be sent
    return READER.read(name.encode(), json.dumps(options).encode(), content)
