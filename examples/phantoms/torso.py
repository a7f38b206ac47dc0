"""What chest and upper abdomen share: the sheet, the body's outline and the ribs."""

from collections.abc import Sequence

import numpy as np

from .canvas import Field, Point, Sheet, union

SHEET = Sheet(span=364)

TORSO: Sequence[Point] = (
    (0, -100), (50, -104), (105, -90), (150, -52), (168, 2), (158, 54), (118, 92), (60, 106),
    (14, 102), (0, 99), (-14, 102), (-60, 106), (-118, 92), (-158, 54), (-168, 2), (-150, -52),
    (-105, -90), (-50, -104),
)  # fmt: skip


def ribs(wide: float = 0.895, high: float = 0.845) -> Field:
    """Ribs as the section cuts them: short bars along an oval."""
    bars = []
    for n, degrees in enumerate((-62, -38, -16, 6, 27, 48, 66)):
        for side in (0, 1):
            bearing = np.radians(degrees if side else 180 - degrees)
            spot = (168 * wide * float(np.cos(bearing)), 104 * high * float(np.sin(bearing)))
            lean = float(np.degrees(np.arctan2(104 * np.cos(bearing), -168 * np.sin(bearing))))
            bars.append(SHEET.blob(spot, (11 - n % 3, 3.4), turn=lean))
    return union(bars)
