"""What every kind of file is once it is open."""

from typing import Protocol

from PIL import Image

from casereports.clinical.sentences import _
from casereports.figures.reading.prepared import PictureError, Prepared
from casereports.figures.reading.source import Source
from casereports.figures.reading.windows import Grey

Frame = Image.Image | Grey


class Opened(Protocol):
    """A file of pictures; ``frame`` unpacks one, perhaps smaller than it is, but not below
    ``longest`` pixels.
    """

    @property
    def frames(self) -> int: ...

    def frame(self, number: int, longest: int) -> Frame: ...

    def source(self) -> Source: ...

    def unchanged(self, longest: int) -> Prepared | None: ...

    @property
    def lossy(self) -> bool: ...


def chosen(opened: Opened, number: int, longest: int) -> Frame:
    """Returns one frame; raises PictureError for one that there is none of."""
    if number >= opened.frames:
        raise PictureError(
            _(
                "the file has no picture number %(number)s; its last is number %(frames)s",
                frames=str(opened.frames),
                number=str(number + 1),
            )
        )
    return opened.frame(number, longest)
