"""Unpacks JPEG of 12 bits (process 4), which pydicom leaves to a plug-in that we do not take."""

from typing import Any

import gdcm  # type: ignore[import-untyped]  # has no types
import numpy as np
from pydicom import Dataset
from pydicom.encaps import get_frame
from pydicom.uid import JPEGExtended12Bit

from casereports.figures.reading.refusals import unreadable

_BITS = 16


def unpacked_12_bits(file: Dataset, number: int) -> Any:
    """Returns a frame's grey values; raises PictureError."""
    width, height, stored = int(file.Columns), int(file.Rows), int(file.BitsStored)
    frames = int(file.get("NumberOfFrames") or 1)
    coded = get_frame(file.PixelData, number, number_of_frames=frames)
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(coded)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((width, height, 1))
    image.SetDataElement(element)
    kind = gdcm.PhotometricInterpretation.GetPIType(str(file.PhotometricInterpretation))
    image.SetPhotometricInterpretation(gdcm.PhotometricInterpretation(kind))
    syntax = gdcm.TransferSyntax.GetTSType(str(JPEGExtended12Bit))
    image.SetTransferSyntax(gdcm.TransferSyntax(syntax))
    image.SetPixelFormat(gdcm.PixelFormat(1, _BITS, stored, stored - 1, 0))
    unpacked = image.GetBuffer()
    if unpacked is None:
        raise unreadable()
    # gdcm gives bytes as text.
    values = np.frombuffer(unpacked.encode("utf-8", "surrogateescape"), "<u2")
    return values.reshape(height, width)
