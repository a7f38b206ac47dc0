"""Files that are cut off, broken or lie: read or refused, and nothing else ever happens."""

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from casereports.figures.reading import (
    PictureError,
    Preparation,
    Prepared,
    Source,
    frames_strip,
    look,
    render,
)
from tests.factories.pictures import picture
from tests.figures.reading import files
from tests.figures.reading.files import dicom, ramp, saved
from tests.figures.reading.heic import heic
from tests.figures.reading.planted import chunk

SERIES = np.stack([ramp(24, 16, step=9, start=start) for start in (0, 400)])
SOUND = {
    "jpeg": picture("JPEG", exif=Image.Exif().tobytes(), progressive=True),
    "png": picture("PNG"),
    "png-16": saved(Image.fromarray(ramp(24, 16, step=900).astype("u2")), "PNG"),
    "tiff": picture("TIFF", compression="tiff_lzw"),
    "tiff-packed": picture("TIFF", compression="jpeg"),
    "webp": picture("WEBP"),
    "avif": picture("AVIF"),
    "heic": heic(Image.linear_gradient("L").resize((64, 48)).convert("RGB")),
    "dicom": dicom(SERIES),
    "dicom-implicit": dicom(SERIES, syntax=files.IMPLICIT, preamble=False),
    "dicom-rle": dicom(
        SERIES, stored=8, syntax=files.RLE, coded=[files.rle_frame(one) for one in SERIES]
    ),
    "dicom-jpeg": dicom(
        SERIES,
        stored=8,
        syntax=files.JPEG_BASELINE,
        coded=[saved(Image.fromarray(one.astype("u1")), "JPEG") for one in SERIES],
    ),
    "dicom-jpeg2000": dicom(
        SERIES,
        stored=8,
        syntax=files.JPEG_2000,
        coded=[saved(Image.fromarray(one.astype("u1")), "JPEG2000", no_jp2=True) for one in SERIES],
    ),
}


def read_or_refused(content: bytes) -> bool:
    """Tells whether a file was read; anything but a picture or a refusal is an error."""
    try:
        made = (look(content), render(content, Preparation()), *frames_strip(content, 3))
    except PictureError:
        return False
    assert {type(one) for one in made} == {Source, Prepared}
    return True


@pytest.mark.parametrize("kind", SOUND)
def test_sound_file_is_read(kind):
    assert read_or_refused(SOUND[kind])


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("share", [1, 10, 30, 60, 80])
def test_cut_off_file_is_refused(kind, share):
    content = SOUND[kind]
    assert not read_or_refused(content[: len(content) * share // 100])


@settings(max_examples=150)
@given(kind=st.sampled_from(sorted(SOUND)), share=st.floats(0, 1))
def test_file_cut_anywhere_ends_in_a_picture_or_a_sentence(kind, share):
    content = SOUND[kind]
    read_or_refused(content[: int(len(content) * share)])


@settings(max_examples=250)
@given(data=st.data())
def test_broken_bytes_end_in_a_picture_or_a_sentence(data):
    content = bytearray(SOUND[data.draw(st.sampled_from(sorted(SOUND)))])
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(content))


@settings(max_examples=60)
@given(start=st.sampled_from(sorted(SOUND)), rest=st.binary(max_size=400))
def test_anything_behind_a_sound_beginning_ends_in_a_picture_or_a_sentence(start, rest):
    read_or_refused(SOUND[start][:140] + rest)


def png_of(width: int, height: int, packed: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


BOMBS = {
    "png": (png_of(40_000, 40_000), "the picture unpacks to far more than a picture holds"),
    "large-png": (
        png_of(8_000, 8_000),
        "the picture has 8000 × 8000 pixels; at most 60 million are taken",
    ),
    "tiff": (
        saved(Image.new("1", (9_000, 9_000)), "TIFF", compression="group4"),
        "the picture has 9000 × 9000 pixels; at most 60 million are taken",
    ),
    "webp": (
        saved(Image.new("L", (9_000, 7_000)), "WEBP", lossless=True),
        "the picture has 9000 × 7000 pixels; at most 60 million are taken",
    ),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_small_file_of_endless_pixels_is_refused(kind):
    content, sentence = BOMBS[kind]
    assert len(content) < 100_000
    with pytest.raises(PictureError) as caught:
        look(content)
    assert str(caught.value) == sentence
