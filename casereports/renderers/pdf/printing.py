"""Prints a paper in this very process, which holds the engine from then on."""

from functools import partial
from hashlib import sha256
from html import escape

from casereports.manuscript.document import Manuscript
from casereports.renderers.html import render_page
from casereports.renderers.html.markup import RenderError
from casereports.renderers.html.overlay import FONT
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.fetcher import LockedFetcher, picture_url
from casereports.renderers.pdf.geometry import DRAWING, in_paper
from casereports.renderers.pdf.pictures import Pictures
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import Job, run
from casereports.renderers.pdf.sheet import paper_rules
from casereports.renderers.pdf.structure import finish, place_names
from casereports.renderers.pdf.typefaces import face_name, fallbacks_for


def print_here(manuscript: Manuscript, pictures: Pictures) -> bytes:
    """Return the paper as PDF; the same manuscript gives the same bytes.

    Raises ``PrintError`` for a character that no bundled font holds, and for whatever the engine
    warns of. Prints wait for each other.
    """
    paper = place_floats(manuscript)
    try:
        page = render_page(paper, image_url=picture_url, stylesheet=None, sizes=in_paper)
    except RenderError as fault:
        raise PrintError(fault.said) from fault
    fallbacks = fallbacks_for(page + drawn_text(pictures), paper.language)
    job = Job(
        page=with_label_faces(page, fallbacks),
        rules=paper_rules(paper),
        fallbacks=fallbacks,
        identifier=sha256(manuscript.model_dump_json().encode()).hexdigest()[:32],
    )
    fetcher = LockedFetcher(with_faces(pictures, fallbacks))
    return run(job, fetcher, partial(finish, names=place_names(manuscript)))


def drawn_text(pictures: Pictures) -> str:
    """Return the characters of all drawings: their text is printed with the page's fonts."""
    drawings = (content for kind, content in pictures.values() if kind == DRAWING)
    return "".join(content.decode() for content in drawings)


def with_faces(pictures: Pictures, fallbacks: tuple[str, ...]) -> Pictures:
    """Return the pictures, drawings asking for bundled faces where they ask for any sans-serif."""
    names = "".join(f",{face_name(file)}" for file in fallbacks).encode()
    return {
        name: (kind, content.replace(b",sans-serif", names) if kind == DRAWING else content)
        for name, (kind, content) in pictures.items()
    }


def with_label_faces(page: str, fallbacks: tuple[str, ...]) -> str:
    """Return the page, labels on pictures asking for bundled faces as drawings do."""
    asked = f'font-family="{escape(FONT)}"'
    names = "".join(f",{face_name(file)}" for file in fallbacks)
    return page.replace(asked, asked.replace(",sans-serif", names))
