"""The files that pydicom ships for tests: each is read, or refused with a sentence."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from casereports.figures.reading import PictureError, Preparation, look, render, suspected_text
from tests.figures.reading.files import pixels

FOLDER = Path(find_spec("pydicom").origin).parent / "data" / "test_files"
FILES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file())

#: Refused files, by how their names begin.
REFUSED = {
    "the DICOM file holds no picture; export the images of the examination": (
        "ExplVR_BigEndNoMeta",
        "ExplVR_LitEndNoMeta",
        "UN_sequence",
        "dicomdirtests/TINY_ALPHA/PT000000",
        "empty_charset",
        "no_meta_group_length",
        "priv_SQ",
        "reportsi",
        "rtplan.dcm",
        "rtplan_truncated",
        "rtstruct.dcm",
        "test-SR",
        "waveform_ecg",
    ),
    "the picture could not be read; export it again as PNG or JPEG and take that": (
        "JPEG2000-embedded-sequence-delimiter",
        "MR_truncated",
        "badVR",
        "meta_missing_tsyntax",
        "nested_priv_SQ",
    ),
    "this is the index of a disc; take the image files in the folders beside it": (
        "dicomdirtests/DICOMDIR",
        "dicomdirtests/TINY_ALPHA/DICOMDIR",
    ),
    "the file is no picture of a known kind, whatever its name; export it as PNG or JPEG": (
        "README",
        "crayons.icc",
        "dicomdirtests/README",
        "dicomdirtests/TINY_ALPHA/README",
        "no_meta.dcm",
        "rtplan.dump",
        "rtstruct.dump",
        "test1.json",
        "test_PN.json",
    ),
    "this is a packed folder; unpack it and take the pictures that are in it": ("zipMR",),
}


def refusal(name: str) -> str:
    """Returns the sentence that a file is refused with, or nothing for one that is read."""
    return next((said for said, names in REFUSED.items() if name.startswith(names)), "")


def test_enough_files_are_shipped_to_tell_something():
    assert len(FILES) > 150


@pytest.mark.parametrize("name", FILES)
def test_shipped_file_is_read_or_refused(name):
    content = (FOLDER / name).read_bytes()
    if not refusal(name):
        source, copy = look(content), render(content, Preparation())
        assert (source.width, source.height) == (copy.width, copy.height)
        return
    with pytest.raises(PictureError) as caught:
        look(content)
    assert str(caught.value) == refusal(name)


MR = "MR_small.dcm"


@pytest.mark.parametrize(
    "name",
    [
        "MR_small_RLE.dcm",
        "MR_small_bigendian.dcm",
        "MR_small_expb.dcm",
        "MR_small_implicit.dcm",
        "MR_small_jp2klossless.dcm",
        "MR_small_jpeg_ls_lossless.dcm",
        "MR_small_padded.dcm",
    ],
)
def test_slice_is_the_same_however_it_is_packed(name):
    copies = [render((FOLDER / one).read_bytes(), Preparation()) for one in (MR, name)]
    assert copies[0] == copies[1]


#: Bars of these colours, from top to bottom, are in each of the colour files.
BARS = [(255, 0, 0), (255, 128, 128), (0, 255, 0), (128, 255, 128), (0, 0, 255)]


@pytest.mark.parametrize(
    "name", [name for name in FILES if name.startswith(("SC_rgb_rle", "SC_rgb_dcmtk", "SC_ybr"))]
)
def test_colours_are_the_same_however_they_are_packed(name):
    seen = pixels(render((FOLDER / name).read_bytes(), Preparation()).content)
    bars = [seen[at, 50].astype(int) for at in range(5, 55, 10)]
    assert max(abs(bar - colour).max() for bar, colour in zip(bars, BARS, strict=True)) <= 6


def test_grey_values_of_twelve_bit_jpeg_are_read():
    source = look((FOLDER / "JPGExtended.dcm").read_bytes())
    assert (source.deep, source.lowest, source.highest) == (True, 0, 264)


def test_writing_on_an_ultrasound_is_pointed_at():
    copy = render((FOLDER / "examples_rgb_color.dcm").read_bytes(), Preparation())
    found = suspected_text(copy)
    assert [box for box in found if box.left < 5 and box.top < 10 and box.right > 25] != []


def test_overlay_is_not_drawn_on_the_slice():
    content = (FOLDER / "examples_overlay.dcm").read_bytes()
    bare = content.replace(b"\x00\x60\x00\x30OW", b"\x01\x60\x00\x30OW")
    assert bare != content
    assert render(content, Preparation()) == render(bare, Preparation())
