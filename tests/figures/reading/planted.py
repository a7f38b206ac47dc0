"""Files with a name planted wherever their format has a place for words."""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from tests.figures.reading.files import dicom, ramp, saved
from tests.figures.reading.heic import box, heic

SECRET = b"JANE DOE 1954-03-12"
#: The same words as Windows and Photoshop write them.
SPELLINGS = (SECRET, SECRET.decode().encode("utf-16-le"), SECRET.decode().encode("utf-16-be"))

SEEN = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
GPS = {1: "N", 2: (48.0, 8.0, 14.0), 29: SECRET.decode()}


def exif() -> bytes:
    """Returns EXIF data with words in its fields, the maker's note, GPS and a thumbnail."""
    notes = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0131, 0x013B, 0x8298):
        notes[tag] = SECRET.decode()
    notes[0x9C9D] = SPELLINGS[1]
    inner = notes.get_ifd(0x8769)
    inner.update({0x927C: b"Maker\0" + SECRET, 0x9286: b"ASCII\0\0\0" + SECRET})
    notes.get_ifd(0x8825).update(GPS)
    return notes.tobytes() + thumbnail()


def thumbnail() -> bytes:
    return saved(SEEN.resize((16, 12)), "JPEG", comment=SECRET)


def xmp() -> bytes:
    return (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='"
        b"http://www.w3.org/1999/02/22-rdf-syntax-ns#'><dc:creator>" + SECRET + b"</dc:creator>"
        b"</rdf:RDF></x:xmpmeta>"
    )


def profile() -> bytes:
    """Returns a sound colour profile in whose description a name stands."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = len(content)
    text = b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(SPELLINGS[2]), 28)
    text += SPELLINGS[2]
    count = struct.unpack_from(">I", content, 128)[0]
    for number in range(count):
        entry = 132 + 12 * number
        if content[entry : entry + 4] in (b"desc", b"cprt"):
            struct.pack_into(">II", content, entry + 4, at, len(text))
    content += text
    struct.pack_into(">I", content, 0, len(content))
    return bytes(content)


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def photoshop() -> bytes:
    """Returns IPTC fields as Photoshop keeps them."""
    field = b"\x1c\x02\x50" + struct.pack(">H", len(SECRET)) + SECRET
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(field)) + field + b"\0"


def jpegs() -> dict[str, bytes]:
    plain = saved(SEEN, "JPEG")
    start, rest = plain[:2], plain[2:]
    progressive = saved(SEEN, "JPEG", progressive=True)
    second = progressive.index(b"\xff\xc4", progressive.index(b"\xff\xda"))
    between = progressive[:second] + segment(0xFE, SECRET) + progressive[second:]
    found = {
        "exif": saved(SEEN, "JPEG", exif=exif()),
        "xmp": saved(SEEN, "JPEG", xmp=xmp()),
        "icc": saved(SEEN, "JPEG", icc_profile=profile()),
        "comment": saved(SEEN, "JPEG", comment=SECRET),
        "photoshop": start + segment(0xED, photoshop()) + rest,
        "jfif-thumbnail": start + segment(0xE0, b"JFXX\0\x10" + thumbnail()) + rest,
        "between-scans": between,
        "behind": plain + SECRET,
        "second-picture": plain + thumbnail(),
    }
    for number in range(16):
        found[f"app{number}"] = start + segment(0xE0 + number, b"Own\0" + SECRET) + rest
    return found


def chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def pngs() -> dict[str, bytes]:
    plain = saved(SEEN, "PNG")
    end = plain.index(b"IEND") - 4

    def with_chunk(kind: bytes, content: bytes, *, at: int = 33) -> bytes:
        return plain[:at] + chunk(kind, content) + plain[at:]

    packed = zlib.compress(SECRET)
    unfinished = zlib.compress(np.asarray(SEEN).tobytes())
    return {
        "text": with_chunk(b"tEXt", b"Author\0" + SECRET),
        "packed-text": with_chunk(b"zTXt", b"Author\0\0" + packed),
        "international": with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp()),
        "exif": saved(SEEN, "PNG", exif=exif()),
        "icc": saved(SEEN, "PNG", icc_profile=profile()),
        "time": with_chunk(b"tIME", struct.pack(">HBBBBB", 1954, 3, 12, 8, 0, 0)),
        "private": with_chunk(b"prVt", SECRET),
        "late-text": with_chunk(b"tEXt", b"Author\0" + SECRET, at=end),
        "palette-of-no-use": with_chunk(b"PLTE", SECRET[:18]),
        "behind": plain + SECRET,
        "behind-packed-pixels": with_chunk(b"IDAT", SECRET, at=end),
        "two-pictures": plain + unfinished + SECRET,
    }


def tiffs() -> dict[str, bytes]:
    tags = ImageFileDirectory_v2()
    for tag in (270, 271, 272, 305, 306, 315, 316, 33432):
        tags[tag] = SECRET.decode()
    tags[65000] = SECRET.decode()
    tags.tagtype[65001] = 7
    tags[65001] = SECRET
    tags.tagtype[700] = 1
    tags[700] = xmp()
    tags.tagtype[34377] = 7
    tags[34377] = photoshop()
    pages = [SEEN.copy(), SEEN.copy()]
    return {
        "tags": saved(SEEN, "TIFF", tiffinfo=tags),
        "exif": saved(SEEN, "TIFF", exif=exif()),
        "icc": saved(SEEN, "TIFF", icc_profile=profile()),
        "pages": saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], tiffinfo=tags),
        "behind": saved(SEEN, "TIFF") + SECRET,
    }


def webps() -> dict[str, bytes]:
    full = saved(SEEN, "WEBP", exif=exif(), xmp=xmp(), icc_profile=profile())
    private = b"prVt" + struct.pack("<I", len(SECRET)) + SECRET + b"\0" * (len(SECRET) % 2)
    larger = struct.pack("<I", len(full) - 8 + len(private))
    return {"all": full, "private": full[:4] + larger + full[8:] + private}


def avifs() -> dict[str, bytes]:
    return {"all": saved(SEEN, "AVIF", exif=exif(), xmp=xmp(), icc_profile=profile())}


def heics() -> dict[str, bytes]:
    whole = SEEN.resize((64, 48))
    return {
        "all": heic(whole, exif=exif(), xmp=xmp(), icc=profile()),
        "behind": heic(whole) + SECRET,
        "free": heic(whole) + box(b"free", SECRET),
    }


def dicoms() -> dict[str, bytes]:
    values = ramp(64, 32, step=60)
    name = SECRET.decode()
    public = {
        (0x0008, 0x0080): (b"LO", name),
        (0x0008, 0x1030): (b"LO", name),
        (0x0010, 0x0010): (b"PN", name),
        (0x0010, 0x4000): (b"LT", name),
        (0x0020, 0x4000): (b"LT", name),
        (0x0028, 0x1055): (b"LO", name),
        (0x0040, 0xA730): (b"SQ", [{(0x0040, 0xA160): (b"UT", name)}]),
    }
    private = {(0x0009, 0x0010): (b"LO", name), (0x0009, 0x1001): (b"UN", SECRET)}
    overlay = {
        (0x6000, 0x0010): (b"US", 32),
        (0x6000, 0x0011): (b"US", 64),
        (0x6000, 0x0022): (b"LO", name),
        (0x6000, 0x0040): (b"CS", "G"),
        (0x6000, 0x0050): (b"SS", b"\x01\x00\x01\x00"),
        (0x6000, 0x0100): (b"US", 1),
        (0x6000, 0x0102): (b"US", 0),
        (0x6000, 0x3000): (b"OW", (SECRET * 20)[:256]),
    }
    icon = {(0x0028, 0x0010): (b"US", 1), (0x7FE0, 0x0010): (b"OW", SECRET + b"\0")}
    behind = {(0xFFFC, 0xFFFC): (b"OB", SECRET), (0x7FE1, 0x1010): (b"OB", SECRET)}
    return {
        "tags": dicom(values, more=public),
        "private": dicom(values, more=private),
        "overlay": dicom(values, more=overlay),
        "icon": dicom(values, more={(0x0088, 0x0200): (b"SQ", [icon])}),
        "behind-pixels": dicom(values, more=behind),
        "behind": dicom(values) + SECRET,
        "preamble": SECRET.ljust(128, b"\0") + dicom(values)[128:],
        "modality": dicom(values, modality=name[:16]),
    }


def all_planted() -> dict[str, bytes]:
    kinds = {
        "jpeg": jpegs(),
        "png": pngs(),
        "tiff": tiffs(),
        "webp": webps(),
        "avif": avifs(),
        "heic": heics(),
        "dicom": dicoms(),
    }
    return {f"{kind}-{place}": made for kind, of in kinds.items() for place, made in of.items()}


def is_seen_in(content: bytes) -> bool:
    """Tells whether the words, or the day, stand anywhere in a file, packed or not."""
    unpacked = [content]
    for at in range(len(content)):
        if content[at : at + 1] == b"\x78":
            unpacking = zlib.decompressobj()
            try:
                unpacked.append(unpacking.decompress(content[at:], 1 << 20))
            except zlib.error:
                continue
    return any(words[:8] in one for one in unpacked for words in SPELLINGS)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
