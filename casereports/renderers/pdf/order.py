"""What is sent to the printing process, and what it may answer."""

from typing import Literal

from casereports.clinical.values import Value
from casereports.figures.press.files import PictureForm
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure
from casereports.renderers.pdf.pictures import Pictures

PRINTED, REFUSED = b"printed", b"refused"
PAPER, PLATE, RASTER, FILE = b"paper", b"plate", b"raster", b"file"
"""What is asked for: a paper, a figure by itself, the pixels of a printed page, a file of them."""


class Plate(Value):
    """A figure that is to be printed by itself, as wide and at most as high as this."""

    figure: Figure
    width_mm: float
    highest_mm: float
    language: str


class Raster(Value):
    """How a printed page becomes pixels."""

    dpi: int
    form: Literal["PNG", "JPEG"]


class PictureFile(Value):
    """How a printed page becomes a file that is handed in."""

    dpi: int
    form: PictureForm


def write_order(wanted: Manuscript | Plate, pictures: Pictures) -> list[bytes]:
    """Return the parts of an order: what is wanted, then three for each picture."""
    parts = [PLATE if isinstance(wanted, Plate) else PAPER, wanted.model_dump_json().encode()]
    for name, (media_type, content) in pictures.items():
        parts += [name.encode(), media_type.encode(), content]
    return parts


def read_order(parts: list[bytes]) -> tuple[bytes, Pictures]:
    """Return what is wanted as JSON, and its pictures."""
    wanted, *rest = parts
    names, kinds, contents = rest[::3], rest[1::3], rest[2::3]
    pictures = {
        name.decode(): (kind.decode(), content)
        for name, kind, content in zip(names, kinds, contents, strict=True)
    }
    return wanted, pictures
