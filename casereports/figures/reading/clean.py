"""Tells pictures that hold pixels and nothing else, which pass as they are."""

import zlib
from typing import Final

from PIL import Image

#: Markers of a JPEG that pixels need: frames, tables and restarts (ITU-T T.81, B.1.1.3).
_PIXEL_MARKERS: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD})
_SCAN, _END, _APP0 = 0xDA, 0xD9, 0xE0
#: Chunks of a PNG that hold pixels of grey or true colour (PNG 3rd edition, 4.7); a palette may
#: hold more than is used.
_PIXEL_CHUNKS: Final = frozenset({b"IHDR", b"IDAT", b"IEND"})
_AT_ONCE: Final = 1 << 20


def is_clean(content: bytes, picture: Image.Image) -> bool:
    """Tells whether a JPEG or PNG, already opened as ``picture``, holds pixels only."""
    if picture.format == "JPEG":
        return picture.mode in ("L", "RGB") and _jpeg_is_clean(content)
    if picture.format == "PNG":
        plain = picture.mode in ("1", "L", "RGB") and "transparency" not in picture.info
        return plain and _png_is_clean(content)
    return False


def _jpeg_is_clean(content: bytes) -> bool:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        jfif = marker == _APP0 and content[at + 4 : at + 9] == b"JFIF\x00" and length == 16
        if marker != _SCAN and marker not in _PIXEL_MARKERS and not jfif:
            return False
        at += 2 + length
        if marker == _SCAN:
            at = _behind_scan(content, at)
            if content[at : at + 2] == bytes((0xFF, _END)):
                return at + 2 == len(content)
    return False


def _behind_scan(content: bytes, at: int) -> int:
    """Returns where the marker behind a scan's coded pixels is."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(content)


def _png_is_clean(content: bytes) -> bool:
    at = 8
    coded = []
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if kind not in _PIXEL_CHUNKS:
            return False
        if kind == b"IDAT":
            coded.append(content[at + 8 : at + 8 + length])
        at += 12 + length
        if kind == b"IEND":
            return length == 0 and at == len(content) and _all_is_pixels(content, coded)
    return False


def _all_is_pixels(content: bytes, coded: list[bytes]) -> bool:
    """Tells whether the packed pixels of a PNG are as many as its header says, and no more."""
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    bits, colours, interlaced = content[24], content[25], content[28]
    row = (width * bits * (3 if colours == 2 else 1) + 7) // 8 + 1
    try:
        return not interlaced and _unpacks_to(coded, row * height)
    except zlib.error:
        return False


def _unpacks_to(coded: list[bytes], size: int) -> bool:
    """Tells whether so many bytes were packed, with none behind them."""
    unpacking = zlib.decompressobj()
    unpacked = 0
    for part in coded:
        rest = part
        while rest and not unpacking.eof and unpacked <= size:
            unpacked += len(unpacking.decompress(rest, _AT_ONCE))
            rest = unpacking.unconsumed_tail
        if rest or unpacking.unused_data:
            return False
    return unpacking.eof and unpacked == size
