"""What a file that came in holds: its kind, sizes, windows and scale, and nothing of a person."""

from typing import Final

from casereports.clinical.values import Exact, Line, Term, Value
from casereports.figures.reading.preparation import Window


class Kind(Term):
    """A format of pictures, told by content."""

    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
    TIFF = "tiff", "TIFF"
    WEBP = "webp", "WebP"
    HEIC = "heic", "HEIC or AVIF"
    DICOM = "dicom", "DICOM"


#: Kinds that may hold a whole series, and so may be larger.
SERIES: Final = frozenset({Kind.DICOM, Kind.TIFF})


class WindowPreset(Value):
    """A window with a name that holds no words of the file."""

    name: Line
    window: Window


class Source(Value):
    """A file as it came in, by what a form needs to know of it.

    Sizes are those of the first frame, upright and with square pixels. ``deep`` pictures have more
    than 8 bits of grey, of which a window shows some; ``lowest`` and ``highest`` are the ends of a
    slider for it. Micrometres per pixel are at the detector, not in the patient, where
    ``spacing_at_detector`` says so. ``burned_in`` files say themselves that a name may stand in
    their pixels; of the others that says nothing.
    """

    kind: Kind
    width: int
    height: int
    frames: int = 1
    deep: bool = False
    modality: str = ""
    um_per_pixel_x: Exact | None = None
    um_per_pixel_y: Exact | None = None
    spacing_at_detector: bool = False
    burned_in: bool = False
    presets: tuple[WindowPreset, ...] = ()
    lowest: Exact | None = None
    highest: Exact | None = None
    sha256: str
