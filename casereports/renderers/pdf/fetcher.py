"""The only door between the engine and the world: bundled fonts and the paper's pictures."""

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from casereports.clinical.sentences import _
from casereports.manuscript.nodes import Image
from casereports.renderers.pdf.typefaces import FOLDER, families

PICTURE = "figure:"
FONT = "font:"


def picture_url(image: Image) -> str:
    return f"{PICTURE}{image.sha256}"


class LockedFetcher(URLFetcher):  # type: ignore[misc]  # the engine has no types
    """Hands out bundled fonts and given pictures by name; all else stops the print.

    The stock fetcher opens network connections, follows redirects and reads local files, so
    that its constructor and its ``fetch`` are both replaced.
    """

    def __init__(self, pictures: Mapping[str, tuple[str, bytes]]) -> None:
        """Take pictures as media type and bytes, by their SHA-256."""
        self._fail_on_errors = True
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a picture or a font; raises ``FatalURLFetchingError`` for anything else."""
        name = url.partition(":")[2]
        if url.startswith(PICTURE) and name in self._pictures:
            media_type, content = self._pictures[name]
            return URLFetcherResponse(url, content, {"Content-Type": media_type})
        if url.startswith(FONT) and name in font_files():
            content = (FOLDER / name).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
        raise FatalURLFetchingError(
            _("The print asked for “%(address)s”, which is not part of the paper.", address=url)
        )


def font_files() -> frozenset[str]:
    return frozenset(face.file for family in families() for face in family.files)
