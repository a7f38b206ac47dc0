"""The paper as a PDF: A4, tagged (PDF/UA-1), with its fonts and pictures and nothing fetched."""

from collections.abc import Callable

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Image
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import write_order
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.process import PRINTER

__all__ = ["PrintError", "print_pdf"]


def print_pdf(manuscript: Manuscript, *, image_bytes: Callable[[Image], bytes]) -> bytes:
    """Return the paper as PDF; the same manuscript gives the same bytes.

    A process of its own prints, and is kept for the next paper. A paper of seven pages takes about
    a third of a second, and less when most of it was printed before; prints wait for each other.

    Raises ``PrintError`` for a picture that can't be had or isn't what it says, a character
    that no bundled font holds, and whatever the engine warns of.
    """
    return PRINTER.fulfil(write_order(manuscript, pictures_of(manuscript, image_bytes)))
