"""Takes numbers and words of closed lists from a DICOM file's tags, and no other words."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pydicom import Dataset
from pydicom.multival import MultiValue

from casereports.figures.reading.preparation import Window
from casereports.figures.reading.windows import exact

#: What a modality may be (DICOM PS3.3 C.7.3.1.1.1, with retired terms that old files have).
# fmt: off
MODALITIES: Final = frozenset(
    (
        "ANN", "AR", "ASMT", "AU", "BDUS", "BI", "BMD", "CD", "CF", "CFM", "CP", "CR", "CS", "CT",
        "CTPROTOCOL", "DD", "DF", "DG", "DM", "DMS", "DOC", "DS", "DX", "EC", "ECG", "EEG", "EMG",
        "EOG", "EPS", "ES", "FA", "FID", "FS", "GM", "HC", "HD", "IO", "IOL", "IVOCT", "IVUS",
        "KER", "KO", "LEN", "LP", "LS", "M3D", "MA", "MG", "MR", "MS", "NM", "OAM", "OCT", "OP",
        "OPM", "OPR", "OPT", "OPTBSV", "OPTENF", "OPV", "OSS", "OT", "PA", "PLAN", "POS", "PR",
        "PT", "PX", "REG", "RESP", "RF", "RG", "RTDOSE", "RTIMAGE", "RTINTENT", "RTPLAN", "RTRAD",
        "RTRECORD", "RTSEGANN", "RTSTRUCT", "RWV", "SEG", "SM", "SMR", "SR", "SRF", "ST", "STAIN",
        "TEXTUREMAP", "TG", "US", "VA", "VF", "XA", "XAPROTOCOL", "XC",
    )
)
# fmt: on
#: Those of one look through the patient, where a spacing is true at the detector at best.
_PROJECTIONS: Final = frozenset({"CR", "DX", "IO", "MG", "PX", "RF", "RG", "RTIMAGE", "XA"})
#: Micrometres per pixel that a clinical picture may have: from electron to planar scintigraphy.
_LEAST_UM, _MOST_UM = 0.001, 20_000.0
_MOST_OWN: Final = 3
_CENTIMETRES: Final = 3  # PS3.3 C.8.5.5.1.15
_UM_IN_MM, _UM_IN_CM = 1_000.0, 10_000.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """Micrometres from one pixel to the next, across and down."""

    x: float
    y: float
    at_detector: bool = False


def modality_of(file: Dataset) -> str:
    """Returns the modality's code, or nothing for one of the maker's own."""
    code = str(file.get("Modality", "")).strip()
    return code if code in MODALITIES else ""


def is_inverse(file: Dataset) -> bool:
    """Tells whether high values are dark: two tags may say so, and mean the same."""
    shape = str(file.get("PresentationLUTShape", ""))
    return str(file.PhotometricInterpretation) == "MONOCHROME1" or shape == "INVERSE"


def group_of(file: Dataset, frame: int, name: str) -> Dataset:
    """Returns where a frame's tags of one group are: with the frame, the series or the file."""
    per_frame = file.get("PerFrameFunctionalGroupsSequence") or ()
    own = per_frame[frame : frame + 1]
    for groups in (*own, *(file.get("SharedFunctionalGroupsSequence") or ())):
        found: Dataset
        for found in groups.get(name) or ():
            return found
    return file


def numbers_of(tags: Dataset, name: str) -> list[float]:
    """Returns a tag's numbers that are numbers."""
    value = tags.get(name)
    several = value if isinstance(value, MultiValue | list | tuple) else [value]
    numbers = []
    for one in several:
        try:
            number = float(one)
        except (TypeError, ValueError, OverflowError):
            continue
        if math.isfinite(number):
            numbers.append(number)
    return numbers


def number_of(tags: Dataset, name: str) -> float | None:
    """Returns a tag's first number, if it has one."""
    return next(iter(numbers_of(tags, name)), None)


def windows_of(file: Dataset, frame: int) -> tuple[tuple[Window, ...], bool]:
    """Returns a frame's own windows, and whether they are sigmoid curves."""
    tags = group_of(file, frame, "FrameVOILUTSequence")
    pairs = zip(numbers_of(tags, "WindowCenter"), numbers_of(tags, "WindowWidth"), strict=False)
    own = tuple(
        Window(centre=exact(centre), width=exact(width))
        for centre, width in list(pairs)[:_MOST_OWN]
        if _may_be_shown(centre, width)
    )
    return own, str(tags.get("VOILUTFunction", "")) == "SIGMOID"


def whole_window(bits: int, *, signed: bool) -> Window:
    """Returns the window that shows values of few bits as they are."""
    values = 2**bits
    return Window(centre=Decimal(0 if signed else values // 2), width=Decimal(values))


def says_burned_in(file: Dataset) -> bool:
    """Tells whether the file itself says that a name may stand in its pixels."""
    return str(file.get("BurnedInAnnotation", "")).strip() == "YES"


def aspect_of(file: Dataset, frame: int) -> float:
    """Returns how many times as high as wide a frame's pixels are."""
    stated = numbers_of(file, "PixelAspectRatio")
    for down, across in (*_spacings(file, frame), *([stated[:2]] if len(stated) > 1 else [])):
        if down > 0 and across > 0 and 0.1 <= down / across <= 10:
            return down / across
    return 1.0


def spacing_of(file: Dataset, modality: str) -> Spacing | None:
    """Returns the scale, where a file states a sane one."""
    for name in ("PixelSpacing", "NominalScannedPixelSpacing", "ImagerPixelSpacing"):
        tags = group_of(file, 0, "PixelMeasuresSequence") if name == "PixelSpacing" else file
        found = numbers_of(tags, name)
        if len(found) > 1 and _is_sane(found):
            calibrated = "PixelSpacingCalibrationType" in file
            measured = name == "PixelSpacing" and (modality not in _PROJECTIONS or calibrated)
            down, across = found[:2]
            return Spacing(
                x=across * _UM_IN_MM,
                y=down * _UM_IN_MM,
                at_detector=not measured and name != "NominalScannedPixelSpacing",
            )
    return _ultrasound(file)


def _spacings(file: Dataset, frame: int) -> list[list[float]]:
    tags = group_of(file, frame, "PixelMeasuresSequence")
    found = (numbers_of(tags, "PixelSpacing"), numbers_of(file, "ImagerPixelSpacing"))
    return [pair[:2] for pair in found if len(pair) > 1]


def _is_sane(pair: list[float]) -> bool:
    return all(_LEAST_UM <= number * _UM_IN_MM <= _MOST_UM for number in pair[:2])


def _ultrasound(file: Dataset) -> Spacing | None:
    """Returns the scale of an ultrasound picture whose regions all have the same."""
    scales = set()
    for region in file.get("SequenceOfUltrasoundRegions") or ():
        units = {number_of(region, f"PhysicalUnits{axis}Direction") for axis in "XY"}
        across, down = (number_of(region, f"PhysicalDelta{axis}") for axis in "XY")
        if units == {_CENTIMETRES} and across and down:
            scales.add((abs(across), abs(down)))
    if len(scales) != 1:
        return None
    ((across, down),) = scales
    if not _is_sane([across * 10, down * 10]):
        return None
    return Spacing(x=across * _UM_IN_CM, y=down * _UM_IN_CM)


def _may_be_shown(centre: float, width: float) -> bool:
    return width > 0 and abs(centre) < 1e12 and Decimal("1e-6") < Decimal(width) < Decimal("1e12")
