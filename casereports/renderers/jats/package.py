"""The article with its pictures, as archives and indexes take it: one folder, one zip."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.jats.errors import RenderError
from casereports.renderers.jats.figures import Graphic

ARTICLE = "article.xml"
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: the file says nothing of when it was written."""

#: How files begin, what they are, and how their names end.
KINDS = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"II*\x00", "image/tiff", "tif"),
    (b"MM\x00*", "image/tiff", "tif"),
    (b"<svg", "image/svg+xml", "svg"),
    (b"<?xml", "image/svg+xml", "svg"),
)
PACKED = ("xml", "svg")

#: What draws a panel as print shows it, with what lies over its picture.
Pictured = Callable[[Figure, Panel], bytes]


class Shelf:
    """Names the pictures of an article and keeps them: "Figure1A.jpg"."""

    def __init__(self, picture: Pictured) -> None:
        self.files: dict[str, bytes] = {}
        self._picture = picture

    def named(self, figure: Figure, panel: Panel) -> Graphic:
        """Returns the file of a panel, which is now kept.

        Raises ``RenderError`` for bytes that are no picture, and where two panels have one name.
        """
        content = self._picture(figure, panel)
        media_type, suffix = kind_of(content)
        letter = re.sub(r"\W", "", panel.letter)
        name = f"Figure{figure.number}{letter}.{suffix}"
        if name in self.files:
            raise RenderError(_("Two of the paper's pictures are called “%(name)s”.", name=name))
        self.files[name] = content
        return Graphic(name=name, media_type=media_type)


def kind_of(content: bytes) -> tuple[str, str]:
    """Returns what a picture is and how its name ends."""
    for beginning, media_type, suffix in KINDS:
        if content.startswith(beginning):
            return media_type, suffix
    raise RenderError(_("The picture of a panel is neither JPEG, PNG, TIFF nor SVG."))


def pack(files: Mapping[str, bytes]) -> bytes:
    """Returns the zip; the same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, BEGINNING_OF_TIME)
            entry.create_system = 0
            packed = name.endswith(PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return out.getvalue()
