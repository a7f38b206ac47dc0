"""Shows a window of grey values, as a viewer of scans does."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from casereports.clinical.sentences import gettext_noop
from casereports.figures.reading.preparation import Window
from casereports.figures.reading.source import WindowPreset

Values = NDArray[Any]
#: Names for the windows of a file, in their order; its own words for them may name a person.
_OWN_NAMES: Final = (
    gettext_noop("The file's own window"),
    gettext_noop("The file's own second window"),
    gettext_noop("The file's own third window"),
)
#: Windows that radiologists set for CT, in Hounsfield units: centre and width.
_CT_WINDOWS: Final = (
    (gettext_noop("Soft tissue window"), 50, 400),
    (gettext_noop("Lung window"), -600, 1500),
    (gettext_noop("Bone window"), 480, 2500),
    (gettext_noop("Brain window"), 40, 80),
    (gettext_noop("Mediastinal window"), 50, 350),
    (gettext_noop("Liver window"), 60, 160),
    (gettext_noop("Angiographic window"), 300, 600),
)
_CT_DEFAULT: Final = Window(centre=Decimal(50), width=Decimal(400))
#: Shares of the pixels that are left black and white where a file names no window.
_DARKEST, _LIGHTEST = 0.5, 99.5


@dataclass(frozen=True, slots=True)
class Grey:
    """A frame of values that a window shows.

    ``own`` windows are the file's; ``curved`` takes the first of them as a sigmoid, as the file
    asks. A table of the file says ``by_table`` how light each pixel is, from 0 to 1. ``ground`` is
    the value beside the scan, which is no part of it. Pixels are ``aspect`` times as high as wide.
    ``deep`` values are of more than 8 bits; the ``whole_span`` of others is shown, from lowest to
    highest.
    """

    values: Values
    own: tuple[Window, ...] = ()
    curved: bool = False
    dark_is_high: bool = False
    ground: float | None = None
    aspect: float = 1.0
    modality: str = ""
    whole_span: bool = False
    deep: bool = True
    by_table: Values | None = None


def shown(grey: Grey, window: Window | None) -> Image.Image:
    """Returns 8 bits of grey: through a window, else through the one that the file suggests."""
    levels = _levels(grey, window)
    eight = np.clip(levels * 255.0 + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(255 - eight if grey.dark_is_high else eight)


def _levels(grey: Grey, window: Window | None) -> Values:
    """Returns how light each pixel is, from 0 to 1 and beyond."""
    if window is None and grey.by_table is not None:
        return grey.by_table
    chosen = window or (grey.own[0] if grey.own else _default(grey))
    if chosen is None:
        return np.zeros(grey.values.shape, np.float32)
    if grey.curved and window is None:
        return _sigmoid(grey.values, chosen)
    return _linear(grey.values, chosen)


def presets(modality: str, own: Sequence[Window]) -> tuple[WindowPreset, ...]:
    """Returns the windows to offer: the file's own, then those usual for CT."""
    named = [
        WindowPreset(name=name, window=window)
        for name, window in zip(_OWN_NAMES, own, strict=False)
    ]
    if modality == "CT":
        named += [
            WindowPreset(name=name, window=Window(centre=Decimal(centre), width=Decimal(width)))
            for name, centre, width in _CT_WINDOWS
        ]
    return tuple(named)


def exact(number: float) -> Decimal:
    """Returns a number with the digits that a slider or a scale bar needs."""
    return Decimal(f"{Decimal(f'{number:.7g}'):f}")


def _linear(values: Values, window: Window) -> Values:
    """Follows DICOM PS3.3 C.11.2.1.2: LINEAR for whole numbers, else LINEAR_EXACT."""
    centre, width = float(window.centre), float(window.width)
    if values.dtype.kind in "iu" and width > 1:
        centre, width = centre - 0.5, width - 1
    scaled: Values = (values.astype(np.float32) - np.float32(centre)) / np.float32(width)
    return scaled + np.float32(0.5)


def _sigmoid(values: Values, window: Window) -> Values:
    """Follows DICOM PS3.3 C.11.2.1.3.1."""
    centre, width = float(window.centre), float(window.width)
    power = np.clip(-4.0 * (values.astype(np.float32) - centre) / width, -60, 60)
    curve: Values = 1.0 / (1.0 + np.exp(power))
    return curve


def _default(grey: Grey) -> Window | None:
    """Returns a window over nearly all values; none where all are the same."""
    if grey.modality == "CT" and not grey.whole_span:
        return _CT_DEFAULT
    inside = grey.values if grey.ground is None else grey.values[grey.values != grey.ground]
    if not inside.size:
        inside = grey.values
    low, high = float(inside.min()), float(inside.max())
    if not grey.whole_span:
        # Every few pixels tell as much as all of them.
        sample = inside.ravel()[:: max(1, inside.size // 500_000)]
        narrow = [float(level) for level in np.percentile(sample, (_DARKEST, _LIGHTEST))]
        if narrow[0] < narrow[1]:
            low, high = narrow
    if low >= high:
        return None
    whole = grey.values.dtype.kind in "iu"
    width = exact(high - low) + (1 if whole else 0)
    return Window(centre=exact((low + high) / 2 + (0.5 if whole else 0)), width=width)
