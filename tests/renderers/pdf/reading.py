"""Reads a printed paper back."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from casereports.manuscript.document import Manuscript
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.printing import print_here
from tests.renderers.phantoms import phantom


def printed(manuscript: Manuscript) -> bytes:
    """Print a paper with phantom pictures, in this process."""
    return print_here(manuscript, pictures_of(manuscript, phantom))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page, one line of the page a line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\xa0", " ")
            for page in document
        ]


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    """Return the structure elements with a tag, in reading order."""
    return [element for element in walk(pdf.Root.StructTreeRoot.K) if tag == element.S]


def walk(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from walk(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walk(node.K)


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [entry for page in pdf.pages for entry in page.get("/Annots", [])]


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [font for page in pdf.pages[:1] for font in page.Resources.Font.values()]


def filled(pdf: bytes) -> list[float]:
    """Return how far down the text column each page is filled, from 0 to 1."""
    top, bottom, foot = 24, 25, 20
    shares = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            points = [entry.get_bounds()[1] for entry in page.get_objects()]
            lowest = min(point for point in points if point > foot * 72 / 25.4)
            height = page.get_height() - (top + bottom) * 72 / 25.4
            shares.append(1 - (lowest - bottom * 72 / 25.4) / height)
    return shares
