"""The paper as a Word file: for submission systems, and for a colleague who marks it up."""

from casereports.manuscript.document import Manuscript
from casereports.renderers.docx import files
from casereports.renderers.docx.document import document
from casereports.renderers.docx.errors import RenderError
from casereports.renderers.docx.figures import FigurePicture, Pictured
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import part
from casereports.renderers.docx.numbering import numbering
from casereports.renderers.docx.package import pack
from casereports.renderers.words import words_for

__all__ = ["FigurePicture", "RenderError", "print_docx"]


def print_docx(manuscript: Manuscript, *, picture: Pictured) -> bytes:
    """Return the paper as .docx; the same manuscript and pictures give the same bytes.

    ``picture`` hands out a figure's panels as one picture. Nothing in the file says who wrote it
    or when, but what the paper prints.

    Raises ``RenderError`` for a tree that was not numbered, a row that doesn't fit its table, a
    mention that leads nowhere and a link that could run code.
    """
    ledger = Ledger()
    for kind in ("styles", "settings", "numbering"):
        ledger.relate(kind, f"{kind}.xml")
    footer = ledger.relate("footer", "footer1.xml")
    text = document(manuscript, picture=picture, ledger=ledger, footer=footer)
    ledger.close()
    written = {
        "word/document.xml": part(text),
        "word/styles.xml": files.styles(manuscript.language),
        "word/settings.xml": files.settings(),
        "word/numbering.xml": part(numbering(ledger.ordered_lists)),
        "word/footer1.xml": part(files.footer(words_for(manuscript.language))),
        "docProps/core.xml": part(files.properties(manuscript)),
        **{f"word/{name}": content for name, content in ledger.media.items()},
    }
    return pack(written, ledger.relations)
