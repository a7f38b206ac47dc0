"""Finds what hangs together in a picture of yes and no."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Components:
    """Groups of pixels that touch, also at corners: boxes in pixels, ``right`` and ``bottom``
    exclusive, how many pixels each has, and in how many strokes along its rows.
    """

    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    area: Numbers
    strokes: Numbers

    @property
    def width(self) -> Numbers:
        return self.right - self.left

    @property
    def height(self) -> Numbers:
        return self.bottom - self.top

    def only(self, chosen: Mask) -> "Components":
        return Components(
            self.left[chosen],
            self.top[chosen],
            self.right[chosen],
            self.bottom[chosen],
            self.area[chosen],
            self.strokes[chosen],
        )


def components_of(mask: Mask) -> Components:
    """Returns the groups of pixels that are set, found by their runs along rows."""
    row, start, end = _runs(mask)
    _names, group = np.unique(_joined(row, start, end, mask.shape[1]), return_inverse=True)
    count = len(_names)
    left, top = np.full(count, mask.shape[1]), np.full(count, mask.shape[0])
    right, bottom = np.zeros(count, int), np.zeros(count, int)
    np.minimum.at(left, group, start)
    np.minimum.at(top, group, row)
    np.maximum.at(right, group, end)
    np.maximum.at(bottom, group, row + 1)
    area = np.bincount(group, end - start, minlength=count)
    return Components(left, top, right, bottom, area, np.bincount(group, minlength=count))


def _runs(mask: Mask) -> tuple[Numbers, Numbers, Numbers]:
    """Returns row, start and end of each run of set pixels."""
    framed = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    framed[:, 1:-1] = mask
    steps = np.diff(framed, axis=1)
    row, start = np.nonzero(steps == 1)
    end = np.nonzero(steps == -1)[1]
    return row, start, end


def _joined(row: Numbers, start: Numbers, end: Numbers, width: int) -> Numbers:
    """Returns for each run the number of the first run that it hangs together with."""
    names = np.arange(len(row))
    # Runs of the row below that touch: those that end behind our start and start before our end.
    step = width + 4
    first = np.searchsorted(row * step + end, (row + 1) * step + start, side="left")
    behind = np.searchsorted(row * step + start, (row + 1) * step + end, side="right")
    counts = np.maximum(behind - first, 0)
    above = np.repeat(names, counts)
    offsets = np.arange(len(above)) - np.repeat(np.cumsum(counts) - counts, counts)
    below = np.repeat(first, counts) + offsets
    while True:
        least = np.minimum(names[above], names[below])
        renamed = names.copy()
        np.minimum.at(renamed, above, least)
        np.minimum.at(renamed, below, least)
        renamed = renamed[renamed]
        if np.array_equal(renamed, names):
            return names
        names = renamed
