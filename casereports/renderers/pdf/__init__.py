"""The paper as a PDF: A4, tagged (PDF/UA-1), with its fonts and pictures and nothing fetched."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256

from casereports.manuscript.nodes import Image, Manuscript
from casereports.renderers.html import render_page
from casereports.renderers.html.markup import RenderError
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.fetcher import LockedFetcher, picture_url
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import Job, run
from casereports.renderers.pdf.sheet import all_figures, paper_rules
from casereports.renderers.pdf.structure import finish, place_names
from casereports.renderers.pdf.typefaces import fallbacks_for

__all__ = ["PrintError", "print_pdf"]

SIGNATURES = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/svg+xml": (b"<svg", b"<?xml"),
}


def print_pdf(manuscript: Manuscript, *, image_bytes: Callable[[Image], bytes]) -> bytes:
    """Return the paper as PDF; the same manuscript gives the same bytes.

    Raises ``PrintError`` for a picture that can't be had or isn't what it says, a character
    that no bundled font holds, and whatever the engine warns of. Takes about a third of a
    second for a paper of six pages; prints wait for each other.
    """
    paper = place_floats(manuscript)
    try:
        page = render_page(paper, image_url=picture_url, stylesheet=None)
    except RenderError as fault:
        raise PrintError(str(fault)) from fault
    job = Job(
        page=page,
        rules=paper_rules(paper),
        fallbacks=fallbacks_for(page, paper.language),
        identifier=sha256(manuscript.model_dump_json().encode()).hexdigest()[:32],
    )
    fetcher = LockedFetcher(dict(pictures(manuscript, image_bytes)))
    return run(job, fetcher, partial(finish, names=place_names(manuscript)))


def pictures(
    manuscript: Manuscript, image_bytes: Callable[[Image], bytes]
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield each picture's SHA-256 with its media type and bytes."""
    for figure in all_figures(manuscript):
        for panel in figure.panels:
            name = f"Figure {figure.number}{panel.letter}"
            try:
                content = image_bytes(panel.image)
            except (OSError, LookupError) as fault:
                raise PrintError(f"{name}: its picture could not be read ({fault}).") from fault
            if not content.startswith(SIGNATURES[panel.image.media_type]):
                raise PrintError(f"{name}: its picture is not of type {panel.image.media_type}.")
            yield panel.image.sha256, (panel.image.media_type, content)
