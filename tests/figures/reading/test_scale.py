"""How large a DICOM pixel is, where the file says so."""

from decimal import Decimal

import pytest

from casereports.figures.reading import Preparation, look, render
from tests.figures.reading.files import dicom, ramp

AS_IT_IS = Preparation()
EXAMPLE = ramp(64, 32, step=60)

SPACINGS = {
    "CT": ({(0x0028, 0x0030): (b"DS", (0.5, 0.5))}, Decimal(500), False),
    "DX": ({(0x0018, 0x1164): (b"DS", (0.143, 0.143))}, Decimal(143), True),
    "CR": ({(0x0028, 0x0030): (b"DS", (0.2, 0.2))}, Decimal(200), True),
    "SC": ({(0x0018, 0x2010): (b"DS", (0.1, 0.1))}, Decimal(100), False),
    "MG": (
        {(0x0028, 0x0030): (b"DS", (0.1, 0.1)), (0x0028, 0x0A02): (b"CS", "FIDUCIAL")},
        Decimal(100),
        False,
    ),
}


@pytest.mark.parametrize("modality", SPACINGS)
def test_scale_is_known_and_whether_it_is_the_detectors(modality):
    tags, micrometres, at_detector = SPACINGS[modality]
    source = look(dicom(EXAMPLE, modality=modality, more=tags))
    found = (source.um_per_pixel_x, source.um_per_pixel_y, source.spacing_at_detector)
    assert found == (micrometres, micrometres, at_detector)


def test_scale_of_ultrasound_is_that_of_its_regions():
    region = {
        (0x0018, 0x6024): (b"US", 3),
        (0x0018, 0x6026): (b"US", 3),
        (0x0018, 0x602C): (b"FD", 0.02),
        (0x0018, 0x602E): (b"FD", 0.02),
    }
    source = look(dicom(EXAMPLE, modality="US", more={(0x0018, 0x6011): (b"SQ", [region])}))
    assert (source.um_per_pixel_x, source.um_per_pixel_y) == (200, 200)


@pytest.mark.parametrize("pair", [(0, 0), (-1, -1), (5000, 5000), ("", ""), ("a", "b")])
def test_scale_that_is_no_scale_is_not_told(pair):
    source = look(dicom(EXAMPLE, more={(0x0028, 0x0030): (b"DS", pair)}))
    assert (source.um_per_pixel_x, source.um_per_pixel_y) == (None, None)


@pytest.mark.parametrize(
    ("tag", "value", "size"),
    [
        ((0x0028, 0x0034), (2, 1), (64, 64)),
        ((0x0028, 0x0034), (1, 2), (128, 32)),
        ((0x0028, 0x0030), (1.0, 0.5), (64, 64)),
    ],
)
def test_pixels_become_square_and_none_is_lost(tag, value, size):
    vr = b"IS" if tag[1] == 0x34 else b"DS"
    content = dicom(EXAMPLE, more={tag: (vr, value)})
    source, copy = look(content), render(content, AS_IT_IS)
    assert (source.width, source.height) == (copy.width, copy.height) == size


def test_scale_is_that_of_the_square_pixels():
    source = look(dicom(EXAMPLE, more={(0x0028, 0x0030): (b"DS", (1.0, 0.5))}))
    assert (source.um_per_pixel_x, source.um_per_pixel_y) == (500, 500)
