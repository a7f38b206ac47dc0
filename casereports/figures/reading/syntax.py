"""Settles how a DICOM file is written, where the file itself leaves it open."""

from typing import Final

from pydicom import Dataset
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import (
    JPEG2000,
    UID,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    MPEGTransferSyntaxes,
)

#: How coded pixels begin, where no transfer syntax says how they are coded: after the marker that
#: starts a JPEG, the frame's own kind.
_CODED: Final = (
    (b"\xff\x4f\xff\x51", JPEG2000),
    (b"\x00\x00\x00\x0cjP  ", JPEG2000),
    (b"\xff\xf7", JPEGLSLossless),
    (b"\xff\xc3", JPEGLosslessSV1),
    (b"\xff\xd8", JPEGBaseline8Bit),
)
_HEVC: Final = ("1.2.840.10008.1.2.4.107", "1.2.840.10008.1.2.4.108")


def settled(file: FileDataset) -> FileDataset:
    """Returns the file with a transfer syntax, the one that it seems to be written in."""
    if not isinstance(getattr(file, "file_meta", None), FileMetaDataset):
        file.file_meta = FileMetaDataset()
    if "TransferSyntaxUID" not in file.file_meta:
        file.file_meta.TransferSyntaxUID = _seeming(file)
    return file


def is_film(syntax: UID) -> bool:
    """Tells films, which are not unpacked frame by frame."""
    return syntax in MPEGTransferSyntaxes or str(syntax) in _HEVC


def _seeming(file: Dataset) -> UID:
    if "PixelData" in file and file["PixelData"].is_undefined_length:
        start = bytes(file.PixelData[:4096])
        for code, syntax in _CODED:
            if code in start:
                return syntax
    implicit, little = file.original_encoding
    if implicit:
        return ImplicitVRLittleEndian
    return ExplicitVRLittleEndian if little else ExplicitVRBigEndian
