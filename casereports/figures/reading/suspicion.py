"""Points at regions near the border of a picture that look like writing.

It reads nothing and proves nothing: writing has small marks that stand out from an even ground and
lie in a row. It misses writing by hand, across the middle, or on a restless ground.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final

import numpy as np
from PIL import Image

from casereports.figures.reading.components import Components, Mask, Numbers, components_of
from casereports.figures.reading.pixels import fitted, resized
from casereports.figures.reading.preparation import MOST_BLACKOUTS, Box

#: Longest side that is looked at, and shortest: letters of a scan are some 10 pixels high then.
_LONGEST: Final = 1280
_SHORTEST: Final = 640
#: Pixels across which a stroke of a letter is thinner.
_STROKE: Final = 9
#: Steps of grey, of 255, by which a stroke is lighter or darker than its ground.
_CONTRAST: Final = 44
#: Unevenness of the ground that letters still stand out from, as a share of their contrast.
_UNEVEN: Final = 0.3
_LOW, _HIGH = 5, 60
#: Strokes that letters of writing have along each of their rows of pixels, on average: a blot has
#: one, and so have some letters.
_STROKES: Final = 1.05
_STROKES_IN_TEXTURE: Final = 1.3
#: How full of marks the margin around writing may be, as a share of the writing itself.
_MARGIN: Final = 0.2
#: Marks away from the border that make a picture a texture, where they are as dense as beside it.
_TEXTURE: Final = 100
#: Letters that make a row, and the border in which a row is suspicious, as a share of each side.
_FEWEST: Final = 3
_BORDER: Final = 0.25
_TENTH: Final = Decimal("0.1")


@dataclass(slots=True)
class Row:
    """Marks side by side, in pixels; grows from left to right."""

    left: int
    top: int
    right: int
    bottom: int
    letters: int
    height: int
    strokes: float = 0.0
    heights: float = 0.0

    def takes(self, left: int, top: int, bottom: int) -> bool:
        """Tells whether a mark continues the row: as high, in line, and close behind."""
        height = bottom - top
        overlap = min(self.bottom, bottom) - max(self.top, top)
        lower, higher = sorted((self.height, height))
        in_line = overlap >= 0.6 * lower and higher <= 2.2 * lower
        return in_line and left - self.right <= 1.5 * higher

    def take(self, left: int, top: int, right: int, bottom: int, letters: int) -> None:
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)
        self.letters += letters
        self.height = max(self.height, bottom - top)

    def looks_written(self, strokes: float) -> bool:
        """Tells letters from blots, which have one stroke in each row of pixels."""
        return self.strokes >= strokes * self.heights

    def joins(self, row: "Row") -> bool:
        """Tells whether another line stands close below."""
        close = row.top - self.bottom <= 1.2 * max(row.height, self.height)
        return close and row.left <= self.right and row.right >= self.left


def suspected(picture: Image.Image) -> tuple[Box, ...]:
    """Returns rectangles around what looks like writing, the largest first."""
    small = _legible(picture)
    if min(small.size) < 4 * _LOW:
        return ()
    grey = np.asarray(small.convert("L")).astype(np.int16)
    seen = [grey, 255 - grey]
    if small.mode != "L":  # blue letters on black are bright in one colour only
        seen.append(np.asarray(small).max(axis=2).astype(np.int16))
    blocks = _apart([block for values in seen for block in _written(values)])
    return tuple(_box(block, small.size) for block in blocks[:MOST_BLACKOUTS])


def _legible(picture: Image.Image) -> Image.Image:
    """Returns a picture of a size at which the strokes of letters are found."""
    width, height = picture.size
    if max(width, height) < _SHORTEST:
        return resized(picture, (2 * width, 2 * height))
    return fitted(picture, _LONGEST)


def _written(grey: Numbers) -> list[Row]:
    """Returns blocks of lines that are lighter than their ground."""
    ground = _widened(_narrowed(grey))
    standing_out = grey - ground
    marks: Mask = standing_out > _CONTRAST
    size = (grey.shape[1], grey.shape[0])
    letters = _letters(marks, ground, standing_out)
    rows = [row for row in _rows(letters) if _is_near(row, size)]
    if _is_texture(letters, size):
        lines = [row for row in rows if row.looks_written(_STROKES_IN_TEXTURE)]
        return [block for block in _blocks(lines) if _has_margin(block, marks)]
    return _blocks(row for row in rows if row.looks_written(_STROKES))


def _letters(marks: Mask, ground: Numbers, standing_out: Numbers) -> Components:
    """Returns marks that may be letters, or words whose letters touch."""
    found = components_of(marks)
    height, width = found.height, found.width
    fill = found.area / np.maximum(1, height * width)
    shape = (height >= _LOW) & (height <= _HIGH) & (width <= 20 * height) & (fill < 0.92)
    slender = (width <= 1.6 * height) | (found.strokes >= 1.5 * height)
    found = found.only(shape & slender)
    return found.only(_on_even_ground(found, ground, standing_out))


def _on_even_ground(found: Components, ground: Numbers, standing_out: Numbers) -> Mask:
    even = np.zeros(len(found.left), np.bool_)
    for at in range(len(even)):
        pad = max(2, int(found.height[at]) // 4)
        rows = slice(max(0, found.top[at] - pad), found.bottom[at] + pad)
        columns = slice(max(0, found.left[at] - pad), found.right[at] + pad)
        beside = standing_out[rows, columns]
        strokes = beside > _CONTRAST
        rest = (beside + ground[rows, columns])[beside < _CONTRAST // 2]
        contrast = float(beside[strokes].mean())
        quiet = len(rest) > 0 and float(rest.std()) <= _UNEVEN * contrast
        even[at] = quiet and len(rest) >= 0.3 * beside.size
    return even


def _narrowed(values: Numbers) -> Numbers:
    """Returns the least value around each pixel, along rows and columns."""
    return _extreme(_extreme(values, np.minimum, 0), np.minimum, 1)


def _widened(values: Numbers) -> Numbers:
    return _extreme(_extreme(values, np.maximum, 0), np.maximum, 1)


def _extreme(values: Numbers, choose: Any, axis: int) -> Numbers:
    half = _STROKE // 2
    margins = [(0, 0), (0, 0)]
    margins[axis] = (half, half)
    padded = np.pad(values, margins, mode="edge")
    length = values.shape[axis]
    result = values
    for shift in range(_STROKE):
        part = [slice(None), slice(None)]
        part[axis] = slice(shift, shift + length)
        result = choose(result, padded[tuple(part)])
    return result


def _rows(letters: Components) -> list[Row]:
    """Returns marks that follow each other in a line, where they are enough."""
    rows: list[Row] = []
    near: list[Row] = []
    for at in np.argsort(letters.left, kind="stable"):
        left, top = int(letters.left[at]), int(letters.top[at])
        right, bottom = int(letters.right[at]), int(letters.bottom[at])
        count = max(1, round((right - left) / (0.8 * (bottom - top))))
        near = [row for row in near if left - row.right <= 1.5 * _HIGH]
        row = next((row for row in reversed(near) if row.takes(left, top, bottom)), None)
        if row:
            row.take(left, top, right, bottom, count)
        else:
            row = Row(left, top, right, bottom, count, bottom - top)
            rows.append(row)
            near.append(row)
        row.strokes += int(letters.strokes[at])
        row.heights += bottom - top
    return [row for row in rows if row.letters >= _FEWEST and _is_line(row)]


def _is_line(row: Row) -> bool:
    """Tells a line of writing from marks that climb or are scattered."""
    return row.bottom - row.top <= 1.7 * row.height and row.right - row.left >= 1.5 * row.height


def _is_near(row: Row, size: tuple[int, int]) -> bool:
    across = (row.left + row.right) / 2 / size[0]
    down = (row.top + row.bottom) / 2 / size[1]
    beside = row.left / size[0] < _BORDER / 2 or row.right / size[0] > 1 - _BORDER / 2
    return beside or min(across, 1 - across, down, 1 - down) < _BORDER


def _blocks(rows: Iterable[Row]) -> list[Row]:
    """Returns lines joined that stand above each other."""
    blocks: list[Row] = []
    for row in sorted(rows, key=lambda row: row.top):
        for block in blocks:
            if block.joins(row):
                block.take(row.left, row.top, row.right, row.bottom, row.letters)
                block.height = row.height
                break
        else:
            blocks.append(row)
    return blocks


def _is_texture(letters: Components, size: tuple[int, int]) -> bool:
    """Tells small marks all over a picture, such as nuclei, from writing beside it."""
    across, down = letters.left / size[0], letters.top / size[1]
    away = (np.minimum(across, 1 - across) > _BORDER) & (np.minimum(down, 1 - down) > _BORDER)
    inside = int(away.sum())
    share = (1 - 2 * _BORDER) ** 2
    return inside >= _TEXTURE and inside / share >= 0.5 * (len(away) - inside) / (1 - share)


def _has_margin(block: Row, marks: Mask) -> bool:
    """Tells writing, which has space around it, from a texture that goes on."""
    pad = block.height
    top, left = max(0, block.top - pad), max(0, block.left - pad)
    around = marks[top : block.bottom + pad, left : block.right + pad]
    inside = marks[block.top : block.bottom, block.left : block.right]
    margin = around.size - inside.size
    if not margin:
        return True
    share = (around.sum() - inside.sum()) / margin
    return bool(share <= _MARGIN * inside.mean())


def _apart(blocks: Iterable[Row]) -> list[Row]:
    """Returns blocks without those that lie in another one, the largest first."""
    kept: list[Row] = []
    for block in sorted(blocks, key=_area, reverse=True):
        if not any(_holds(other, block) for other in kept):
            kept.append(block)
    return kept


def _holds(outer: Row, inner: Row) -> bool:
    across = outer.left - 3 <= inner.left and inner.right <= outer.right + 3
    return across and outer.top - 3 <= inner.top and inner.bottom <= outer.bottom + 3


def _area(row: Row) -> int:
    return (row.right - row.left) * (row.bottom - row.top)


def _box(row: Row, size: tuple[int, int]) -> Box:
    pad = max(3, row.height // 3)
    return Box(
        left=_percent(row.left - pad, size[0], ROUND_FLOOR),
        top=_percent(row.top - pad, size[1], ROUND_FLOOR),
        right=_percent(row.right + pad, size[0], ROUND_CEILING),
        bottom=_percent(row.bottom + pad, size[1], ROUND_CEILING),
    )


def _percent(at: int, side: int, rounding: str) -> Decimal:
    share = Decimal(100 * min(side, max(0, at))) / side
    return share.quantize(_TENTH, rounding=rounding)
