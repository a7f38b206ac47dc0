"""Haematoxylin and eosin: nests and trabeculae of even, round nuclei, at two magnifications.

Two maps say how much of each stain lies where; light that passes both makes the colour.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .canvas import HEIGHT, WIDTH, Field, Sheet, blurred

# Optical density of each stain in red, green and blue light.
_HAEMATOXYLIN = np.array((0.98, 1.12, 0.5))
_EOSIN = np.array((0.1, 0.82, 0.42))
_SPACING = 10.5  # micrometres from one nucleus to the next
_NUCLEUS = 3.5  # radius in micrometres
_LENS = 1.4  # blur in pixels


class Nests(NamedTuple):
    """Where tumour lies (0 to 1), and how far each place is from the nearest septum."""

    inside: Field
    depth: Field
    direction: Field


@dataclass(frozen=True)
class Cells:
    """The nuclei, and the lines where cells meet."""

    nuclei: Field
    borders: Field


def low_power() -> Field:
    return _stained(Sheet(span=390), seed=601, nest_size=(52.0, 118.0))


def high_power() -> Field:
    return _stained(Sheet(span=195), seed=631, nest_size=(60.0, 112.0))


def _stained(sheet: Sheet, seed: int, nest_size: tuple[float, float]) -> Field:
    nests = _nests(sheet, seed, nest_size)
    cells = _cells(sheet, seed, nests)
    spindles = _spindles(sheet, seed, nests)
    chromatin = 0.8 + 0.16 * sheet.noise(seed + 5, 0.5) + 0.1 * sheet.noise(seed + 6, 0.9)
    grain = sheet.noise(seed + 7, 0.8)
    fibres = np.abs(np.sin(nests.depth * 1.6 + 1.2 * sheet.noise(seed + 8, 4)))
    cleft = np.exp(-(((nests.depth - 1.1) / 0.75) ** 2)) * np.clip(
        sheet.noise(seed + 9, 16) + 0.1, 0, 1
    )
    inside = nests.inside
    eosin = inside * (0.42 + 0.05 * grain + 0.05 * sheet.noise(seed + 10, 3)) + (1 - inside) * (
        0.5 + 0.25 * fibres + 0.05 * grain
    )
    eosin = eosin * (1 - 0.7 * cells.nuclei) + 0.12 * cells.borders * inside
    haematoxylin = inside * (0.14 + 0.03 * grain) + (1 - inside) * 0.05
    haematoxylin += cells.nuclei * chromatin * 0.78 + spindles * 0.85
    blood = _capillaries(sheet, seed, nests)
    eosin = eosin * (1 - blood) + 1.25 * blood
    tissue = 1 - 0.85 * np.clip(cleft, 0, 1) * (1 - cells.nuclei)
    density = (haematoxylin * tissue)[..., None] * _HAEMATOXYLIN + (eosin * tissue)[
        ..., None
    ] * _EOSIN
    return np.stack([blurred(0.97 * np.exp(-density[..., c]), _LENS) for c in range(3)], axis=-1)


def _nests(sheet: Sheet, seed: int, size: tuple[float, float]) -> Nests:
    """Tumour in patches longer than wide, their rims wavy, septa between them."""
    dice = np.random.default_rng(seed)
    bend = size[0] * 0.16
    x = sheet.x + bend * sheet.noise(seed + 1, 18) + 10 * sheet.noise(seed + 3, 60)
    y = sheet.y + bend * sheet.noise(seed + 2, 18)
    lean = np.radians(32)
    along = x * np.cos(lean) + y * np.sin(lean)
    across = y * np.cos(lean) - x * np.sin(lean)
    reach = sheet.span * 0.75
    nearest = np.full((HEIGHT, WIDTH), np.inf)
    second = nearest.copy()
    for row in np.arange(-reach, reach, size[0]):
        offset = dice.uniform(0, size[1])
        for column in np.arange(-reach, reach, size[1]):
            centre = (column + offset + dice.normal(0, 14), row + dice.normal(0, 8))
            stretch = size[0] / size[1]
            distance = np.hypot((along - centre[0]) * stretch, across - centre[1])
            second = np.minimum(second, np.maximum(nearest, distance))
            nearest = np.minimum(nearest, distance)
    depth = sheet.blur((second - nearest) / 2, 1.2) - 3.2 - 2.2 * sheet.noise(seed + 4, 22)
    down, right = np.gradient(sheet.blur(depth, 3.0))
    return Nests(np.clip(depth / 0.8 + 0.5, 0, 1), depth, np.arctan2(down, right))


def _cells(sheet: Sheet, seed: int, nests: Nests) -> Cells:
    dice = np.random.default_rng(seed + 20)
    nuclei = np.zeros((HEIGHT, WIDTH))
    nearest = np.full((HEIGHT, WIDTH), 1e3)
    second = nearest.copy()
    tall = sheet.span * HEIGHT / WIDTH
    for n, row in enumerate(np.arange(-tall / 2 - 5, tall / 2 + 5, _SPACING * 0.87)):
        for column in np.arange(-sheet.span / 2 - 5, sheet.span / 2 + 5, _SPACING):
            centre = (
                column + (n % 2) * _SPACING / 2 + dice.normal(0, 0.95),
                row + dice.normal(0, 0.95),
            )
            size, shape, turn = dice.normal(1, 0.07), dice.uniform(0.84, 1), dice.uniform(0, np.pi)
            here = _window(sheet, centre, 12.0)
            spot = sheet.pixel(centre)
            if not (0 <= spot[0] < WIDTH and 0 <= spot[1] < HEIGHT):
                continue
            if nests.depth[int(spot[1]), int(spot[0])] < 2.6:
                continue
            dx, dy = sheet.x[here] - centre[0], sheet.y[here] - centre[1]
            distance = np.hypot(dx, dy)
            second[here] = np.minimum(second[here], np.maximum(nearest[here], distance))
            nearest[here] = np.minimum(nearest[here], distance)
            u = (dx * np.cos(turn) + dy * np.sin(turn)) / shape
            v = (dy * np.cos(turn) - dx * np.sin(turn)) * shape
            rim = np.hypot(u, v) / (_NUCLEUS * size)
            body = np.clip((1 - rim) * 7 + 0.5, 0, 1)
            membrane = np.exp(-(((rim - 0.9) / 0.11) ** 2))
            nuclei[here] = np.maximum(nuclei[here], body * (0.72 + 0.28 * membrane))
    return Cells(nuclei, np.exp(-(((second - nearest) / 0.9) ** 2)))


def _spindles(sheet: Sheet, seed: int, nests: Nests) -> Field:
    """Thin dark nuclei of the septa, lying along them."""
    dice = np.random.default_rng(seed + 30)
    field = np.zeros((HEIGHT, WIDTH))
    tall = sheet.span * HEIGHT / WIDTH
    for _ in range(int(sheet.span * tall / 110)):
        centre = (
            float(dice.uniform(-sheet.span / 2, sheet.span / 2)),
            float(dice.uniform(-tall / 2, tall / 2)),
        )
        spot = sheet.pixel(centre)
        row, column = min(int(spot[1]), HEIGHT - 1), min(int(spot[0]), WIDTH - 1)
        if nests.depth[row, column] > -1.0:
            continue
        here = _window(sheet, centre, 9.0)
        dx, dy = sheet.x[here] - centre[0], sheet.y[here] - centre[1]
        turn = nests.direction[row, column] + np.pi / 2
        u = (dx * np.cos(turn) + dy * np.sin(turn)) / 5.2
        v = (dy * np.cos(turn) - dx * np.sin(turn)) / 1.15
        field[here] = np.maximum(field[here], np.clip((1 - np.hypot(u, v)) * 3, 0, 1))
    return field


def _capillaries(sheet: Sheet, seed: int, nests: Nests) -> Field:
    """Red cells in the wider parts of the septa."""
    wide = np.clip(-nests.depth / 2 - 1.2, 0, 1) * np.clip(sheet.noise(seed + 40, 11) - 0.5, 0, 1)
    discs = np.clip(sheet.noise(seed + 41, 1.3) * 1.2 + 0.4, 0, 1)
    return np.asarray(np.clip(wide * 2.5, 0, 1) * discs, dtype=np.float64)


def _window(sheet: Sheet, centre: tuple[float, float], reach: float) -> tuple[slice, slice]:
    column, row = sheet.pixel(centre)
    margin = reach * sheet.pixels_per_mm
    return (
        slice(max(0, int(row - margin)), max(0, min(HEIGHT, int(row + margin) + 1))),
        slice(max(0, int(column - margin)), max(0, min(WIDTH, int(column + margin) + 1))),
    )
