"""Tells what a file is by its content, whatever its name says."""

import re
from typing import Final

from casereports.clinical.sentences import Sentence, _
from casereports.figures.reading.prepared import MOST_BYTES, MOST_BYTES_OF_SERIES, PictureError
from casereports.figures.reading.source import SERIES, Kind

_HEIF_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
)
_OFFICE: Final = _("this is an office document; save each picture in it as a file of its own")
_UNPACK: Final = _("this is a packed folder; unpack it and take the pictures that are in it")
_FILM: Final = _("this is a film; save the one frame to show as a picture and take that")
_OTHER_PICTURE: Final = _("pictures of this format are not taken; save it as PNG and take that")
#: How files begin that people take for pictures, and what to do about each.
_NO_PICTURES: Final[tuple[tuple[bytes, Sentence], ...]] = (
    (b"%PDF", _("this is a PDF; save the page as a picture (PNG) and take that")),
    (b"PK\x03\x04", _UNPACK),
    (b"\x1f\x8b", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _UNPACK),
    (b"Rar!", _UNPACK),
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"%!PS", _("this is a PostScript file; save the page as a picture (PNG) and take that")),
    (b"GIF8", _OTHER_PICTURE),
    (b"BM", _OTHER_PICTURE),
    (b"8BPS", _OTHER_PICTURE),
    (b"\x00\x00\x00\x0cjP  ", _OTHER_PICTURE),
    (b"\xff\x4f\xff\x51", _OTHER_PICTURE),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"\x00\x00\x01\xba", _FILM),
    (b"\x00\x00\x01\xb3", _FILM),
)
#: What stands near the beginning of a packed folder that is an office document.
_OFFICE_PARTS: Final = (b"[Content_Types].xml", b"_rels/.rels", b"application/vnd.oasis")
_MARKUP: Final = re.compile(rb"\s*<(\?xml|!doctype|!--|html|head|body|svg)", re.IGNORECASE)
_SVG: Final = re.compile(rb"<svg[\s/>]", re.IGNORECASE)
#: The first element of a DICOM file without preamble: group 2 or 8, in either byte order.
_BARE_DICOM: Final = re.compile(
    rb"[\x02\x08]\x00[\x00-\x22]\x00(?:[A-Z]{2}|..\x00\x00)"
    rb"|\x00[\x02\x08]\x00[\x00-\x22](?:[A-Z]{2}|\x00\x00..)",
    re.DOTALL,
)


def kind_of(content: bytes) -> Kind:
    """Returns a file's kind; raises PictureError, saying what it is, for what is no picture."""
    kind = _recognised(content)
    if kind is None:
        raise PictureError(_why_not(content))
    most = MOST_BYTES_OF_SERIES if kind in SERIES else MOST_BYTES
    if len(content) > most:
        raise PictureError(
            _("the picture is larger than %(most)s MB; save it smaller", most=most // 2**20)
        )
    return kind


def _recognised(content: bytes) -> Kind | None:
    start = content[:12]
    if start.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if (
        start[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
        and content[128:132] != b"DICM"
    ):
        return Kind.TIFF
    if start[:4] == b"RIFF" and start[8:] == b"WEBP":
        return Kind.WEBP
    if start[4:8] == b"ftyp" and start[8:] in _HEIF_BRANDS:
        return Kind.HEIC
    if content[128:132] == b"DICM" or _BARE_DICOM.match(content):
        return Kind.DICOM
    return None


def _why_not(content: bytes) -> Sentence:
    if not content:
        return _("the file is empty; export it again")
    if content.startswith(b"PK") and any(part in content[:2000] for part in _OFFICE_PARTS):
        return _OFFICE
    for start, said in _NO_PICTURES:
        if content.startswith(start):
            return said
    if content[4:8] == b"ftyp" or content[8:12] == b"AVI ":
        return _FILM
    if _MARKUP.match(content[:200]):
        if _SVG.search(content[:4000]):
            return _("this is an SVG drawing; save it as a picture (PNG) and take that")
        return _("this is a page of the web, not a picture; save the picture itself")
    return _("the file is no picture of a known kind, whatever its name; export it as PNG or JPEG")
