"""A paper's pictures, read and looked at before they go to the press."""

from collections.abc import Callable, Iterable

from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.renderers.pdf.contents import all_figures
from casereports.renderers.pdf.errors import PrintError

Pictures = dict[str, tuple[str, bytes]]
"""Media type and bytes of each picture, by its SHA-256."""

SIGNATURES = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/svg+xml": (b"<svg", b"<?xml"),
}


def pictures_of(manuscript: Manuscript, image_bytes: Callable[[Image], bytes]) -> Pictures:
    """Return the paper's pictures; raises ``PrintError`` for one that isn't what it says."""
    return pictures_in(all_figures(manuscript), image_bytes)


def pictures_in(figures: Iterable[Figure], image_bytes: Callable[[Image], bytes]) -> Pictures:
    """Return the pictures of some figures, as ``pictures_of`` does those of a paper."""
    found: Pictures = {}
    for figure in figures:
        for panel in figure.panels:
            name = f"Figure {figure.number}{panel.letter}"
            try:
                content = image_bytes(panel.image)
            except (OSError, LookupError) as fault:
                raise PrintError(
                    _(
                        "%(name)s: its picture could not be read (%(fault)s).",
                        name=name,
                        fault=str(fault),
                    )
                ) from fault
            if not content.startswith(SIGNATURES[panel.image.media_type]):
                raise PrintError(
                    _(
                        "%(name)s: its picture is not of type %(media_type)s.",
                        name=name,
                        media_type=panel.image.media_type,
                    )
                )
            found[panel.image.sha256] = (panel.image.media_type, content)
    return found
