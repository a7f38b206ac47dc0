"""Pictures are checked by their content and come out clean."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from casereports.figures import prepare as room
from casereports.figures.prepare import PictureError, prepare
from tests.factories.pictures import picture

SECRET = "Jane Doe 1954"


def with_exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif[0x0112] = orientation
    return picture("JPEG", exif=exif)


def with_text() -> bytes:
    info = PngInfo()
    info.add_text("Comment", SECRET)
    return picture("PNG", pnginfo=info)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_clean_picture_passes_as_it_is(kind, mode):
    content = picture(kind, mode=mode)
    prepared = prepare(content)
    assert prepared.content == content
    assert (prepared.width, prepared.height) == (60, 40)


@pytest.mark.parametrize(
    "content",
    [
        with_exif(),
        with_text(),
        picture("JPEG", comment=SECRET.encode()),
        picture("JPEG", xmp=SECRET.encode()),
        picture("JPEG", icc_profile=SECRET.encode() * 20),
        picture("JPEG") + SECRET.encode(),
        picture("PNG") + SECRET.encode(),
    ],
    ids=["exif", "png-text", "comment", "xmp", "icc", "behind-jpeg", "behind-png"],
)
def test_metadata_never_enters_the_paper(content):
    assert SECRET.encode() in content
    assert SECRET.encode() not in prepare(content).content


@pytest.mark.parametrize(
    "content", [with_exif(6), with_text(), picture("PNG", mode="RGBA"), picture("PNG", mode="1")]
)
def test_prepared_picture_is_a_fixed_point(content):
    once = prepare(content)
    assert prepare(once.content) == once


def test_picture_lying_on_its_side_is_turned_upright():
    prepared = prepare(with_exif(6))
    assert (prepared.width, prepared.height) == (40, 60)


def test_transparent_ground_becomes_white():
    clear = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    target = io.BytesIO()
    clear.save(target, "PNG")
    prepared = Image.open(io.BytesIO(prepare(target.getvalue()).content))
    assert prepared.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bit_picture_keeps_its_span_of_grey():
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 1000)
    deep.putpixel((1, 0), 3000)
    target = io.BytesIO()
    deep.save(target, "PNG")
    prepared = Image.open(io.BytesIO(prepare(target.getvalue()).content))
    assert [prepared.getpixel((0, 0)), prepared.getpixel((1, 0))] == [0, 255]


def test_large_photograph_in_png_becomes_a_jpeg():
    noise = Image.effect_noise((1200, 1000), 80).convert("RGB")
    blend = Image.merge(
        "RGB", (noise.getchannel(0), *Image.effect_noise((1200, 1000), 60).split() * 2)
    )
    target = io.BytesIO()
    blend.save(target, "PNG")
    assert prepare(target.getvalue()).media_type == "image/jpeg"


def test_huge_picture_is_made_smaller():
    prepared = prepare(picture("JPEG", size=(5000, 100)))
    assert prepared.width == room.LONGEST_SIDE


def png_bomb() -> bytes:
    """Returns a PNG of few bytes that says it has 400 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is not a JPEG or PNG picture, whatever its name"),
        (b"MZ\x90\x00 not a picture", "the file is not a JPEG or PNG picture, whatever its name"),
        (picture("GIF", mode="L"), "the file is not a JPEG or PNG picture, whatever its name"),
        (
            picture("JPEG", size=(400, 400))[:900],
            "the picture is damaged or cut off; export it again",
        ),
        (
            picture("PNG", size=(400, 400))[:300],
            "the picture is damaged or cut off; export it again",
        ),
        (png_bomb(), "the picture unpacks to far more than a picture holds"),
    ],
    ids=["empty", "program", "gif", "cut-jpeg", "cut-png", "bomb"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(PictureError) as caught:
        prepare(content)
    assert str(caught.value) == sentence


def test_picture_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(room, "MOST_BYTES", 100)
    with pytest.raises(PictureError, match="save it smaller"):
        prepare(picture())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_broken_picture_is_prepared_or_refused_but_never_crashes(data):
    content = bytearray(picture(data.draw(st.sampled_from(["JPEG", "PNG"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        prepared = prepare(bytes(content))
    except PictureError:
        return
    assert prepare(prepared.content) == prepared
