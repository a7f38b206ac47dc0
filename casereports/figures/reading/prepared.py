"""A picture as it enters the paper, why a file is none, and the most that is taken."""

import hashlib
from typing import Final, Literal

from casereports.clinical.sentences import SaidError
from casereports.clinical.values import Value

#: Largest file that is opened, in bytes: a picture, and a series of slices or a scanned page.
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_BYTES_OF_SERIES: Final = 200 * 1024 * 1024
#: Largest picture, in pixels, and longest series.
MOST_PIXELS: Final = 60_000_000
MOST_FRAMES: Final = 5_000
#: Longest side of a prepared picture: 170 mm at 600 dots per inch.
LONGEST_SIDE: Final = 4096


class PictureError(SaidError, ValueError):
    """A file is no picture that a paper can take; says what to do."""


class Prepared(Value):
    """A picture as it enters the paper; sizes in pixels."""

    content: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """The picture's name by its content."""
        return hashlib.sha256(self.content).hexdigest()
