"""Scans made for tests: a body's cross-section of a few densities, as DICOM."""

import numpy as np

from tests.figures.reading.files import dicom

#: Who stands in the header of a test's scan, and must not be found anywhere else.
PATIENT = "Musterfrau^Erika"


def ct(*, side: int = 64, frames: int = 1, spacing: str = "0.8") -> bytes:
    """Returns a CT of ``side`` pixels, ``spacing`` mm apart: air, soft tissue, bone and a mass."""
    more = {
        (0x0010, 0x0010): (b"PN", PATIENT),
        (0x0028, 0x0030): (b"DS", [spacing, spacing]),
        (0x0028, 0x1050): (b"DS", "40"),
        (0x0028, 0x1051): (b"DS", "350"),
        (0x0028, 0x1052): (b"DS", "-1024"),
        (0x0028, 0x1053): (b"DS", "1"),
    }
    slices = np.stack([_slice(side, number) for number in range(frames)])
    return dicom(slices, more=more)


def _slice(side: int, number: int) -> np.ndarray:
    down, across = np.mgrid[0:side, 0:side] / side - 0.5
    pixels = np.zeros((side, side), np.uint16)
    pixels[(across / 0.44) ** 2 + (down / 0.34) ** 2 < 1] = 1064
    pixels[(across**2 + (down - 0.2) ** 2) < 0.004] = 1900
    pixels[((across - 0.18) ** 2 + (down + 0.02 * number) ** 2) < 0.006] = 1110
    return pixels
