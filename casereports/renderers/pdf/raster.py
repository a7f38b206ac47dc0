"""A printed page as pixels; the printing process alone loads what this takes."""

from io import BytesIO

import pypdfium2
from PIL import Image as Picture
from pypdfium2 import raw

from casereports.clinical.sentences import _
from casereports.figures.press.files import picture_file
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.order import PictureFile, Raster

POINTS_PER_INCH = 72
MOST_PIXELS = 100_000_000
"""A page of 180 × 230 mm at 600 dpi has 23 million; as pixels these take three bytes each."""

BAND = 1024
"""Rows that are drawn at once, so that a large page is held in memory once and not three times."""

QUALITY = 92
"""JPEG's, with colours as fine as greys: the loss can't be seen, and a paper can be mailed."""


def pixels(page: bytes, wanted: Raster) -> bytes:
    """Return the only page of a PDF as a picture that says its resolution and nothing else.

    Raises ``PrintError`` for a page that would have more than 100 million pixels.
    """
    picture = seen(page, wanted.dpi)
    out = BytesIO()
    options = {"quality": QUALITY, "subsampling": 0} if wanted.form == "JPEG" else {}
    picture.save(out, wanted.form, dpi=(wanted.dpi, wanted.dpi), **options)
    return out.getvalue()


def handed_in(page: bytes, wanted: PictureFile) -> bytes:
    """Return the only page of a PDF as a file for a journal; raises as ``pixels`` does."""
    return picture_file(seen(page, wanted.dpi), dpi=wanted.dpi, form=wanted.form)


def seen(page: bytes, dpi: int) -> Picture.Image:
    with pypdfium2.PdfDocument(page) as document:
        sheet = document[0]
        width, height = (max(1, round(side * dpi / POINTS_PER_INCH)) for side in sheet.get_size())
        if width * height > MOST_PIXELS:
            raise PrintError(
                _(
                    "At %(dpi)s dpi the figure would have %(width)s × %(height)s pixels, which is "
                    "more than can be made here; choose a lower resolution.",
                    dpi=dpi,
                    width=width,
                    height=height,
                )
            )
        return drawn(sheet, width, height)


def drawn(sheet: pypdfium2.PdfPage, width: int, height: int) -> Picture.Image:
    """Return a page stretched to whole pixels, so that no edge is mixed with the paper's white."""
    picture = Picture.new("RGB", (width, height))
    for top in range(0, height, BAND):
        rows = min(BAND, height - top)
        bitmap = pypdfium2.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
        raw.FPDF_RenderPageBitmap(bitmap, sheet, 0, -top, width, height, 0, 0)
        picture.paste(bitmap.to_pil(), (0, top))
        bitmap.close()
    return picture
