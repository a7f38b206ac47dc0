"""A page that is one figure and nothing else; like ``printing``, this holds the engine."""

from functools import partial
from hashlib import sha256

from casereports.figures.panels.grid import Size
from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.nodes import Figure
from casereports.renderers.html.markup import RenderError
from casereports.renderers.html.page import page
from casereports.renderers.html.panels import render_figure
from casereports.renderers.html.pictures import Pictures as PagePictures
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.fetcher import LockedFetcher, picture_url
from casereports.renderers.pdf.geometry import PanelSize, extent, panel_sizes
from casereports.renderers.pdf.order import Plate
from casereports.renderers.pdf.pictures import Pictures
from casereports.renderers.pdf.press import Job, run
from casereports.renderers.pdf.printing import drawn_text, with_faces, with_label_faces
from casereports.renderers.pdf.sheet import picture_rules
from casereports.renderers.pdf.structure import finish
from casereports.renderers.pdf.typefaces import fallbacks_for
from casereports.renderers.words import words_for


def print_plate(plate: Plate, pictures: Pictures) -> bytes:
    """Return the panels with their letters as a PDF page of exactly their size.

    Raises ``PrintError`` as the print of a paper does.
    """
    rows = panel_sizes(plate.figure, width=plate.width_mm, highest=plate.highest_mm)
    try:
        markup = plate_page(plate, rows)
    except RenderError as fault:
        raise PrintError(fault.said) from fault
    fallbacks = fallbacks_for(markup + drawn_text(pictures), plate.language)
    job = Job(
        page=with_label_faces(markup, fallbacks),
        rules=f"{page_rules(extent(plate.figure, rows))}\n{picture_rules(plate.figure, rows)}",
        fallbacks=fallbacks,
        identifier=sha256(plate.model_dump_json().encode()).hexdigest()[:32],
    )
    return run(job, LockedFetcher(with_faces(pictures, fallbacks)), partial(finish, names={}))


def plate_page(plate: Plate, rows: list[list[PanelSize]]) -> str:
    """Return the figure as the paper holds it, on a page of its own; its caption goes unseen."""

    def sizes(_: Figure) -> list[list[Size]]:
        return [[Size(size.width, size.height) for size in row] for row in rows]

    words = words_for(plate.language)
    title = f"{words.figure} {plate.figure.number}"
    empty = Manuscript(
        language=plate.language, journal="", front=Front(title=title, source=""), body=()
    )
    # A caption names places and other papers' signs that are not on this page.
    bare = plate.figure.model_copy(
        update={
            "caption": (),
            "panels": tuple(
                panel.model_copy(update={"caption": ()}) for panel in plate.figure.panels
            ),
        }
    )
    pictures = PagePictures(picture_url, sizes=sizes)
    return page(empty, render_figure(bare, words=words, pictures=pictures), None)


def page_rules(size: Size) -> str:
    """Return the CSS that makes the page as large as the figure."""
    return f"""@page {{ size: {size.width:.2f}mm {size.height:.2f}mm; margin: 0 }}
    @page :first {{ margin: 0 }}
    figure {{ margin: 0 }}
    figcaption {{ display: none }}"""
