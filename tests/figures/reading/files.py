"""Files as clinics have them, made by script: photographs, scans and DICOM."""

import io
import struct
from collections.abc import Sequence

import numpy as np
from PIL import Image

EXPLICIT, IMPLICIT = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"
BIG_ENDIAN, DEFLATED = "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"
JPEG_BASELINE, JPEG_2000 = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.90"
JPEG_LS, RLE, MPEG4 = "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.102"

#: Value representations whose length has four bytes (PS3.5, 7.1.2).
LONG = {b"OB", b"OW", b"SQ", b"UN", b"UT", b"OF"}

Elements = dict[tuple[int, int], tuple[bytes, object]]


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def pixels(content: bytes) -> np.ndarray:
    """Returns what is seen, as numbers."""
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture)


def ramp(width: int = 16, height: int = 8, *, step: int = 1, start: int = 0) -> np.ndarray:
    """Returns values that grow from left to right, the same in each row."""
    return np.tile(np.arange(width) * step + start, (height, 1))


def encoded(value: object, vr: bytes) -> bytes:
    if isinstance(value, bytes):
        return value
    if vr == b"US":
        return struct.pack("<H", value)
    if vr == b"SS":
        return struct.pack("<h", value)
    if vr == b"FD":
        return struct.pack("<d", value)
    several = value if isinstance(value, list | tuple) else [value]
    text = "\\".join(map(str, several)).encode()
    return text + (b"\0" if vr == b"UI" else b" ") * (len(text) % 2)


def element(tag: tuple[int, int], vr: bytes, value: object, *, implicit: bool = False) -> bytes:
    if vr == b"SQ":
        return sequence(tag, value, implicit=implicit)
    content = encoded(value, vr)
    content += b"\0" * (len(content) % 2)
    head = struct.pack("<HH", *tag)
    if implicit:
        return head + struct.pack("<I", len(content)) + content
    if vr in LONG:
        return head + vr + b"\0\0" + struct.pack("<I", len(content)) + content
    return head + vr + struct.pack("<H", len(content)) + content


def sequence(tag: tuple[int, int], items: Sequence[Elements], *, implicit: bool) -> bytes:
    content = b""
    for item in items:
        within = dataset(item, implicit=implicit)
        content += struct.pack("<HHI", 0xFFFE, 0xE000, len(within)) + within
    head = struct.pack("<HH", *tag) + (b"" if implicit else b"SQ\0\0")
    return head + struct.pack("<I", len(content)) + content


def dataset(elements: Elements, *, implicit: bool = False) -> bytes:
    return b"".join(
        element(tag, vr, value, implicit=implicit) for tag, (vr, value) in sorted(elements.items())
    )


def fragments(*frames: bytes) -> bytes:
    """Returns coded frames as DICOM packs them, each in one fragment."""
    items = [b"", *(frame + b"\0" * (len(frame) % 2) for frame in frames)]
    packed = b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items)
    return packed + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0)


def grey_tags(values: np.ndarray, *, stored: int, **described: object) -> Elements:
    """Returns the elements that describe grey values: ``frames × rows × columns``, or one frame."""
    stack = values if values.ndim == 3 else values[None]
    return {
        (0x0028, 0x0002): (b"US", 1),
        (0x0028, 0x0004): (b"CS", described.get("shown", "MONOCHROME2")),
        (0x0028, 0x0008): (b"IS", stack.shape[0]),
        (0x0028, 0x0010): (b"US", stack.shape[1]),
        (0x0028, 0x0011): (b"US", stack.shape[2]),
        (0x0028, 0x0100): (b"US", 8 if stored <= 8 else 16),
        (0x0028, 0x0101): (b"US", stored),
        (0x0028, 0x0102): (b"US", stored - 1),
        (0x0028, 0x0103): (b"US", int(bool(described.get("signed")))),
    }


def dicom(
    values: np.ndarray,
    *,
    stored: int = 12,
    syntax: str = EXPLICIT,
    modality: str = "CT",
    more: Elements | None = None,
    coded: Sequence[bytes] | None = None,
    preamble: bool = True,
    **described: object,
) -> bytes:
    """Returns a DICOM file of grey values, or of frames that are ``coded`` already."""
    implicit = syntax == IMPLICIT
    tags = {
        (0x0008, 0x0016): (b"UI", "1.2.840.10008.5.1.4.1.1.7"),
        (0x0008, 0x0018): (b"UI", "1.2.3.4"),
        (0x0008, 0x0060): (b"CS", modality),
        **grey_tags(values, stored=stored, **described),
        **(more or {}),
    }
    before = {tag: known for tag, known in tags.items() if tag < (0x7FE0, 0x0010)}
    behind = {tag: known for tag, known in tags.items() if tag > (0x7FE0, 0x0010)}
    body = dataset(before, implicit=implicit)
    if coded is None:
        kind = "<i" if described.get("signed") else "<u"
        packed = values.astype(f"{kind}{1 if stored <= 8 else 2}").tobytes()
        body += element((0x7FE0, 0x0010), b"OW", packed, implicit=implicit)
    else:
        body += struct.pack("<HH2sHI", 0x7FE0, 0x0010, b"OB", 0, 0xFFFFFFFF) + fragments(*coded)
    body += dataset(behind, implicit=implicit)
    return framed(body, syntax) if preamble else body


def framed(body: bytes, syntax: str) -> bytes:
    """Returns a data set with the head that says how it is written."""
    meta = dataset(
        {
            (0x0002, 0x0002): (b"UI", "1.2.840.10008.5.1.4.1.1.7"),
            (0x0002, 0x0003): (b"UI", "1.2.3.4"),
            (0x0002, 0x0010): (b"UI", syntax),
        }
    )
    length = element((0x0002, 0x0000), b"UL", struct.pack("<I", len(meta)))
    return bytes(128) + b"DICM" + length + meta + body


def rle_frame(values: np.ndarray) -> bytes:
    """Returns 8-bit values as one RLE segment of literal runs (PS3.5, annex G)."""
    flat = values.astype("u1").tobytes()
    runs = b"".join(
        bytes([len(flat[at : at + 128]) - 1]) + flat[at : at + 128]
        for at in range(0, len(flat), 128)
    )
    return struct.pack("<16I", 1, 64, *([0] * 14)) + runs
