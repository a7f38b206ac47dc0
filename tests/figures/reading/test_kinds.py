"""A file is what its bytes say, whatever its name; what is no picture is called by its name."""

import pytest

from casereports.figures.reading import Kind, PictureError, kinds, look
from tests.factories.pictures import picture
from tests.figures.reading.files import dicom, ramp

KNOWN = {
    Kind.JPEG: picture("JPEG"),
    Kind.PNG: picture("PNG"),
    Kind.TIFF: picture("TIFF"),
    Kind.WEBP: picture("WEBP"),
    Kind.HEIC: picture("AVIF"),
    Kind.DICOM: dicom(ramp()),
}

UNKNOWN = "the file is no picture of a known kind, whatever its name; export it as PNG or JPEG"
PACKED = "this is a packed folder; unpack it and take the pictures that are in it"
DRAWING = "this is an SVG drawing; save it as a picture (PNG) and take that"
OFFICE = "this is an office document; save each picture in it as a file of its own"
FILM = "this is a film; save the one frame to show as a picture and take that"
OTHER = "pictures of this format are not taken; save it as PNG and take that"
REFUSED = {
    b"": "the file is empty; export it again",
    b"MZ\x90\x00": UNKNOWN,
    b"Jane Doe, 1954": UNKNOWN,
    b"%PDF-1.7\n": "this is a PDF; save the page as a picture (PNG) and take that",
    b"%!PS-Adobe": "this is a PostScript file; save the page as a picture (PNG) and take that",
    b"PK\x03\x04\x14\x00": PACKED,
    b"\x1f\x8b\x08": PACKED,
    b"PK\x03\x04\x14\0\x06\0[Content_Types].xml": OFFICE,
    b"\xd0\xcf\x11\xe0\xa1\xb1": OFFICE,
    b"<svg xmlns='http://www.w3.org/2000/svg'/>": DRAWING,
    b"<?xml version='1.0'?>\n<svg/>": DRAWING,
    b"\n<!DOCTYPE html><html>": "this is a page of the web, not a picture; save the picture itself",
    b"GIF89a": OTHER,
    b"BM6\x00": OTHER,
    b"\0\0\0\x18ftypmp42": FILM,
    b"RIFF\0\0\0\0AVI LIST": FILM,
}


@pytest.mark.parametrize("kind", Kind)
def test_picture_is_known_by_its_content(kind):
    assert look(KNOWN[kind]).kind is kind


@pytest.mark.parametrize("content", REFUSED, ids=lambda content: content[:12].hex())
def test_what_is_no_picture_is_refused_by_what_it_is(content):
    with pytest.raises(PictureError) as caught:
        look(content)
    assert str(caught.value) == REFUSED[content]


def test_file_that_is_too_large_is_refused_with_the_limit(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_BYTES", 2 * 2**20)
    with pytest.raises(PictureError) as caught:
        look(picture("JPEG") + bytes(2 * 2**20))
    assert str(caught.value) == "the picture is larger than 2 MB; save it smaller"


def test_scans_and_series_may_be_larger_than_photographs(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_BYTES", 10)
    assert look(KNOWN[Kind.DICOM]).kind is Kind.DICOM
    assert look(KNOWN[Kind.TIFF]).kind is Kind.TIFF
