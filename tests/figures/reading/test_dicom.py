"""DICOM files: their values, windows, frames and scale."""

import zlib

import jpeg_ls
import numpy as np
import pytest
from PIL import Image

from casereports.figures.reading import (
    Kind,
    PictureError,
    Preparation,
    Window,
    frames_strip,
    look,
    render,
)
from tests.figures.reading import files
from tests.figures.reading.files import dicom, pixels, ramp, saved

AS_IT_IS = Preparation()
HOUNSFIELD = {(0x0028, 0x1052): (b"DS", -1024), (0x0028, 0x1053): (b"DS", 1)}
EXAMPLE = ramp(64, 32, step=60)


def window(centre: int, width: int) -> dict:
    return {(0x0028, 0x1050): (b"DS", centre), (0x0028, 0x1051): (b"DS", width)}


def shown(content: bytes, **chosen: object) -> list[int]:
    """Returns the greys of the first row."""
    return pixels(render(content, Preparation(**chosen)).content)[0].tolist()


def test_slice_is_known_by_its_sizes_modality_and_values():
    source = look(dicom(EXAMPLE, more=HOUNSFIELD))
    assert (source.kind, source.width, source.height, source.frames) == (Kind.DICOM, 64, 32, 1)
    assert (source.modality, source.deep) == ("CT", True)
    assert (source.lowest, source.highest) == (-1024, 63 * 60 - 1024)


def test_window_shows_its_values_between_black_and_white():
    content = dicom(ramp(11, 4, step=10), more=HOUNSFIELD)
    greys = shown(content, window=Window(centre=-974, width=41))
    assert greys == [0, 0, 0, 3, 67, 131, 194, 255, 255, 255, 255]


def test_window_of_the_file_is_taken_where_none_is_chosen():
    content = dicom(EXAMPLE, more={**HOUNSFIELD, **window(40, 400)})
    assert shown(content) == shown(content, window=Window(centre=40, width=400))
    assert shown(content) != shown(content, window=Window(centre=-600, width=1500))


def test_ct_without_window_is_shown_as_soft_tissue():
    content = dicom(EXAMPLE, more=HOUNSFIELD)
    assert shown(content) == shown(content, window=Window(centre=50, width=400))


def test_other_scan_without_window_is_shown_from_its_darkest_to_its_lightest():
    assert shown(dicom(EXAMPLE, modality="MR"))[::63] == [0, 255]


def test_windows_offered_have_names_of_ours_and_never_the_files_own_words():
    named = {(0x0028, 0x1055): (b"LO", "WINDOW FOR JANE DOE")}
    content = dicom(EXAMPLE, more={**HOUNSFIELD, **window(40, 80), **named})
    presets = look(content).presets
    assert [preset.name for preset in presets] == [
        "The file's own window",
        "Soft tissue window",
        "Lung window",
        "Bone window",
        "Brain window",
        "Mediastinal window",
        "Liver window",
        "Angiographic window",
    ]
    assert presets[0].window == Window(centre=40, width=80)


def test_windows_for_ct_are_not_offered_for_other_scans():
    assert look(dicom(EXAMPLE, modality="MR", more=window(300, 600))).presets[1:] == ()


def test_values_for_which_high_is_dark_are_turned_round():
    light, dark = (
        shown(dicom(EXAMPLE, modality="CR", shown=kind)) for kind in ("MONOCHROME2", "MONOCHROME1")
    )
    assert dark == [255 - grey for grey in light]


def test_inverted_picture_is_the_negative():
    content = dicom(EXAMPLE, modality="CR")
    assert shown(content, inverted=True) == [255 - grey for grey in shown(content)]


def test_negative_values_are_kept():
    source = look(dicom(ramp(64, 32, start=-30), stored=16, signed=True, modality="MR"))
    assert (source.lowest, source.highest) == (-30, 33)


def test_bits_beside_the_values_are_no_values():
    overlaid = EXAMPLE.copy()
    overlaid[5, 5] |= 1 << 15
    assert look(dicom(overlaid)).highest == 63 * 60


def test_eight_bits_need_no_window_but_may_have_one():
    content = dicom(ramp(256, 8), stored=8, modality="US")
    assert look(content).deep is False
    assert shown(content, window=Window(centre=128, width=256)) == list(range(256))


@pytest.mark.parametrize("signed", [False, True])
def test_eight_bits_without_a_window_are_shown_as_they_are(signed):
    content = dicom(ramp(100, 4, start=20), stored=8, modality="US", signed=signed)
    assert shown(content) == [level + 128 * signed for level in range(20, 120)]


def test_file_that_says_that_names_are_burned_in_is_taken_at_its_word():
    said = {(0x0028, 0x0301): (b"CS", "YES")}
    assert [look(dicom(EXAMPLE, more=more)).burned_in for more in (said, {})] == [True, False]


def test_sigmoid_window_of_the_file_is_a_curve():
    curve = {(0x0028, 0x1056): (b"CS", "SIGMOID")}
    greys = shown(dicom(ramp(101, 4), more={**window(50, 40), **curve}, modality="DX"))
    assert (greys[50], greys[0] > 0, greys[100] < 255) == (128, True, True)


def test_table_of_the_file_is_followed():
    table = {
        (0x0028, 0x3002): (b"US", b"\x04\x00\x00\x00\x08\x00"),
        (0x0028, 0x3006): (b"OW", np.array([0, 200, 100, 255], "<u2").tobytes()),
    }
    content = dicom(ramp(4, 4), modality="DX", more={(0x0028, 0x3010): (b"SQ", [table])})
    assert shown(content) == [0, 200, 100, 255]


@pytest.mark.parametrize("syntax", [files.EXPLICIT, files.IMPLICIT])
def test_file_without_preamble_is_known(syntax):
    content = dicom(EXAMPLE, syntax=syntax, preamble=False, more=HOUNSFIELD)
    assert render(content, AS_IT_IS) == render(dicom(EXAMPLE, more=HOUNSFIELD), AS_IT_IS)


def test_deflated_file_is_read():
    body = dicom(EXAMPLE, preamble=False, more=HOUNSFIELD)
    packing = zlib.compressobj(wbits=-15)
    content = files.framed(packing.compress(body) + packing.flush(), files.DEFLATED)
    assert render(content, AS_IT_IS) == render(dicom(EXAMPLE, more=HOUNSFIELD), AS_IT_IS)


SMOOTH = (ramp(64, 64, step=3) + np.arange(64)[:, None]).astype(np.uint8)
CODED = {
    files.RLE: (files.rle_frame, 0),
    files.JPEG_BASELINE: (lambda values: saved(Image.fromarray(values), "JPEG", quality=95), 3),
    files.JPEG_2000: (
        lambda values: saved(Image.fromarray(values), "JPEG2000", no_jp2=True),
        0,
    ),
    files.JPEG_LS: (lambda values: bytes(jpeg_ls.encode_array(values)), 0),
}


@pytest.mark.parametrize("syntax", CODED)
def test_packed_frames_are_unpacked(syntax):
    pack, tolerance = CODED[syntax]
    series = np.stack([SMOOTH, SMOOTH[::-1]])
    content = dicom(
        series,
        stored=8,
        modality="MR",
        syntax=syntax,
        coded=[pack(np.ascontiguousarray(one)) for one in series],
        more=window(128, 256),
    )
    assert look(content).frames == 2
    for number, values in enumerate(series):
        seen = pixels(render(content, Preparation(frame=number)).content)
        assert abs(seen.astype(int) - values).max() <= tolerance


def test_series_is_shown_by_frames_spread_over_it():
    series = np.stack([np.full((8, 8), 20 * number) for number in range(12)])
    strip = frames_strip(dicom(series, stored=8, modality="MR", more=window(128, 256)), 3)
    greys = [int(pixels(small.content)[4, 4]) for small in strip]
    assert [round(grey / 20) for grey in greys] == [0, 6, 11]


def test_frame_that_there_is_none_of_is_refused_by_its_number():
    with pytest.raises(PictureError, match="has no picture number 5; its last is number 1"):
        render(dicom(EXAMPLE), Preparation(frame=4))


def test_frames_of_a_series_have_their_own_windows_and_shared_scale():
    def shared(name: int, tags: dict) -> dict:
        return {(0x0028, name): (b"SQ", [tags])}

    more = {
        (0x5200, 0x9229): (b"SQ", [shared(0x9110, {(0x0028, 0x0030): (b"DS", (0.4, 0.4))})]),
        (0x5200, 0x9230): (
            b"SQ",
            [
                {**shared(0x9132, window(50, 101)), **shared(0x9145, HOUNSFIELD)},
                {**shared(0x9132, window(1000, 101)), **shared(0x9145, HOUNSFIELD)},
            ],
        ),
    }
    series = np.stack([np.full((8, 8), 1074), np.full((8, 8), 1974)])
    content = dicom(series, more=more)
    greys = [shown(content, frame=number)[0] for number in (0, 1)]
    assert (look(content).um_per_pixel_x, greys) == (400, [129, 1])


def test_modality_of_no_list_is_not_told():
    assert look(dicom(EXAMPLE, modality="JANE DOE")).modality == ""


REFUSED = {
    "no-pixels": (
        files.framed(files.dataset({(0x0008, 0x0060): (b"CS", "SR")}), files.EXPLICIT),
        "the DICOM file holds no picture; export the images of the examination",
    ),
    "film": (
        dicom(EXAMPLE, syntax=files.MPEG4, coded=[b"\0" * 64]),
        "the DICOM file holds a film; save the one frame to show as a picture",
    ),
    "huge": (
        dicom(EXAMPLE, more={(0x0028, 0x0010): (b"US", 9000), (0x0028, 0x0011): (b"US", 9000)}),
        "the picture has 9000 × 9000 pixels; at most 60 million are taken",
    ),
    "endless": (
        dicom(EXAMPLE, more={(0x0028, 0x0008): (b"IS", 99999)}),
        "the file holds 99999 pictures; at most 5000 are taken, so export a part of the series",
    ),
    "cut": (
        dicom(EXAMPLE)[:-500],
        "the picture could not be read; export it again as PNG or JPEG and take that",
    ),
    "empty": (
        dicom(EXAMPLE, more={(0x0028, 0x0010): (b"US", 0)}),
        "the picture is damaged or cut off; export it again",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_dicom_without_a_picture_is_refused_with_a_sentence(name):
    content, sentence = REFUSED[name]
    with pytest.raises(PictureError) as caught:
        look(content)
    assert str(caught.value) == sentence
