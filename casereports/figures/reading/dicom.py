"""Opens DICOM files: their pixels, and of their tags only numbers and words of closed lists."""

import hashlib
import io
from typing import Any, Final

import numpy as np
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.pixels.processing import apply_color_lut, apply_modality_lut, apply_voi
from pydicom.pixels.utils import pixel_array
from pydicom.uid import JPEGExtended12Bit

from casereports.clinical.sentences import _
from casereports.figures.reading.extended import unpacked_12_bits
from casereports.figures.reading.opened import Frame
from casereports.figures.reading.pixels import flattened, squared, stretched
from casereports.figures.reading.prepared import PictureError, Prepared
from casereports.figures.reading.raster import FAULTS
from casereports.figures.reading.refusals import check_frames, check_size, unreadable
from casereports.figures.reading.series import spread
from casereports.figures.reading.source import Kind, Source
from casereports.figures.reading.syntax import is_film, settled
from casereports.figures.reading.tags import (
    Spacing,
    aspect_of,
    group_of,
    is_inverse,
    modality_of,
    number_of,
    says_burned_in,
    spacing_of,
    whole_window,
    windows_of,
)
from casereports.figures.reading.windows import Grey, exact, presets

FAULTS_OF_DICOM: Final = (*FAULTS, BytesLengthException, InvalidDicomError, AssertionError)
_COLOURS: Final = frozenset(
    {"RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_420", "YBR_ICT", "YBR_RCT", "PALETTE COLOR"}
)
#: Frames that are looked at for the ends of a slider.
_LOOKED_AT: Final = 5
_PIXELS: Final = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


class Dicom:
    """A DICOM file of one frame or of many."""

    def __init__(self, content: bytes) -> None:
        """Read the tags, and refuse what holds no picture; raises PictureError."""
        self._content = content
        try:
            self._file = settled(dcmread(io.BytesIO(content), force=True))
            self._check()
        except PictureError:
            raise
        except FAULTS_OF_DICOM as error:
            raise unreadable() from error

    @property
    def lossy(self) -> bool:
        """Tells that the copy keeps each value, as a PNG, where it is no photograph."""
        return False

    def unchanged(self, _longest: int) -> Prepared | None:
        """Returns nothing: there is always more in the file than pixels."""
        return None

    def frame(self, number: int, _longest: int) -> Frame:
        """Returns a frame's values or colours; raises PictureError."""
        try:
            return self._unpacked(number)
        except PictureError:
            raise
        except MemoryError as error:
            raise unreadable() from error
        except FAULTS_OF_DICOM as error:
            raise unreadable() from error

    def source(self) -> Source:
        """Returns what the file holds, and nothing that names a person, a place or a day."""
        looked_at = [self.frame(number, 0) for number in spread(self.frames, _LOOKED_AT)]
        greys = [frame for frame in looked_at if isinstance(frame, Grey)]
        deep = any(grey.deep for grey in greys)
        aspect, spacing = self._aspect(0), self._spacing()
        width, height = stretched((self._width, self._height), aspect)
        return Source(
            kind=Kind.DICOM,
            width=width,
            height=height,
            frames=self.frames,
            deep=deep,
            modality=self._modality,
            um_per_pixel_x=exact(spacing.x * self._width / width) if spacing else None,
            um_per_pixel_y=exact(spacing.y * self._height / height) if spacing else None,
            spacing_at_detector=bool(spacing and spacing.at_detector),
            burned_in=says_burned_in(self._file),
            presets=presets(self._modality, greys[0].own) if deep else (),
            lowest=exact(min(float(grey.values.min()) for grey in greys)) if deep else None,
            highest=exact(max(float(grey.values.max()) for grey in greys)) if deep else None,
            sha256=hashlib.sha256(self._content).hexdigest(),
        )

    def _check(self) -> None:
        file = self._file
        if "DirectoryRecordSequence" in file:
            raise PictureError(
                _("this is the index of a disc; take the image files in the folders beside it")
            )
        if not any(name in file for name in _PIXELS):
            raise PictureError(
                _("the DICOM file holds no picture; export the images of the examination")
            )
        if is_film(file.file_meta.TransferSyntaxUID):
            raise PictureError(
                _("the DICOM file holds a film; save the one frame to show as a picture")
            )
        self._width, self._height = int(file.Columns), int(file.Rows)
        check_size(self._width, self._height)
        self.frames = max(1, int(file.get("NumberOfFrames") or 1))
        check_frames(self.frames)
        self._modality = modality_of(file)

    def _aspect(self, number: int) -> float:
        return aspect_of(self._file, number)

    def _spacing(self) -> Spacing | None:
        return spacing_of(self._file, self._modality)

    def _unpacked(self, number: int) -> Frame:
        file = self._file
        stored = str(file.PhotometricInterpretation)
        values = _decoded(file, number)
        if stored in _COLOURS:
            return self._coloured(values, number)
        if values.ndim != 2 or not stored.startswith("MONOCHROME"):
            raise PictureError(
                _("the DICOM file has colours of a rare kind; export it as PNG or JPEG")
            )
        return self._grey(values, number)

    def _coloured(self, values: Any, number: int) -> Image.Image:
        file = self._file
        bits = int(file.BitsStored)
        if file.PhotometricInterpretation == "PALETTE COLOR":
            values = apply_color_lut(values, file)
            bits = 8 * values.dtype.itemsize
        eight = (values >> max(0, bits - 8)).astype(np.uint8)
        picture = Image.fromarray(np.ascontiguousarray(eight[..., :3]))
        if "ICCProfile" in file:
            picture.info["icc_profile"] = bytes(file.ICCProfile)
        return squared(flattened(picture), self._aspect(number))

    def _grey(self, values: Any, number: int) -> Grey:
        file = self._file
        ground = number_of(file, "PixelPaddingValue")
        transform = group_of(file, number, "PixelValueTransformationSequence")
        slope = number_of(transform, "RescaleSlope") or 1.0
        intercept = number_of(transform, "RescaleIntercept") or 0.0
        if "ModalityLUTSequence" in file:
            values, ground = apply_modality_lut(values, file), None
        elif (slope, intercept) != (1.0, 0.0):
            values = _rescaled(values, slope, intercept)
            ground = None if ground is None else ground * slope + intercept
        if values.dtype.kind == "f":
            values = np.nan_to_num(values, posinf=0.0, neginf=0.0)
        own, curved = windows_of(file, number)
        bits = int(file.get("BitsStored", 32))
        deep = bits > 8
        if not own and not deep and (slope, intercept) == (1.0, 0.0):
            own = (whole_window(bits, signed=values.dtype.kind == "i"),)
        return Grey(
            values=values,
            own=own,
            curved=curved,
            dark_is_high=is_inverse(file),
            ground=ground,
            aspect=self._aspect(number),
            modality=self._modality,
            deep=deep,
            by_table=None if own else _by_table(values, file),
        )


def _decoded(file: Dataset, number: int) -> Any:
    if file.file_meta.TransferSyntaxUID == JPEGExtended12Bit and int(file.BitsStored) > 8:
        return unpacked_12_bits(file, number)
    values = pixel_array(file, index=number)
    if values.ndim == 3 and values.shape[-1] == 1:
        return values[..., 0]
    return values


def _rescaled(values: Any, slope: float, intercept: float) -> Any:
    if slope == 1 and intercept.is_integer() and values.dtype.kind in "iu":
        return values.astype(np.int32) + int(intercept)
    return values.astype(np.float32) * np.float32(slope) + np.float32(intercept)


def _by_table(values: Any, file: Dataset) -> Any:
    """Returns values as the file's own table shows them, from 0 to 1; nothing without a table."""
    if "VOILUTSequence" not in file or values.dtype.kind not in "iu":
        return None
    shown = apply_voi(values, file)
    highest = 2 ** int(file.VOILUTSequence[0].LUTDescriptor[2]) - 1
    return shown.astype(np.float32) / highest
