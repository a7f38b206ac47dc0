"""HEIC files made by script: pixels are put into HEVC as they are (PCM), block by block.

Wheels that read HEIC do not write it. A block of 16 × 16 pixels is a slice of its own here, so
that the arithmetic coder starts anew with each, and has two decisions to code.
"""

import struct
from collections.abc import Iterable

import numpy as np
from PIL import Image

BLOCK = 16
VIDEO, SEQUENCE, PICTURE, SLICE = 32, 33, 34, 20


class Bits:
    """Bits that become bytes, with the codes that HEVC writes numbers in."""

    def __init__(self) -> None:
        self.written: list[int] = []

    def plain(self, value: int, count: int) -> "Bits":
        self.written += [value >> at & 1 for at in reversed(range(count))]
        return self

    def golomb(self, *values: int) -> "Bits":
        for value in values:
            length = (value + 1).bit_length()
            self.plain(0, length - 1).plain(value + 1, length)
        return self

    def aligned(self, first: int | None = None) -> "Bits":
        if first is not None:
            self.plain(first, 1)
        return self.plain(0, -len(self.written) % 8)

    def packed(self) -> bytes:
        text = "".join(map(str, self.written))
        return int(text, 2).to_bytes(len(text) // 8, "big")


class Coder:
    """The arithmetic coder from its start to its end (ITU-T H.265, 9.3.4)."""

    def __init__(self, bits: Bits) -> None:
        self.bits, self.low, self.range, self.waiting, self.first = bits, 0, 510, 0, True

    def likely(self, least: int) -> "Coder":
        """Code the likelier of two decisions; the other has ``least`` of the range."""
        self.range -= least
        return self._renewed()

    def last(self) -> None:
        """Code that something ends here, and write what is left."""
        self.low += self.range - 2
        self.range = 2
        self._renewed()
        self._put(self.low >> 9 & 1)
        self.bits.plain(self.low >> 7 & 3 | 1, 2)

    def _renewed(self) -> "Coder":
        while self.range < 256:
            if self.low < 256:
                self._put(0)
            elif self.low >= 512:
                self.low -= 512
                self._put(1)
            else:
                self.low -= 256
                self.waiting += 1
            self.range *= 2
            self.low *= 2
        return self

    def _put(self, bit: int) -> None:
        if not self.first:
            self.bits.plain(bit, 1)
        self.first = False
        for _ in range(self.waiting):
            self.bits.plain(1 - bit, 1)
        self.waiting = 0


def unit(kind: int, content: bytes) -> bytes:
    """Returns a unit of the stream, in which no start code is imitated."""
    escaped = bytearray()
    for byte in content:
        if byte <= 3 and escaped[-2:] == b"\0\0":
            escaped.append(3)
        escaped.append(byte)
    return bytes((kind << 1, 1)) + bytes(escaped)


def profile(bits: Bits) -> Bits:
    bits.plain(3, 8).plain(0x70000000, 32).plain(0b1001, 4)
    return bits.plain(0, 44).plain(30, 8)


def parameters(width: int, height: int) -> dict[int, bytes]:
    video = profile(Bits().plain(0, 4).plain(3, 2).plain(0, 9).plain(1, 1).plain(0xFFFF, 16))
    video.plain(1, 1).golomb(0, 0, 0).plain(0, 6).golomb(0).plain(0, 2)
    sequence = profile(Bits().plain(0, 7).plain(1, 1)).golomb(0, 1, width, height).plain(0, 1)
    sequence.golomb(0, 0, 4).plain(1, 1).golomb(0, 0, 0).golomb(1, 0, 0, 2, 0, 0).plain(0, 3)
    sequence.plain(1, 1).plain(7, 4).plain(7, 4).golomb(1, 0).plain(1, 1).golomb(0).plain(0, 5)
    picture = Bits().golomb(0, 0).plain(0, 7).golomb(0, 0, 0).plain(0, 3).golomb(0, 0)
    picture.plain(0, 7).plain(0b101, 3).plain(0, 2).golomb(0).plain(0, 2)
    made = {VIDEO: video, SEQUENCE: sequence, PICTURE: picture}
    return {kind: unit(kind, bits.aligned(1).packed()) for kind, bits in made.items()}


def slices(planes: list[np.ndarray]) -> Iterable[bytes]:
    rows, columns = (side // BLOCK for side in planes[0].shape)
    for number in range(rows * columns):
        bits = Bits().plain(number == 0, 1).plain(0, 1).golomb(0)
        if number:
            bits.plain(number, (rows * columns - 1).bit_length())
        bits.golomb(2, 0).aligned(1)
        Coder(bits).likely(240).last()
        head = bits.aligned().packed()
        end = Bits()
        Coder(end).last()
        yield unit(SLICE, head + samples(planes, *divmod(number, columns)) + end.aligned().packed())


def samples(planes: list[np.ndarray], row: int, column: int) -> bytes:
    found = []
    for plane, side in zip(planes, (BLOCK, BLOCK // 2, BLOCK // 2), strict=True):
        block = plane[row * side : (row + 1) * side, column * side : (column + 1) * side]
        found.append(np.ascontiguousarray(block).tobytes())
    return b"".join(found)


def box(kind: bytes, *contents: bytes, full: int | None = None) -> bytes:
    content = b"".join(contents)
    if full is not None:
        content = struct.pack(">I", full) + content
    return struct.pack(">I", len(content) + 8) + kind + content


def settings(sets: dict[int, bytes]) -> bytes:
    arrays = b"".join(
        struct.pack(">BHH", 0x80 | kind, 1, len(content)) + content
        for kind, content in sets.items()
    )
    start = b"\x01\x03\x70\0\0\0\x90\0\0\0\0\0\x1e\xf0\0\xfc\xfd\xf8\xf8\0\0\x0f"
    return box(b"hvcC", start + bytes((len(sets),)) + arrays)


def heic(
    image: Image.Image,
    *,
    exif: bytes = b"",
    xmp: bytes = b"",
    quarter_turns: int = 0,
    icc: bytes = b"",
) -> bytes:
    """Returns a picture, of whole blocks, as telephones keep it."""
    planes = [np.asarray(plane) for plane in image.convert("YCbCr").split()]
    planes[1:] = [plane[::2, ::2] for plane in planes[1:]]
    sets = parameters(*image.size)
    coded = b"".join(struct.pack(">I", len(one)) + one for one in slices(planes))
    items = {b"hvc1": coded, b"Exif": exif and b"\0\0\0\0" + exif, b"mime": xmp}
    items = {kind: content for kind, content in items.items() if content}
    colours = b"nclx\0\x01\0\x0d\0\x06\x80"
    properties = [
        settings(sets),
        box(b"ispe", struct.pack(">II", *image.size), full=0),
        box(b"colr", b"prof" + icc) if icc else box(b"colr", colours),
        *([box(b"irot", bytes((quarter_turns,)))] if quarter_turns else []),
    ]
    return assembled(items, properties)


def assembled(items: dict[bytes, bytes], properties: list[bytes]) -> bytes:
    start = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    size = len(catalogue(items, properties, 0))
    return (
        start + catalogue(items, properties, len(start) + size + 8) + box(b"mdat", *items.values())
    )


def catalogue(items: dict[bytes, bytes], properties: list[bytes], at: int) -> bytes:
    entries, places, sources = [], [], []
    for number, (kind, content) in enumerate(items.items(), start=1):
        words = b"\0application/rdf+xml\0" if kind == b"mime" else b"\0"
        entries.append(box(b"infe", struct.pack(">HH", number, 0) + kind + words, full=0x2000000))
        places.append(struct.pack(">HHHII", number, 0, 1, at, len(content)))
        at += len(content)
        if number > 1:
            sources.append(box(b"cdsc", struct.pack(">HHH", number, 1, 1)))
    listed = struct.pack(">H", len(items))
    uses = bytes(0x80 | number for number in range(1, len(properties) + 1))
    return box(
        b"meta",
        box(b"hdlr", bytes(4) + b"pict" + bytes(13), full=0),
        box(b"pitm", struct.pack(">H", 1), full=0),
        box(b"iinf", listed, *entries, full=0),
        box(b"iloc", b"\x44\0" + listed, *places, full=0),
        *([box(b"iref", *sources, full=0)] if sources else []),
        box(
            b"iprp",
            box(b"ipco", *properties),
            box(b"ipma", struct.pack(">IHB", 1, 1, len(uses)) + uses, full=0),
        ),
        full=0,
    )
